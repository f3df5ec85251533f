import { and, desc, eq, inArray } from 'drizzle-orm'
import { db } from '~db/connection'
import { needs, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { groupBy } from '../group-by'
import { placesLeft } from './lifecycle'

/** A need for which a consultant may be invited: how many more may be, and the last request to this one, if there was any. */
export type NeedToInviteFor = { id: string; text: string; left: number; askedBefore: string | null }

/** The enterprise's published needs, the newest first, as far as they matter for inviting this consultant. */
export function needsToInviteFor(actor: Actor, profileId: string): NeedToInviteFor[] {
  if (!actor.organisationId) return []
  const own = db
    .select({ id: needs.id, text: needs.text })
    .from(needs)
    .where(and(eq(needs.organisationId, actor.organisationId), eq(needs.status, 'published')))
    .orderBy(desc(needs.createdAt))
    .all()
  const ids = own.map(({ id }) => id)
  const sent = groupBy(
    db.select().from(requests).where(inArray(requests.needId, ids)).orderBy(desc(requests.sentAt)).all(),
    ({ needId }) => needId,
  )
  return own.map((need) => {
    const asked = sent.get(need.id) ?? []
    const askedBefore = asked.find((request) => request.profileId === profileId)?.id ?? null
    return { ...need, left: placesLeft(asked), askedBefore }
  })
}
