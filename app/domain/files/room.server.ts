import { and, count, eq, inArray, ne, sql } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { files } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { DomainError } from '../errors'
import { MAX_ORGANISATION_BYTES, MAX_ORGANISATION_FILES } from './kinds'

/**
 * What an organisation has stored, with what is on its way to a record. What its people's forms brought counts once, and no more once a
 * record names the same bytes: its row stays for the day, as its form may come again.
 */
export function storedBy(organisationId: string, reader: Reader = db) {
  const all = reader
    .select({ files: count(), bytes: sql<number>`coalesce(sum(${files.size}), 0)` })
    .from(files)
    .where(eq(files.organisationId, organisationId))
    .get()!
  const received = reader
    .select({ sha256: files.sha256, size: files.size, rows: count() })
    .from(files)
    // By the index on owners: there are few such files, and an organisation has up to thousands.
    .where(and(eq(files.ownerKind, 'person'), sql`+${files.organisationId} = ${organisationId}`))
    .groupBy(files.sha256)
    .all()
  const named = namedOf(
    organisationId,
    received.map(({ sha256 }) => sha256),
    reader,
  )
  for (const { sha256, size, rows } of received) {
    const twice = named.has(sha256) ? rows : rows - 1
    all.files -= twice
    all.bytes -= twice * size
  }
  return all
}

/** Which of these bytes a record of the organisation names. */
function namedOf(organisationId: string, all: string[], reader: Reader): Set<string> {
  if (all.length === 0) return new Set()
  const rows = reader
    .selectDistinct({ sha256: files.sha256 })
    .from(files)
    .where(and(inArray(files.sha256, all), eq(files.organisationId, organisationId), ne(files.ownerKind, 'person')))
    .all()
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** Throws `file.no_room` where the actor's organisation has stored as much as it may. */
export function assertRoom(actor: Actor, size: number, reader: Reader = db) {
  const stored = storedBy(actor.organisationId ?? '', reader)
  if (stored.files >= MAX_ORGANISATION_FILES || stored.bytes + size > MAX_ORGANISATION_BYTES)
    throw new DomainError('file.no_room')
}

/** The same for a record that names bytes: those that came by a form and count already need no more room. */
export function assertRoomToName(actor: Actor, { sha256, size }: { sha256: string; size: number }, reader: Reader) {
  const organisationId = actor.organisationId ?? ''
  const own = and(eq(files.sha256, sha256), eq(files.organisationId, organisationId))
  const kinds = reader.selectDistinct({ kind: files.ownerKind }).from(files).where(own).all()
  const isCounted = kinds.length > 0 && kinds.every(({ kind }) => kind === 'person')
  if (!isCounted) assertRoom(actor, size, reader)
}
