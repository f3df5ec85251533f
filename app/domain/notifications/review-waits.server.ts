import { and, count, eq, exists, isNotNull, notExists, sql } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import type { Tx } from '~db/connection'
import { engagements, reviews } from '~db/schema'
import { addDays, type Day, startOf } from '../days'
import { endedAt } from '../engagement/ended.server'
import { ENGAGEMENT_SIDES, type EngagementSide } from '../engagement/lifecycle'
import { lastReviewDay, REVIEW_DAYS, REVIEW_TOLD_DAYS } from '../reviews/lifecycle'

type Wait = { recordId: string; day: Day }

const ofEngagement = (tx: Tx, side?: EngagementSide) =>
  tx
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(eq(reviews.engagementId, engagements.id), side && eq(reviews.side, side)))

/** Work that ended so many days ago at most, from the last day on which its reviews are written. */
const ended = (tx: Tx, days: number, ...where: Parameters<typeof and>): Wait[] =>
  tx
    .select({ recordId: engagements.id, endedAt })
    .from(engagements)
    .where(and(isNotNull(endedAt), sql`${endedAt} >= ${startOf(addDays(today(), -days)).getTime()}`, ...where))
    .all()
    .map(({ recordId, endedAt: moment }) => ({ recordId, day: lastReviewDay(dayOf(moment!)) }))

/** Work that ended of which one side has yet to say how it was. */
export const reviewsWanted = (side: EngagementSide) => (tx: Tx) =>
  ended(tx, REVIEW_DAYS, notExists(ofEngagement(tx, side)))

/** Work of which one side alone said how it was: that is shown once the last day is over. */
export const reviewsShownByDay = (tx: Tx): Wait[] =>
  ended(tx, REVIEW_DAYS + REVIEW_TOLD_DAYS, exists(ofEngagement(tx))).filter(
    ({ recordId }) => !haveBothReviewed(tx, recordId),
  )

export const haveBothReviewed = (tx: Tx, engagementId: string): boolean =>
  tx.select({ n: count() }).from(reviews).where(eq(reviews.engagementId, engagementId)).get()!.n >=
  ENGAGEMENT_SIDES.length
