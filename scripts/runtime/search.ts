import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { readSecrets, Settings } from '~/settings.server'
import { SearchChildError, startMeilisearch } from '~search/child'
import { scopedKeys } from '~search/child/keys'

/** A start waits no longer for the indexes; a large directory's are built on while pages are served. */
const READY_WITHIN_MS = 10_000

/** The operator's search server, or the bundled one as a child; without either the embedded engine serves by itself. */
export async function startSearch(settings: Settings, secrets: ReturnType<typeof readSecrets>) {
  if (settings.meili) {
    useServer(settings.meili)
    return { stop: () => Promise.resolve() }
  }
  const child = await startChild(settings, secrets)
  return { stop: async () => child?.stop() }
}

type Server = { url: string; key: string; searchKey?: string | undefined }

function useServer({ url, key, searchKey }: Server) {
  process.env.MEILI_URL = url
  process.env.MEILI_KEY = key
  if (searchKey) process.env.MEILI_SEARCH_KEY = searchKey
}

/** Uses a server of our own, with keys that may do no more than this process needs. Throws `SearchChildError`. */
export async function useOwnServer({ url, masterKey }: { url: string; masterKey: string }) {
  const { indexPrefix } = await import('~search/engine')
  const keys = await scopedKeys({ url, masterKey, prefix: indexPrefix() })
  useServer({ url, key: keys.care, searchKey: keys.search })
}

async function startChild({ dataDir, meiliBinary, meiliMasterKey }: Settings, secrets: ReturnType<typeof readSecrets>) {
  const masterKey = meiliMasterKey ?? secrets.meiliMasterKey
  try {
    const child = await startMeilisearch({ dataDir, masterKey, binary: meiliBinary })
    await useOwnServer({ url: child.url, masterKey }).catch(async (error: unknown) => {
      await child.stop()
      throw error
    })
    return child
  } catch (error) {
    if (!(error instanceof SearchChildError)) throw error
    console.error(`Search is simpler, without Meilisearch: ${error.message}`)
    return undefined
  }
}

/** Sees to it that there is something to search before the first page; what cannot be done now the worker does. */
export async function prepareIndexes(log: Logger): Promise<void> {
  const care = await import('~/domain/discovery/index-care.server')
  const prepared = care
    .prepareIndexes()
    .catch((error: unknown) => log.warn({ err: error }, 'the search indexes are not ready'))
  await Promise.race([prepared, pause(READY_WITHIN_MS, undefined, { ref: false })])
}
