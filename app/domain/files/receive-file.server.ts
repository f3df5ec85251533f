import { and, asc, eq, lt } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { files } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { dropFiles, removeUnnamed, sweepStored } from './drop-files.server'
import { drawnAnew } from './draw-anew.server'
import { insertFile } from './insert-file.server'
import type { StoredFile } from './kinds'
import { assertRoom } from './room.server'
import { storeFile } from './store.server'
import { assertHarmless } from './virus-check.server'

export type ReceivedFile = StoredFile & { id: string }

/** So many a person may have on the way to a record; more push out the oldest. */
const MOST = 40
/** As long as a form stays open. */
const KEPT_MS = 86_400_000

/**
 * Takes in what a person's form brought, whatever becomes of the rest of the form: it is theirs alone until a record names the
 * same bytes. Throws as `assertRoom`, `drawnAnew`, `assertHarmless` and `storeFile`.
 */
export async function receiveFile(actor: Actor, file: { name: string; bytes: Uint8Array }): Promise<ReceivedFile> {
  assertRoom(actor, file.bytes.length)
  const bytes = await drawnAnew(file.bytes)
  await assertHarmless(bytes)
  return keepReceived(actor, { name: file.name, bytes })
}

/** Keeps what may be kept as it is (`drawnAnew`). */
export function keepReceived(actor: Actor, file: { name: string; bytes: Uint8Array }): ReceivedFile {
  // Together, so that nothing takes the bytes away as nobody's before their row is there.
  const { received, pushedOut } = transact((tx) => {
    const stored = storeFile(file)
    const id = insertFile(tx, actor, stored, { kind: 'person', id: actor.userId })
    const own = tx
      .select({ id: files.id, sha256: files.sha256 })
      .from(files)
      .where(and(eq(files.ownerKind, 'person'), eq(files.ownerId, actor.userId)))
      .orderBy(asc(files.createdAt))
      .all()
    const pushedOut = own.slice(0, -MOST)
    dropFiles(tx, idsOf(pushedOut))
    return { received: { id, ...stored }, pushedOut }
  })
  removeUnnamed(pushedOut.map(({ sha256 }) => sha256))
  return received
}

/** Deletes what was received and came into no record, and the bytes that nothing names any more; gives how many were received. */
export function forgetReceived(): number {
  const forgotten = transact((tx) => {
    const before = new Date(now().getTime() - KEPT_MS)
    const left = tx
      .select({ id: files.id })
      .from(files)
      .where(and(eq(files.ownerKind, 'person'), lt(files.createdAt, before)))
      .all()
    dropFiles(tx, idsOf(left))
    return left.length
  })
  sweepStored()
  return forgotten
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
