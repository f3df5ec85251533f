import { copyFileSync, rmSync } from 'node:fs'
import { inject } from 'vitest'
import { closeDatabase, databaseFile } from '~db/connection'
import { forgetReference } from '~/vocabulary/reference.server'

/** Begins anew with a migrated database that holds the reference data and nothing else. */
export function freshDatabase() {
  closeDatabase()
  const file = databaseFile()
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  copyFileSync(inject('templateDatabase'), file)
  forgetReference()
}
