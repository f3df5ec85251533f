import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { loadReference } from '~db/reference'
import { startMeilisearch } from '~search/child'
import { engine } from '~search/engine'
import { INDEXES, indexes } from '~search/indexes/definitions'
import { ensureIndexes } from '~search/indexes'
import { importProfiles } from './import-profiles'
import { readProfiles } from './input'

/**
 * Runs `work` with indexes of its own on the server of `MEILI_URL`, or on one started for it, and removes them after.
 * The database is a throwaway one with the profiles of a file, or the application's own, which is only read.
 */
export async function withSearch<T>(
  database: { profiles: string } | 'empty' | 'current',
  work: () => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-matching-'))
  const child = process.env.MEILI_URL ? undefined : await startChild(folder)
  process.env.SEARCH_INDEX_PREFIX = `throwaway_${randomBytes(6).toString('hex')}_`
  try {
    if (database !== 'current') {
      process.env.DATABASE_FILE = path.join(folder, 'matching.sqlite')
      migrateDatabase()
      loadReference()
    }
    if (typeof database === 'object') importProfiles(readProfiles(database.profiles))
    await ensureIndexes()
    return await work()
  } finally {
    if (!child) for (const key of INDEXES) await engine().drop(indexes[key].name())
    await child?.stop()
    closeDatabase()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startChild(folder: string) {
  const child = await startMeilisearch({
    dataDir: folder,
    masterKey: randomBytes(16).toString('hex'),
    binary: process.env.MEILI_BIN,
  })
  process.env.MEILI_URL = child.url
  process.env.MEILI_KEY = child.key
  return child
}
