import { count, eq, sql } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { files } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { DomainError } from '../errors'
import { MAX_ORGANISATION_BYTES, MAX_ORGANISATION_FILES } from './kinds'

/** What an organisation has stored, with what is on its way to a record. */
export const storedBy = (organisationId: string, reader: Reader = db) =>
  reader
    .select({ files: count(), bytes: sql<number>`coalesce(sum(${files.size}), 0)` })
    .from(files)
    .where(eq(files.organisationId, organisationId))
    .get()!

/** Throws `file.no_room` where the actor's organisation has stored as much as it may. */
export function assertRoom(actor: Actor, size: number, reader: Reader = db) {
  const stored = storedBy(actor.organisationId ?? '', reader)
  if (stored.files >= MAX_ORGANISATION_FILES || stored.bytes + size > MAX_ORGANISATION_BYTES)
    throw new DomainError('file.no_room')
}
