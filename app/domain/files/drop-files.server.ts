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
    transact((tx) => {
      const named = tx.select({ id: files.id }).from(files).where(eq(files.sha256, sha256)).limit(1).get()
      if (named) return
      removeLocal(sha256)
      dropObject(tx, sha256)
    })
  }
}

const DAY_MS = 86_400_000

/** Removes what lies here for more than a day, or in the object store, and no row names: of dropped files, and of writes that were cut off. */
export function sweepStored() {
  const here = localBefore(new Date(now().getTime() - DAY_MS))
  const there = db.select({ sha256: storedObjects.sha256 }).from(storedObjects).all()
  const stored = new Set([...here, ...there.map(({ sha256 }) => sha256)])
  const named = new Set(
    db
      .selectDistinct({ sha256: files.sha256 })
      .from(files)
      .all()
      .map(({ sha256 }) => sha256),
  )
  removeUnnamed([...stored].filter((sha256) => !named.has(sha256)))
}
