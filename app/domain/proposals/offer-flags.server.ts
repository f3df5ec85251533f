import { inArray } from 'drizzle-orm'
import { today } from '~db/clock'
import { db, type Reader } from '~db/connection'
import { profiles } from '~db/schema'
import { organisationsTiedTo } from '../directory/conflict.server'
import { isPublic } from '../directory/lifecycle'
import type { Day } from '../days'
import { isMemberOf } from '../needs/joint-need.server'
import { isOverdue } from '../overdue'
import { certifiesClient } from './conflict.server'
import type { OfferFlag } from './lifecycle'
import type { Partner } from './partners.server'
import type { Offer } from './versions.server'

type Need = { organisationId: string; changedAt: Date | null }
type Offered = {
  needId: string
  profileId: string
  validUntil: Day | null
  submittedAt: Date
  partner: Partner | null
} & Pick<Offer, 'lines' | 'milestones'>

/** What an enterprise should know of an offer before it chooses it, as it stands now. */
export function offerFlags(need: Need, offer: Offered, reader: Reader = db): OfferFlag[] {
  const { needId, partner } = offer
  const profileIds = [offer.profileId, ...(partner ? [partner.profileId] : [])]
  const offering = reader.select().from(profiles).where(inArray(profiles.id, profileIds)).all()
  const tied = organisationsTiedTo(need.organisationId, reader)
  const holds: Record<OfferFlag, boolean> = {
    validity_ended: offer.validUntil !== null && isOverdue(offer.validUntil, today()),
    certifies_client: profileIds.some((profileId) => certifiesClient(reader, { needId, profileId })),
    member_left: [...offer.lines, ...offer.milestones].some(
      ({ memberId }) => memberId !== null && !isMemberOf(needId, memberId, reader),
    ),
    partner_left: partner !== null && partner.status !== 'agreed',
    need_changed: need.changedAt !== null && offer.submittedAt < need.changedAt,
    check_ended: offering.some((profile) => !isPublic(profile, today())),
    tied: offering.some(({ organisationId }) => tied.includes(organisationId)),
  }
  return (Object.keys(holds) as OfferFlag[]).filter((flag) => holds[flag])
}
