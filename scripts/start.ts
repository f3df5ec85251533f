import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { forgetEmptySettings, readSettings } from '~/settings.server'
import { CLIENT_FOLDER, ensureBuilt, SERVER_BUNDLE } from './build/build-app'
import { ensureSqlite } from './build/sqlite'
import { announce, MAIL_LACKS_ORIGIN } from './runtime/announce'
import { endWithOneLine } from './runtime/faults'
import { hostFor, ONLY_HERE } from './runtime/host'
import { logger } from './runtime/logger'
import { warnOfUntriedNode } from './runtime/node-version'
import { ensurePortFree } from './runtime/port'
import { prepare } from './runtime/prepare'
import { endOnSignal } from './runtime/shutdown'

async function start() {
  forgetEmptySettings()
  warnOfUntriedNode()
  const settings = readSettings()
  await ensurePortFree(settings)
  ensureSqlite()
  await ensureBuilt()
  // From here on the pages' libraries run as built for production, whether or not demo data is wanted.
  process.env.NODE_ENV = 'production'

  const log = logger(settings.logLevel)
  const prepared = await prepare(settings, log)
  const build = (await import(pathToFileURL(SERVER_BUNDLE).href)) as ServerBuild
  const { createServer } = await import('~/server/create-server')
  const { listen } = await import('~/server/listen')
  const { origin, trustedProxies } = settings
  const app = createServer({ build, mode: 'production', clientFolder: CLIENT_FOLDER, origin, trustedProxies, log })
  const host = hostFor(settings, prepared.accounts.length > 0)
  const web = await listen({ fetch: app.fetch, host, port: settings.port })
  endOnSignal(log, async () => {
    await web.close()
    await prepared.stop()
  })
  announce(origin ?? `http://localhost:${web.port}`, prepared)
  if (host !== settings.host) console.log(ONLY_HERE)
  if (settings.mailLacksOrigin || settings.phoneLacksOrigin) console.warn(MAIL_LACKS_ORIGIN)
}

await start().catch(endWithOneLine)
