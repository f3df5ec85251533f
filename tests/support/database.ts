import { copyFileSync, rmSync } from 'node:fs'
import { inject } from 'vitest'
import { closeDatabase, databaseFile } from '~db/connection'
import { forgetReference } from '~/vocabulary/reference.server'
import { closeEmbedded, removeFile } from '~search/embedded/file'

/** Begins anew with a migrated database that holds the reference data and nothing else, and no embedded index. */
export function freshDatabase() {
  closeDatabase()
  closeEmbedded()
  removeFile()
  const file = databaseFile()
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  copyFileSync(inject('templateDatabase'), file)
  forgetReference()
}
