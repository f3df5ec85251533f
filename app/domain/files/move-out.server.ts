import { and, eq, inArray } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { now } from '~db/clock'
import { db, transact, type Tx } from '~db/connection'
import { newId } from '~db/ids'
import { files, storedObjects } from '~db/schema'
import { GiveUp } from '~/jobs/failures'
import { askedFor, enqueue } from '~/jobs/outbox.server'
import { allLocal, isLocal, readLocal, removeLocal } from './local-store.server'
import { type ObjectStore, ObjectStoreAway, objectStore } from './object-store.server'
import { isHeld, isMovedOut, keyOf } from './stored-objects.server'

/**
 * Bytes that a record holds go to the object store, where one is set. Their key is chosen once, before the first try, and never
 * used for other bytes nor again: whatever is still on its way to an old key, a deletion or a late write, touches nothing that counts.
 */

/** Asks for bytes that lie here to be moved out, in the transaction in which a record names them. */
export function askToMoveOut(tx: Tx, sha256: string) {
  const store = objectStore()
  if (!store || !isLocal(sha256)) return
  const isFirst = chooseKey(tx, store, sha256)
  // What came again after it was moved lies here again.
  if (isFirst || isMovedOut(sha256, tx)) enqueue(tx, 'files.move_out', { sha256 })
}

/** Whether there was none yet. */
const chooseKey = (tx: Tx, store: ObjectStore, sha256: string) =>
  tx
    .insert(storedObjects)
    .values({ sha256, key: store.newKey(sha256, newId()) })
    .onConflictDoNothing()
    .run().changes > 0

/** Moves bytes out: there, read back from there, noted, and only then no longer here. Does nothing where there is nothing to do. */
export async function moveOut({ sha256 }: { sha256: string }) {
  const store = objectStore()
  const named = db.select({ mediaType: files.mediaType }).from(files).where(eq(files.sha256, sha256)).limit(1).get()
  const key = keyOf(sha256)
  const bytes = await readLocal(sha256)
  if (!store || !named || !key || !bytes) return
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new GiveUp('These bytes are damaged')
  await store.put(key, { bytes, sha256, mediaType: named.mediaType })
  if (!(await store.whole(key, sha256))) throw new ObjectStoreAway('The object store does not give what it was given')
  noteMoved(sha256, key)
}

function noteMoved(sha256: string, key: string) {
  const isOurs = and(eq(storedObjects.sha256, sha256), eq(storedObjects.key, key))
  transact((tx) => {
    const noted = tx.update(storedObjects).set({ movedAt: now() }).where(isOurs).run().changes
    // Dropped while it was on its way: its removal may have come before it.
    if (!noted) enqueue(tx, 'files.remove_object', { key })
  })
  // After that note is on the disk, under the lock in which bytes are stored and named.
  transact((tx) => {
    if (keyOf(sha256, tx) === key && isMovedOut(sha256, tx)) removeLocal(sha256)
  })
}

/** Forgets where bytes that no row names any more lie in the object store, and has them removed there. */
export function dropObject(tx: Tx, sha256: string) {
  const dropped = tx.delete(storedObjects).where(eq(storedObjects.sha256, sha256)).returning().get()
  if (dropped) enqueue(tx, 'files.remove_object', { key: dropped.key })
}

export async function removeObject({ key }: { key: string }) {
  const store = objectStore()
  if (!store) throw new ObjectStoreAway('S3_URL is not set, and a file there is to be removed', true)
  await store.remove(key)
}

const AT_ONCE = 200

/** Asks for all that records hold and that lies here, also from before an object store was set. */
export async function moveAllOut() {
  const store = objectStore()
  if (!store) return
  const asked = new Set(askedFor('files.move_out').map(({ sha256 }) => sha256))
  const here = allLocal().filter((sha256) => !asked.has(sha256))
  for (let from = 0; from < here.length; from += AT_ONCE) {
    await setImmediate()
    transact((tx) => {
      const held = tx
        .selectDistinct({ sha256: files.sha256 })
        .from(files)
        .where(and(isHeld(), inArray(files.sha256, here.slice(from, from + AT_ONCE))))
        .all()
      for (const { sha256 } of held) {
        chooseKey(tx, store, sha256)
        enqueue(tx, 'files.move_out', { sha256 })
      }
    })
  }
}
