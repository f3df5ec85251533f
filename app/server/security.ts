import type { MiddlewareHandler } from 'hono'
import { mailKey } from '~/mail/mail-key'
import * as m from '~/i18n/paraglide/messages'
import { plainPage } from './plain-page'

const POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
]
/** Vite puts styles and its refresh client into the page, and talks to it over a socket. */
const POLICY_IN_DEVELOPMENT = [
  ...POLICY,
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws:",
]

/** Headers that every answer carries; one that allows less by itself keeps its own policy. */
export function securityHeaders(options: { isHttps: boolean; isDevelopment: boolean }): MiddlewareHandler {
  const policy = (options.isDevelopment ? POLICY_IN_DEVELOPMENT : POLICY).join('; ')
  return async (context, next) => {
    await next()
    if (!context.res.headers.has('Content-Security-Policy')) context.header('Content-Security-Policy', policy)
    // Not `no-referrer`: browsers would send `Origin: null` with forms. What a link is opened by is told to nobody, and kept nowhere.
    const hasKey = context.req.path.search(mailKey) !== -1
    context.header('Referrer-Policy', hasKey ? 'strict-origin' : 'strict-origin-when-cross-origin')
    if (hasKey) context.header('Cache-Control', 'no-store')
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('X-Frame-Options', 'DENY')
    context.header('Cross-Origin-Opener-Policy', 'same-origin')
    context.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
    if (options.isHttps) context.header('Strict-Transport-Security', 'max-age=31536000')
  }
}

const METHODS = ['GET', 'HEAD', 'POST']
/** A file that comes in pieces: the next one, or none of it any more. */
const UPLOAD = /^\/uploads\/[\w.-]+$/
const UPLOAD_METHODS = ['PATCH', 'DELETE']

/**
 * Pages are asked for with links and forms only, but for uploads: other methods would reach an action as if a form had been posted, and
 * nothing hydrates, so nobody asks for Remix's data or its manifest.
 */
export const formsAndLinksOnly: MiddlewareHandler = async (context, next) => {
  const { method, path } = context.req
  const isUploads = UPLOAD_METHODS.includes(method) && UPLOAD.test(path)
  if (!METHODS.includes(method) && !isUploads) return context.text('405', 405, { Allow: METHODS.join(', ') })
  const isRemixs = /\.data$|^\/__manifest$/.test(context.req.path) || context.req.query('_data') !== undefined
  if (isRemixs) return context.notFound()
  return next()
}

/** A path that cannot be read is no page's: the router would say so in the log, with all of it. */
export const readablePathsOnly: MiddlewareHandler = (context, next) => {
  try {
    decodeURIComponent(new URL(context.req.url).pathname)
  } catch {
    return Promise.resolve(context.text('400', 400))
  }
  return next()
}

/**
 * Where mail programs end a kind of mail by themselves (RFC 8058): no browser, so no origin and no session, and the key in
 * the path is all that counts. A form of another site does name its origin and stays refused.
 */
const ONE_CLICK = /^\/unsubscribe\/[\w-]+$/

const READS = new Set(['GET', 'HEAD'])

/**
 * Refuses a change that another site's page asks for. Browsers name the asking page's origin with every form:
 * it must be `origin`, or where that is not set the host the request was sent to.
 */
export function sameOriginOnly(origin: string | undefined): MiddlewareHandler {
  return async (context, next) => {
    if (READS.has(context.req.method)) return next()
    const asking = context.req.header('origin')
    if (!asking && context.req.method === 'POST' && ONE_CLICK.test(context.req.path)) return next()
    const isOurs = origin ? asking === origin : hostOf(asking) === context.req.header('host')
    if (asking && isOurs) return next()
    return plainPage(context, 403, m.server_other_site_title(), m.server_other_site_text())
  }
}

const hostOf = (origin: string | undefined) => (origin && URL.canParse(origin) ? new URL(origin).host : undefined)
