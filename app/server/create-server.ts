import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Logger } from 'pino'
import { isHealthy, systemHealth } from '~/admin/health.server'
import { hasSession } from '~/auth/session-cookie'
import { CLIENT_ADDRESS_HEADER } from '~/auth/client-address.server'
import { hasDraft } from '~/forms/draft-cookie.server'
import { logTo } from '~/log.server'
import * as m from '~/i18n/paraglide/messages'
import { addressOf } from './client-address'
import { publicPagesOnly } from './found-from-outside'
import { bodyLimits, readToItsEnd } from './limits'
import { plainPage } from './plain-page'
import { readersLanguage } from './readers-language'
import { requestLog, type ServerVariables } from './request-log'
import { formsAndLinksOnly, readablePathsOnly, sameOriginOnly, securityHeaders } from './security'
import { staticFiles } from './static-files'

type ServerOptions = {
  /** The built application; in development a function that loads the present one. */
  build: ServerBuild | (() => Promise<ServerBuild>)
  mode: 'production' | 'development'
  /** Folder of the client build; none in development, where Vite serves the files. */
  clientFolder?: string
  /** The public address, where it is not the one in the request (behind a proxy). */
  origin?: string | undefined
  /** Proxies in front whose `X-Forwarded-For` is believed. */
  trustedProxies?: number
  log: Logger
}

/** The web server around the application: files, limits, headers, health and log, then the pages. */
export function createServer({ build, mode, clientFolder, origin, trustedProxies = 0, log }: ServerOptions) {
  logTo(log)
  const pages = createRequestHandler(build, mode)
  const app = new Hono<{ Variables: ServerVariables }>()

  app.use(requestLog(log))
  app.use(securityHeaders({ isHttps: origin?.startsWith('https:') ?? false, isDevelopment: mode === 'development' }))
  app.use(readersLanguage)
  app.use(publicPagesOnly)
  app.get('/healthz', async (context) => {
    const health = await systemHealth()
    return context.json(health, isHealthy(health) ? 200 : 503, { 'Cache-Control': 'no-store' })
  })
  app.use(readablePathsOnly)
  app.use(compress())
  if (clientFolder) for (const handler of staticFiles(clientFolder)) app.get('*', handler)
  app.use(readToItsEnd)
  app.use(formsAndLinksOnly)
  app.use(sameOriginOnly(origin))
  app.use(bodyLimits)
  app.all('*', async (context) => {
    const sent = asSent(context.req.raw, {
      origin,
      requestId: context.get('requestId'),
      address: addressOf(context, trustedProxies),
    })
    context.set('sent', sent)
    const answer = await pages(sent)
    if (!answer.headers.has('Cache-Control')) answer.headers.set('Cache-Control', keptBy(context.req.header('cookie')))
    return answer
  })
  app.notFound((context) => context.text('404', 404))
  app.onError((error, context) => {
    // Whoever went away while sending hears nothing, and it is no fault of ours.
    if (context.req.raw.signal.aborted) return context.text('400', 400)
    log.error({ requestId: context.get('requestId'), err: error }, 'request failed')
    return plainPage(context, 500, m.server_failed_title(), m.server_failed_text())
  })
  return app
}

/**
 * Pages of somebody signed in, or with a draft in this browser, are kept nowhere: after signing out, or deleting the draft, the
 * back button finds none.
 */
const keptBy = (cookies: string | undefined) =>
  hasSession(cookies) || hasDraft(cookies) ? 'no-store' : 'private, no-cache'

type Sent = { origin: string | undefined; requestId: string; address: string }

/** The request under the web address that the browser used, with the id that error pages show and where it came from. */
function asSent(request: Request, { origin, requestId, address }: Sent) {
  const headers = new Headers(request.headers)
  headers.set('x-request-id', requestId)
  headers.set(CLIENT_ADDRESS_HEADER, address)
  headers.delete('x-forwarded-host')
  if (!origin) return new Request(request, { headers })
  const { pathname, search } = new URL(request.url)
  headers.set('host', new URL(origin).host)
  return new Request(new Request(`${origin}${pathname}${search}`, request), { headers })
}
