import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { reviewReports } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertReplay } from '../sent-before'
import type { ReviewReportInput } from './forms'
import { shownReviewFor } from './reply-to-review.server'

/** The side reviewed reports what was said of it to the department, once. Throws `sent_before` where it was reported in other words. */
export function reportReview(actor: Actor, engagementId: string, reviewId: string, { kind, note }: ReviewReportInput) {
  transact((tx) => {
    const { needId } = shownReviewFor(tx, actor, engagementId, reviewId)
    const known = tx.select().from(reviewReports).where(eq(reviewReports.reviewId, reviewId)).get()
    if (known) return assertReplay(known, { kind, note })
    const id = newId()
    tx.insert(reviewReports).values({ id, reviewId, userId: actor.userId, kind, note, reportedAt: now() }).run()
    recordEvent(tx, actor, 'review.reported', { needId, engagementId, reviewId, reviewReportId: id, kind })
  })
}
