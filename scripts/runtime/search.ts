import type { Logger } from 'pino'
import type { readSecrets, Settings } from '~/settings.server'
import { SearchChildError, startMeilisearch } from '~search/child'

const TRY_AGAIN_MS = 10_000

/** The operator's search server, or the bundled one as a child; without either the application runs and says that search is not available. */
export async function startSearch(settings: Settings, secrets: ReturnType<typeof readSecrets>) {
  const child = settings.meili ? undefined : await startChild(settings, secrets)
  const server = settings.meili ?? child
  if (server) {
    process.env.MEILI_URL = server.url
    process.env.MEILI_KEY = server.key
  }
  return { prepareIndexes: server ? prepareIndexes : () => ({ stop() {} }), stop: async () => child?.stop() }
}

async function startChild(settings: Settings, secrets: ReturnType<typeof readSecrets>) {
  try {
    return await startMeilisearch({
      dataDir: settings.dataDir,
      masterKey: settings.meiliMasterKey ?? secrets.meiliMasterKey,
      binary: settings.meiliBinary,
    })
  } catch (error) {
    if (!(error instanceof SearchChildError)) throw error
    console.error(`Search is not available: ${error.message}`)
    return undefined
  }
}

/** Brings the indexes to their present settings, filling those that are missing; tries again while the server cannot be reached. */
async function prepareIndexes(log: Logger) {
  const { ensureIndexes } = await import('~search/indexes')
  let timer: NodeJS.Timeout | undefined
  const attempt = async () => {
    try {
      await ensureIndexes()
    } catch (error) {
      log.warn({ err: error }, 'the search indexes are not ready')
      timer = setTimeout(() => void attempt(), TRY_AGAIN_MS).unref()
    }
  }
  await attempt()
  return { stop: () => clearTimeout(timer) }
}
