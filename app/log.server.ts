import type { Logger } from 'pino'

const shared = globalThis as typeof globalThis & { nhipCauLog?: Logger }

/** The process's log, given by whoever puts the web server together; on globalThis, since server and built pages are two module graphs. */
export const logTo = (log: Logger) => {
  shared.nhipCauLog = log
}

/** None where nothing is served: tests, command line tools. */
export const log = () => shared.nhipCauLog
