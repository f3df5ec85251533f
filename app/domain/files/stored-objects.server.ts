import { and, count, countDistinct, eq, isNotNull, ne, notInArray } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { files, storedObjects } from '~db/schema'

/** What is noted of the object store. */

const noteOf = (sha256: string, reader: Reader) =>
  reader.select().from(storedObjects).where(eq(storedObjects.sha256, sha256)).get()

/** Under which key the bytes lie there or are to come to lie; undefined where they never were to. */
export const keyOf = (sha256: string, reader: Reader = db) => noteOf(sha256, reader)?.key

export const isMovedOut = (sha256: string, reader: Reader = db) => Boolean(noteOf(sha256, reader)?.movedAt)

/** What is held by a record and not on its way to one. */
export const isHeld = () => ne(files.ownerKind, 'person')

/** How many different files' bytes lie in the object store, and how many of records are still to be moved there. */
export function objectFigures() {
  const moved = db.select({ sha256: storedObjects.sha256 }).from(storedObjects).where(isNotNull(storedObjects.movedAt))
  const there = db.select({ count: count() }).from(storedObjects).where(isNotNull(storedObjects.movedAt)).get()!.count
  const waiting = db
    .select({ count: countDistinct(files.sha256) })
    .from(files)
    .where(and(isHeld(), notInArray(files.sha256, moved)))
    .get()!.count
  return { there, waiting }
}
