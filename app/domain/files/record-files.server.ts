import { and, eq, inArray, sql } from 'drizzle-orm'
import { db, type Reader, type Tx } from '~db/connection'
import { files } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { dropFiles } from './drop-files.server'
import { insertFile } from './insert-file.server'
import type { StoredFile } from './kinds'
import type { FileOwner } from './owners'
import type { ReceivedFile } from './receive-file.server'

/** The files of several records of one kind, by record, in the order in which they were added. */
export function filesOf(
  kind: FileOwner,
  ownerIds: readonly string[],
  reader: Reader = db,
): Map<string, ReceivedFile[]> {
  const byOwner = new Map<string, ReceivedFile[]>()
  const rows = reader
    .select({
      ownerId: files.ownerId,
      file: { id: files.id, sha256: files.sha256, name: files.name, mediaType: files.mediaType, size: files.size },
    })
    .from(files)
    .where(and(eq(files.ownerKind, kind), inArray(files.ownerId, [...ownerIds])))
    .orderBy(sql`${files}.rowid`)
    .all()
  for (const { ownerId, file } of rows) byOwner.set(ownerId, [...(byOwner.get(ownerId) ?? []), file])
  return byOwner
}

/** Makes `wanted` the files of a record, in the record's transaction: those that it has stay, others come and go. */
export function setFiles(tx: Tx, actor: Actor, owner: { kind: FileOwner; id: string }, wanted: readonly StoredFile[]) {
  const had = filesOf(owner.kind, [owner.id], tx).get(owner.id) ?? []
  const hashes = new Set(wanted.map(({ sha256 }) => sha256))
  const dropped = had.filter(({ sha256 }) => !hashes.has(sha256))
  if (dropped.length > 0) dropFiles(tx, idsOf(dropped))
  for (const { sha256 } of had) hashes.delete(sha256)
  for (const file of wanted) if (hashes.delete(file.sha256)) insertFile(tx, actor, file, owner)
}

/** Deletes the files of a record that is deleted itself. */
export const dropFilesOf = (tx: Tx, owner: { kind: FileOwner; id: string }) =>
  dropFiles(tx, idsOf(filesOf(owner.kind, [owner.id], tx).get(owner.id) ?? []))

/** What two forms mean by the same files: whether one is the other sent again. */
export const hashesOf = (list: readonly StoredFile[]) => list.map(({ sha256 }) => sha256).sort()

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
