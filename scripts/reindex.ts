import { readSecrets, readSettings } from '~/settings.server'
import { startMeilisearch } from '~search/child'
import { runningServer } from '~search/child/running'
import { endWithOneLine } from './runtime/faults'

/** Rebuilds the search indexes from the database, beside a running application or without one. */
async function run() {
  const settings = readSettings()
  process.env.DATA_DIR = settings.dataDir
  process.env.DATABASE_FILE = settings.databaseFile
  const server = await searchServer(settings)
  process.env.MEILI_URL = server.url
  process.env.MEILI_KEY = server.key

  const { closeDatabase } = await import('~db/connection')
  const { migrateDatabase } = await import('~db/migrate')
  const { drainJobs } = await import('~/jobs/worker.server')
  const { reindex } = await import('~/jobs/reindex.server')
  try {
    migrateDatabase()
    for (const { index, documents, changedMeanwhile } of await reindex()) {
      console.log(`${index}: ${documents} documents, ${changedMeanwhile.length} changed meanwhile`)
    }
    await drainJobs()
  } finally {
    closeDatabase()
    await server.stop()
  }
}

/** The operator's server, the one of an application that runs on this data folder, or one of our own. */
async function searchServer(settings: ReturnType<typeof readSettings>) {
  const noStop = () => Promise.resolve()
  if (settings.meili) return { ...settings.meili, stop: noStop }
  const { dataDir, meiliBinary: binary } = settings
  const key = settings.meiliMasterKey ?? readSecrets(dataDir).meiliMasterKey
  const url = runningServer({ dataDir, binary })
  return url ? { url, key, stop: noStop } : startMeilisearch({ dataDir, masterKey: key, binary })
}

await run().catch(endWithOneLine)
