import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import path from 'node:path'
import { db } from './connection'

/** Brings the database to the present schema. Safe to call at every start. */
export function migrateDatabase() {
  migrate(db, { migrationsFolder: path.join(import.meta.dirname, 'migrations') })
}
