import { eq } from 'drizzle-orm'
import type { Tx } from '~db/connection'
import { engagements, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import type { Parties } from './policy'

/** An engagement with its parties, for whom `may` says so; `not_found` for everybody else. */
export function engagementFor(
  tx: Tx,
  actor: Actor,
  engagementId: string,
  may: (actor: Actor, parties: Parties) => boolean,
) {
  const engagement = tx
    .select({
      id: engagements.id,
      status: engagements.status,
      startedAt: engagements.startedAt,
      needId: engagements.needId,
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
    })
    .from(engagements)
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(engagements.id, engagementId))
    .get()
  if (!engagement || !may(actor, engagement)) throw notFound()
  return engagement
}
