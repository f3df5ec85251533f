import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { reviewDecisions, reviews } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertMayBecome } from '../lifecycle'
import type { ReviewDecisionInput } from './forms'
import { type ReviewDecision, reportedTransitions } from './lifecycle'
import { reviewReportOf } from './reports.server'

const EVENTS = {
  kept: 'review.kept',
  hidden: 'review.hidden',
  shown: 'review.shown_again',
} as const satisfies Record<ReviewDecision, string>

/**
 * The department lets a reported review stand, hides it with a reason that both sides read, or shows it again. Throws
 * `accounts.own_interest` for who belongs to one of the two sides, `state_changed` where a colleague was quicker; `seen`: how many decisions
 * stood on the page.
 */
export function decideReview(actor: Actor, reportId: string, { decision, reason }: ReviewDecisionInput, seen?: number) {
  transact((tx) => {
    const report = reviewReportOf(actor, reportId, tx)
    if (report.isOwnMatter) throw new DomainError('accounts.own_interest')
    if (seen !== undefined && seen !== report.decisions.length) throw new DomainError('state_changed')
    assertMayBecome(reportedTransitions, report.status, decision)
    const { needId, engagementId, reviewId } = report
    tx.insert(reviewDecisions)
      .values({ id: newId(), reportId, decision, reason, decidedAt: now(), decidedBy: actor.userId })
      .run()
    if (decision !== 'kept') {
      const hiddenReason = decision === 'hidden' ? reason : null
      tx.update(reviews).set({ hiddenReason }).where(eq(reviews.id, reviewId)).run()
    }
    recordEvent(tx, actor, EVENTS[decision], { needId, engagementId, reviewId, reviewReportId: reportId })
  })
}
