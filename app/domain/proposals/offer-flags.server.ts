import { eq } from 'drizzle-orm'
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
import type { Offer } from './versions.server'

type Need = { organisationId: string; changedAt: Date | null }
type Offered = { needId: string; profileId: string; validUntil: Day | null; submittedAt: Date } & Pick<
  Offer,
  'lines' | 'milestones'
>

/** What an enterprise should know of an offer before it chooses it, as it stands now. */
export function offerFlags(need: Need, offer: Offered, reader: Reader = db): OfferFlag[] {
  const profile = reader.select().from(profiles).where(eq(profiles.id, offer.profileId)).get()!
  const holds: Record<OfferFlag, boolean> = {
    validity_ended: offer.validUntil !== null && isOverdue(offer.validUntil, today()),
    certifies_client: certifiesClient(reader, offer),
    member_left: [...offer.lines, ...offer.milestones].some(
      ({ memberId }) => memberId !== null && !isMemberOf(offer.needId, memberId, reader),
    ),
    need_changed: need.changedAt !== null && offer.submittedAt < need.changedAt,
    check_ended: !isPublic(profile, today()),
    tied: organisationsTiedTo(need.organisationId, reader).includes(profile.organisationId),
  }
  return (Object.keys(holds) as OfferFlag[]).filter((flag) => holds[flag])
}
