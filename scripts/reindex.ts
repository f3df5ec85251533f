import { optionsOf, settings } from './runtime/command'
import { readSecrets, type Settings } from '~/settings.server'
import { runningServer } from '~search/child/running'
import { ensureDatabase } from './runtime/existing-database'
import { startSearch, useOwnServer } from './runtime/search'

/** Rebuilds the search indexes from the database, beside a running application or without one. */
async function run() {
  optionsOf('npm run reindex', {})
  ensureDatabase(settings)
  process.env.DATA_DIR = settings.dataDir
  process.env.DATABASE_FILE = settings.databaseFile
  const search = await searchServer(settings)

  const { closeDatabase } = await import('~db/connection')
  const { closeEmbedded } = await import('~search/embedded/engine')
  const { migrateDatabase } = await import('~db/migrate')
  const { drainJobs } = await import('~/worker/worker.server')
  const { reindex } = await import('~/domain/discovery/reindex.server')
  try {
    migrateDatabase()
    for (const { engine, index, documents, changedMeanwhile } of await reindex()) {
      console.log(`${index} in ${engine}: ${documents} documents, ${changedMeanwhile.length} changed meanwhile`)
    }
    await drainJobs()
  } finally {
    closeEmbedded()
    closeDatabase()
    await search.stop()
  }
}

/** The server of an application that runs on this data folder, else what an application would start with. */
async function searchServer(settings: Settings) {
  const { dataDir, meili, meiliBinary: binary, meiliMasterKey } = settings
  const secrets = readSecrets(dataDir)
  const url = meili ? undefined : runningServer({ dataDir, binary })
  if (!url) return startSearch(settings, secrets)
  await useOwnServer({ url, masterKey: meiliMasterKey ?? secrets.meiliMasterKey })
  return { stop: () => Promise.resolve() }
}

await run()
