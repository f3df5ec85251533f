import { and, asc, desc, eq, isNull, ne, notExists, notInArray } from 'drizzle-orm'
import { db, type Reader, type Tx } from '~db/connection'
import { interests, matches, memberships, profiles, requests, waves } from '~db/schema'
import { organisationsTiedTo } from '../directory/conflict.server'
import { mayConsult } from '../directory/policy'
import { profileIsPublic, takesInvitations } from '../directory/queries.server'

export type Waves = typeof waves.$inferSelect
type OwnedNeed = { id: string; organisationId: string }

/** The waves of a need that were begun last, whether they go on or not. */
export const lastWaves = (needId: string, reader: Reader = db): Waves | undefined =>
  reader.select().from(waves).where(eq(waves.needId, needId)).orderBy(desc(waves.startedAt), desc(waves.number)).get()

export const runningWaves = (reader: Reader = db): Waves[] =>
  reader.select().from(waves).where(isNull(waves.stoppedAt)).orderBy(asc(waves.lastWaveAt)).all()

/**
 * Whom a wave would invite, best first: the list that is kept, without who was ever invited for the need or was answered that they will
 * not be, is tied to the enterprise, is not introduced any more, takes no invitations for now, or does not consult.
 */
export function leftToInvite({ id: needId, organisationId }: OwnedNeed, reader: Reader = db): string[] {
  const ofPair = (table: typeof requests | typeof interests) =>
    and(eq(table.needId, needId), eq(table.profileId, matches.profileId))
  const refused = and(ofPair(interests), eq(interests.status, 'declined'))
  return reader
    .select({ id: profiles.id, roles: profiles.roles })
    .from(matches)
    .innerJoin(profiles, eq(profiles.id, matches.profileId))
    .where(
      and(
        eq(matches.needId, needId),
        profileIsPublic(),
        takesInvitations(),
        notInArray(profiles.organisationId, organisationsTiedTo(organisationId, reader)),
        notExists(reader.select({ id: requests.id }).from(requests).where(ofPair(requests))),
        notExists(reader.select({ id: interests.id }).from(interests).where(refused)),
      ),
    )
    .orderBy(asc(matches.position))
    .all()
    .filter(({ roles }) => mayConsult(roles))
    .map(({ id }) => id)
}

/** Whether somebody may still act for an organisation. */
export const actsFor = (tx: Tx, userId: string, organisationId: string) =>
  tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(
      and(
        eq(memberships.userId, userId),
        eq(memberships.organisationId, organisationId),
        ne(memberships.role, 'reader'),
      ),
    )
    .get() !== undefined
