import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { loadReference } from '~db/reference'

/** Runs `work` on a database of its own that holds the reference data and nothing else, and removes it after. */
export function withReferenceOnly<T>(work: () => T): T {
  const before = process.env.DATABASE_FILE
  const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-reference-'))
  closeDatabase()
  process.env.DATABASE_FILE = path.join(folder, 'reference.sqlite')
  try {
    migrateDatabase()
    loadReference()
    return work()
  } finally {
    closeDatabase()
    if (before === undefined) delete process.env.DATABASE_FILE
    else process.env.DATABASE_FILE = before
    rmSync(folder, { recursive: true, force: true })
  }
}
