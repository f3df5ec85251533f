import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import path from 'node:path'
import { db } from './connection'

/**
 * Brings the database to the present schema. Safe to call at every start. A migration may build a table anew: what refers to it
 * stays as it is meanwhile, which SQLite allows outside a transaction only, and is looked through afterwards.
 * Throws where a migration leaves a row that refers to nothing.
 */
export function migrateDatabase() {
  const before = applied()
  db.$client.pragma('foreign_keys = OFF')
  try {
    migrate(db, { migrationsFolder: path.join(import.meta.dirname, 'migrations') })
  } finally {
    db.$client.pragma('foreign_keys = ON')
  }
  if (applied() === before) return
  const [astray] = db.$client.pragma('foreign_key_check') as { table: string; parent: string }[]
  if (astray) throw new Error(`a migration left rows of ${astray.table} that refer to no row of ${astray.parent}`)
}

const TABLE = '__drizzle_migrations'

/** How many migrations the database has been through. */
function applied(): number {
  const known = db.$client.prepare('select 1 from sqlite_master where name = ?').get(TABLE)
  return known ? (db.$client.prepare(`select count(*) from ${TABLE}`).pluck().get() as number) : 0
}
