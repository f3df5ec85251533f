import { and, eq } from 'drizzle-orm'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { memberships, profiles, savedSearches } from '~db/schema'
import { canReadOpenNeeds } from '../needs/policy'

/** The profile by which an organisation's people read open needs at this moment; undefined where they may not. */
export function openNeedReader(organisationId: string | null) {
  if (!organisationId) return undefined
  const profile = db.select().from(profiles).where(eq(profiles.organisationId, organisationId)).get()
  return profile && canReadOpenNeeds({ role: 'consultant', organisationId }, profile, today()) ? profile : undefined
}

/** Joins a saved search to the membership it was saved in; none where its owner has left that organisation. */
export const searcherBelongs = () =>
  and(eq(memberships.userId, savedSearches.userId), eq(memberships.organisationId, savedSearches.organisationId))
