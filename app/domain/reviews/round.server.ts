import { eq } from 'drizzle-orm'
import { dayOf } from '~db/clock'
import type { Reader } from '~db/connection'
import { engagements, needs, organisations, profiles, reviews } from '~db/schema'
import { tellsAsker } from '~/privacy/without-contact'
import type { Actor } from '../accounts/lifecycle'
import { endedAt } from '../engagement/ended.server'
import { ENGAGEMENT_SIDES, type EngagementSide } from '../engagement/lifecycle'
import { canSeeEngagement, sideOf } from '../engagement/policy'
import { DomainError, notFound } from '../errors'
import { peopleOf } from '../needs/open-needs.server'

/** The reviews of one engagement as one of its two sides holds them; `not_found` for everybody else. */
export function roundFor(reader: Reader, actor: Actor, engagementId: string) {
  const row = reader
    .select({
      needId: engagements.needId,
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
      enterpriseKind: needs.enterpriseKind,
      sectorCode: needs.sectorCode,
      endedAt,
    })
    .from(engagements)
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(engagements.id, engagementId))
    .get()
  const side = sideOf(actor)
  if (!row || !side || !canSeeEngagement(actor, row)) throw notFound()
  const written = reader.select().from(reviews).where(eq(reviews.engagementId, engagementId)).all()
  return {
    ...row,
    engagementId,
    side,
    endedOn: row.endedAt && dayOf(row.endedAt),
    written: written.length,
    own: written.find((review) => review.side === side),
    received: written.find((review) => review.side !== side),
  }
}
export type Round = ReturnType<typeof roundFor>

/**
 * Throws `review.gives_contact` at `field` where a text says how somebody is reached, names one of the two sides' people, or the side
 * that wrote the review where it is not to be named.
 */
export function refuseContacts(
  reader: Reader,
  { enterpriseId, consultantId }: Pick<Round, 'enterpriseId' | 'consultantId'>,
  { text, field, unnamed }: { text: string; field: string; unnamed: EngagementSide | null },
) {
  const sides = { enterprise: enterpriseId, consultant: consultantId }
  const nameOf = (id: string) => reader.select().from(organisations).where(eq(organisations.id, id)).get()!.name
  const hidden = unnamed ? [nameOf(sides[unnamed])] : []
  const told = ENGAGEMENT_SIDES.filter((side) => side !== unnamed).map((side) => nameOf(sides[side]))
  const people = [...peopleOf(Object.values(sides)).values()].flat()
  // An expert who works alone is called as their organisation is.
  const names = [...hidden, ...people.filter((name) => !told.includes(name))]
  if (tellsAsker(text, names)) throw new DomainError('review.gives_contact', {}, field)
}
