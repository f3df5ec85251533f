import { addDays, type Day } from '../days'
import { ENGAGEMENT_SIDES, type EngagementSide } from '../engagement/lifecycle'
import type { Transitions } from '../lifecycle'
import { isOverdue } from '../overdue'

/** What each side says of the other; the first is the enterprise's word on the consultant. */
export const CRITERIA = {
  enterprise: ['understood', 'taught', 'kept', 'lasting'],
  consultant: ['clear', 'took_part', 'kept'],
} as const satisfies Record<EngagementSide, readonly string[]>
export type ReviewCriterion = (typeof CRITERIA)[EngagementSide][number]

/** From the worst to the best. */
export const MARKS = [1, 2, 3, 4, 5] as const
export type Mark = (typeof MARKS)[number]
export type Marks = Partial<Record<ReviewCriterion, Mark>>

/** Days after the end of the work within which either side may write; then, or once both have written, it is shown. */
export const REVIEW_DAYS = 14
/** Days before the last on which who has not written is reminded. */
export const REVIEW_REMINDER_DAYS = 4
/** Days after the last within which it is told that a review is shown. */
export const REVIEW_TOLD_DAYS = 7

/** Reviews that a page shows, the newest; a mean is of all. */
export const REVIEWS_SHOWN = 50

/** The last day on which a review of work that ended on a day is written or changed. */
export const lastReviewDay = (endedOn: Day): Day => addDays(endedOn, REVIEW_DAYS)

export type RoundStanding = 'going_on' | 'open' | 'shown'

/** How the reviews of one engagement stand on a day: open reviews are hidden and change, shown ones do not change. */
export function roundStanding(
  { endedOn, written }: { endedOn: Day | null; written: number },
  today: Day,
): RoundStanding {
  if (endedOn === null) return 'going_on'
  return written >= ENGAGEMENT_SIDES.length || isOverdue(lastReviewDay(endedOn), today) ? 'shown' : 'open'
}

/** What is wrong with a review that the side reviewed reports to the department. */
export const REVIEW_REPORT_KINDS = ['untrue', 'rude', 'private', 'other'] as const
export type ReviewReportKind = (typeof REVIEW_REPORT_KINDS)[number]

/** Of a review that the reviewed side reported to the department. */
export const REVIEW_DECISIONS = ['kept', 'hidden', 'shown'] as const
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number]

/** `reported`: nothing is decided yet; `shown`: again, after it was hidden. */
export type ReportedStatus = 'reported' | ReviewDecision
export const reportedTransitions = {
  reported: ['kept', 'hidden'],
  kept: ['hidden'],
  hidden: ['shown'],
  shown: ['hidden'],
} as const satisfies Transitions<ReportedStatus>
