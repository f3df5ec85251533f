import { asc, eq } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { credentials, files, profiles, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { canReadPapers } from './policy'
import { readOwnProfile } from './read-profile.server'

/** A credential as its owner and the department see it: with the paper handed in and who compared it. */
export type Paper = ReturnType<typeof papersIn>[number]

/** The credentials of a profile in their order, for whom the caller has found that they may see all of it. */
export const papersIn = (reader: Reader, profileId: string) =>
  reader
    .select({
      id: credentials.id,
      name: credentials.name,
      issuer: credentials.issuer,
      number: credentials.number,
      validUntil: credentials.validUntil,
      file: { id: files.id, sha256: files.sha256, name: files.name, mediaType: files.mediaType, size: files.size },
      comparedWith: credentials.comparedWith,
      comparedAt: credentials.comparedAt,
      comparedBy: users.name,
    })
    .from(credentials)
    .leftJoin(files, eq(files.id, credentials.fileId))
    .leftJoin(users, eq(users.id, credentials.comparedBy))
    .where(eq(credentials.profileId, profileId))
    .orderBy(asc(credentials.position))
    .all()

/** The actor's own credentials. Throws `not_found` before `openProfile` made the profile. */
export function ownPapers(actor: Actor): Paper[] {
  const profile = readOwnProfile(db, actor)
  if (!profile) throw notFound()
  return papersIn(db, profile.id)
}

/** Whether the actor may read the paper of a credential. */
export function mayReadPaperOf(actor: Actor, credentialId: string): boolean {
  const profile = db
    .select({ organisationId: profiles.organisationId, status: profiles.status })
    .from(credentials)
    .innerJoin(profiles, eq(profiles.id, credentials.profileId))
    .where(eq(credentials.id, credentialId))
    .get()
  return profile !== undefined && canReadPapers(actor, profile)
}
