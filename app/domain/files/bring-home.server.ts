import { and, eq, isNotNull } from 'drizzle-orm'
import { db, transact } from '~db/connection'
import { files, storedObjects } from '~db/schema'
import { readLocal, writeLocal } from './local-store.server'
import type { ObjectStore } from './object-store.server'

type MovedOut = { sha256: string; key: string; name: string | null }

/** What lies in the object store, with a name under which it was sent. */
export const movedOut = (): MovedOut[] =>
  db
    .select({ sha256: storedObjects.sha256, key: storedObjects.key, name: files.name })
    .from(storedObjects)
    .leftJoin(files, eq(files.sha256, storedObjects.sha256))
    .where(isNotNull(storedObjects.movedAt))
    .groupBy(storedObjects.sha256)
    .all()

/** Whether it is there, whole. Throws `ObjectStoreAway`. */
export const isThere = async (store: ObjectStore, { sha256, key }: MovedOut) =>
  (await store.whole(key, sha256)) !== null

/** Lets bytes lie in the data folder again; what the store holds stays there. False where it holds none, or others. Throws `ObjectStoreAway`. */
export async function bringHome(store: ObjectStore, { sha256, key }: MovedOut): Promise<boolean> {
  const bytes = (await readLocal(sha256)) ?? (await store.whole(key, sha256))
  if (!bytes) return false
  transact((tx) => {
    writeLocal(sha256, bytes)
    tx.delete(storedObjects)
      .where(and(eq(storedObjects.sha256, sha256), eq(storedObjects.key, key)))
      .run()
  })
  return true
}
