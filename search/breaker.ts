/** How a server failed: it answered wrongly or refused at once, or it kept the caller waiting until patience ended. */
export type Failure = 'refused' | 'silent'
export type BreakerState = 'closed' | 'open' | 'half-open'

/** One call that may go to the server; whoever takes it says how it ended. */
export type Passage = { succeeded(): void; failed(failure: Failure): void }

export type Breaker = {
  /** A way to the server, or undefined while it is to be left alone. */
  enter(): Passage | undefined
  /** `half-open`: the pause is over, and the next call, or the one on its way, tells whether the server is well. */
  state(): BreakerState
}

export type BreakerLimits = {
  /** Failures in a row that open it. One silence does: each costs a person the whole patience. */
  failures: number
  /** Milliseconds between its opening and the one call that tries again. */
  pause: number
}

/**
 * Keeps calls from a server that is not well. Closed: all go there. Open: none does, for a pause. Then one call is let
 * through and decides; the others go on without the server meanwhile. `clock` counts milliseconds, always forward.
 */
export function breaker({ failures, pause }: BreakerLimits, clock: () => number = () => performance.now()): Breaker {
  let failed = 0
  let openedAt: number | undefined
  let isProbing = false
  /** Calls that left before it opened or closed last have no say any more. */
  let era = 0

  const turn = (at: number | undefined) => {
    openedAt = at
    failed = 0
    isProbing = false
    era += 1
  }
  const pauseIsOver = () => openedAt !== undefined && clock() - openedAt >= pause

  return {
    enter() {
      if (openedAt !== undefined) {
        if (isProbing || !pauseIsOver()) return undefined
        isProbing = true
      }
      const isProbe = isProbing
      const mine = era
      return {
        succeeded() {
          if (mine !== era) return
          if (isProbe) turn(undefined)
          else failed = 0
        },
        failed(failure) {
          if (mine !== era) return
          failed += 1
          if (isProbe || failure === 'silent' || failed >= failures) turn(clock())
        },
      }
    },
    state: () => (openedAt === undefined ? 'closed' : pauseIsOver() ? 'half-open' : 'open'),
  }
}
