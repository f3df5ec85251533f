import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import { mailKey } from '~/mail/mail-key'

/** `sent`: the request as the pages got it. */
export type ServerVariables = { requestId: string; sent?: Request }

const FROM_PROXY = /^[\w-]{8,64}$/
const QUIET = /^\/(assets\/|healthz$)/

/** Gives every request an id (a proxy's is kept) and logs one line: neither query strings nor bodies, they hold what people typed. */
export function requestLog(log: Logger): MiddlewareHandler<{ Variables: ServerVariables }> {
  return async (context, next) => {
    const given = context.req.header('x-request-id') ?? ''
    const requestId = FROM_PROXY.test(given) ? given : randomUUID()
    context.set('requestId', requestId)
    const start = performance.now()
    await next()
    context.header('X-Request-Id', requestId)
    const { method } = context.req
    const path = context.req.path.replace(mailKey, '$1…')
    const { status } = context.res
    // Whoever went away while sending hears nothing, and it is no fault of ours.
    const isOurs = status >= 500 && !context.req.raw.signal.aborted
    const level = isOurs ? 'error' : QUIET.test(path) ? 'debug' : 'info'
    log[level]({ requestId, method, path, status, ms: Math.round(performance.now() - start) }, 'request')
  }
}
