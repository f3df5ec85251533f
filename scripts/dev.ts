import { createServer as createHttpServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { ServerBuild } from '@remix-run/node'
import { createServer as createVite } from 'vite'
import { forgetEmptySettings, readSettings } from '~/settings.server'
import { ensureSqlite } from './build/sqlite'
import { announce, MAIL_LACKS_ORIGIN } from './runtime/announce'
import { endWithOneLine } from './runtime/faults'
import { hostFor, ONLY_HERE } from './runtime/host'
import { logger } from './runtime/logger'
import { warnOfUntriedNode } from './runtime/node-version'
import { ensurePortFree } from './runtime/port'
import { prepare } from './runtime/prepare'
import { endOnSignal } from './runtime/shutdown'

/** The same server with Vite in front: pages and styles follow their sources. */
async function develop() {
  forgetEmptySettings()
  warnOfUntriedNode()
  process.env.NODE_ENV ??= 'development'
  const settings = readSettings()
  await ensurePortFree(settings)
  ensureSqlite()
  const vite = await createVite({ server: { middlewareMode: true }, appType: 'custom' })
  const log = logger(settings.logLevel)
  const prepared = await prepare(settings, log)
  const { createServer } = await import('~/server/create-server')
  const { close } = await import('~/server/listen')
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
  const pages = getRequestListener(createServer({ build, mode: 'development', origin: settings.origin, log }).fetch)
  const web = createHttpServer((request, response) => {
    vite.middlewares(request, response, () => void pages(request, response))
  })
  const host = hostFor(settings, prepared.accounts.length > 0)
  await new Promise<void>((resolve) => web.listen(settings.port, host, resolve))
  endOnSignal(log, async () => {
    await close(web)
    await vite.close()
    await prepared.stop()
  })
  announce(`http://localhost:${settings.port}`, prepared)
  if (host !== settings.host) console.log(ONLY_HERE)
  if (settings.mailLacksOrigin || settings.phoneLacksOrigin) console.warn(MAIL_LACKS_ORIGIN)
}

await develop().catch(endWithOneLine)
