import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Database } from '~db/sqlite'

const FOLDER = path.resolve(import.meta.dirname, '../../../db/migrations')
const files = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.sql'))
  .sort()

/** A database as it was before the migration of that name, and the migration, to be run once it holds what it should meet. */
export function beforeMigration(name: string) {
  const database = new Database(':memory:')
  database.pragma('foreign_keys = OFF')
  const own = files.findIndex((file) => file.endsWith(`_${name}.sql`))
  const run = (file: string) => {
    for (const statement of readFileSync(path.join(FOLDER, file), 'utf8').split('--> statement-breakpoint')) {
      database.exec(statement)
    }
  }
  files.slice(0, own).forEach(run)
  return { database, migrate: () => run(files[own]!) }
}
