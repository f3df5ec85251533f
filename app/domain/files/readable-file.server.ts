import { eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { files } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import type { FileOwner } from './owners'

/** Whether the actor may read the files of one owner. */
export type FileAccess = Record<FileOwner, (actor: Actor, ownerId: string) => boolean>

/** A file that the actor may read, as its owner's policy says. Throws `not_found` for any other. */
export function readableFile(actor: Actor, fileId: string, access: FileAccess) {
  const file = db.select().from(files).where(eq(files.id, fileId)).get()
  if (!file || !access[file.ownerKind](actor, file.ownerId)) throw notFound()
  return file
}
