import { eq, inArray } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, transact, type Tx } from '~db/connection'
import { files, storedObjects } from '~db/schema'
import { localBefore, removeLocal } from './local-store.server'
import { dropObject } from './move-out.server'

/** Deletes files' rows in the transaction of what they belonged to. Their bytes go later: the transaction may yet fail. */
export function dropFiles(tx: Tx, ids: readonly string[]) {
  tx.delete(files)
    .where(inArray(files.id, [...ids]))
    .run()
}

/**
 * Removes those of the bytes that no row names, from the object store by a job; inside a transaction none, the sweep of the day
 * finds them. Each under the lock in which `receiveFile` stores and names, so that it takes away nothing that is just being named.
 */
export function removeUnnamed(all: readonly string[]) {
  if (db.$client.inTransaction) return
  for (const sha256 of all) {
    unlessNamed(sha256, (tx) => {
      removeLocal(sha256)
      dropObject(tx, sha256)
    })
  }
}

const unlessNamed = (sha256: string, work: (tx: Tx) => void) =>
  transact((tx) => {
    const named = tx.select({ id: files.id }).from(files).where(eq(files.sha256, sha256)).limit(1).get()
    if (!named) work(tx)
  })

const DAY_MS = 86_400_000

/**
 * Removes what no row names: of what lies here what does so for more than a day, of dropped files and of writes that were cut off,
 * and what is noted of the object store, which no transaction leaves unnamed.
 */
export function sweepStored() {
  const stored = localBefore(new Date(now().getTime() - DAY_MS))
  const noted = hashesOf(db.select({ sha256: storedObjects.sha256 }).from(storedObjects).all())
  const named = new Set(hashesOf(db.selectDistinct({ sha256: files.sha256 }).from(files).all()))
  const isUnnamed = (sha256: string) => !named.has(sha256)
  removeUnnamed(stored.filter(isUnnamed))
  for (const sha256 of noted.filter(isUnnamed)) unlessNamed(sha256, (tx) => dropObject(tx, sha256))
}

const hashesOf = (rows: readonly { sha256: string }[]) => rows.map(({ sha256 }) => sha256)
