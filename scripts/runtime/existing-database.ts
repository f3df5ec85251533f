import { statSync } from 'node:fs'
import type { Settings } from '~/settings.server'
import { Database } from '~db/sqlite'
import { OperatorError } from './faults'

/** For commands that work with what is stored: an empty database made on the way would pass for one that holds nothing. */
export function ensureDatabase({ databaseFile }: Pick<Settings, 'databaseFile'>) {
  const file = statSync(databaseFile, { throwIfNoEntry: false })
  if (!file) throw new OperatorError(`${databaseFile} is not there. Check DATA_DIR and DATABASE_FILE.`)
  if (!file.isFile()) throw new OperatorError(`${databaseFile} is no file. Check DATABASE_FILE.`)
  if (file.size === 0) throw new OperatorError(`${databaseFile} is empty. Restore it from a backup.`)
  if (!isOurs(databaseFile)) throw new OperatorError(`${databaseFile} is a database of something else.`)
}

function isOurs(file: string): boolean {
  const database = new Database(file, { readonly: true })
  try {
    return (
      database.prepare(`select 1 from sqlite_master where type = 'table' and name = 'organisations'`).get() !==
      undefined
    )
  } finally {
    database.close()
  }
}
