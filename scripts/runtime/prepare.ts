import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Logger } from 'pino'
import type { DemoAccount } from '~db/demo/load-demo'
import { makeFolder } from '~db/make-folder'
import { readSecrets, type Settings } from '~/settings.server'
import { prepareIndexes, startSearch } from './search'

export type Prepared = {
  /** Demo sign-ins; empty where the demo province is not loaded. */
  accounts: DemoAccount[]
  hasOfficers: boolean
  /** Ends worker, search server and database, in this order. */
  stop(): Promise<void>
}

const HOUR_MS = 3_600_000

/**
 * Everything below the web server: data folder, schema, reference data, search server, demo data, indexes, worker.
 * Modules of the application are imported only here, after the messages they use are compiled.
 */
export async function prepare(settings: Settings, log: Logger): Promise<Prepared> {
  ensureWritable(settings.dataDir)
  process.env.DATA_DIR = settings.dataDir
  process.env.DATABASE_FILE = settings.databaseFile

  const { migrateDatabase } = await import('~db/migrate')
  const { loadReference } = await import('~db/reference')
  migrateDatabase()
  loadReference()
  const { fillEmptyFlow } = await import('~/domain/programme/flow.server')
  fillEmptyFlow()

  const search = await startSearch(settings, readSecrets(settings.dataDir))
  const accounts = await demoProvince(settings.demo)
  await prepareIndexes(log)
  await warnOfHolidays(log)
  const { deleteExpiredAttempts } = await import('~/auth/attempts.server')
  const { deleteExpiredSessions } = await import('~/auth/session.server')
  const { deleteOldLinks } = await import('~/domain/accounts/account-links.server')
  const sweep = setInterval(() => {
    deleteExpiredSessions()
      .then(deleteExpiredAttempts)
      .then(deleteOldLinks)
      .catch((error: unknown) => log.error({ err: error }, 'sweeping sessions, attempts and links failed'))
  }, HOUR_MS)
  const worker = settings.worker ? await startWorker(log) : undefined

  const { hasOfficers } = await import('~/domain/accounts/queries.server')
  const { closeDatabase } = await import('~db/connection')
  const { closeEmbedded } = await import('~search/embedded/engine')
  return {
    accounts,
    hasOfficers: hasOfficers(),
    async stop() {
      clearInterval(sweep)
      await worker?.stop()
      await search.stop()
      closeEmbedded()
      closeDatabase()
    },
  }
}

/** Said at every start until the year's decision is entered. */
async function warnOfHolidays(log: Logger) {
  const { yearWithoutTet } = await import('~/domain/working-days')
  const { today } = await import('~db/clock')
  const year = yearWithoutTet(today())
  if (year)
    log.warn({ year }, 'app/vocabulary/data/holidays.json lacks Tết of this year: working days are counted without it')
}

async function startWorker(log: Logger) {
  const worker = await import('~/worker/worker.server')
  return worker.startWorker({ report: (error) => log.error({ err: error }, 'the worker failed') })
}

/** Throws the file system's own error where nothing can be written. */
function ensureWritable(folder: string) {
  makeFolder(folder, 0o700)
  const probe = path.join(folder, `.probe-${process.pid}`)
  writeFileSync(probe, 'x'.repeat(4096))
  rmSync(probe)
}

/** Loads the demo province where it is wanted and nothing is there yet; pages say that the data is fictional while it is. */
async function demoProvince(isWanted: boolean): Promise<DemoAccount[]> {
  const { demoAccounts, hasDemo, loadDemoIfEmpty } = await import('~db/demo/load-demo')
  const { canDemo } = await import('~db/demo/files')
  if (isWanted && !canDemo()) console.warn('PROVINCE has no demo (db/demo/data): nothing is loaded.')
  if (isWanted) await loadDemoIfEmpty()
  if (!hasDemo()) return []
  process.env.NHIP_CAU_DEMO = '1'
  return demoAccounts()
}
