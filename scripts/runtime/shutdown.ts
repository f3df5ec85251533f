import type { Logger } from 'pino'

/** npm passes a Ctrl-C on that the terminal has already sent, so two at once are one. */
const SAME_PRESS_MS = 500

/** Ends in order at the first Ctrl-C or SIGTERM, at once at the second. */
export function endOnSignal(log: Logger, steps: () => Promise<void>) {
  let first: number | undefined
  const onSignal = (signal: NodeJS.Signals) => {
    if (first !== undefined) {
      if (Date.now() - first > SAME_PRESS_MS) process.exit(130)
      return
    }
    first = Date.now()
    log.info({ signal }, 'ending')
    steps().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'ending failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
