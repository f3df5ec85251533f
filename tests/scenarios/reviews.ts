import { reportReview } from '~/domain/reviews/report-review.server'
import { reviewsOfEngagement } from '~/domain/reviews/queries.server'
import type { ReviewInput } from '~/domain/reviews/forms'
import { writeReview } from '~/domain/reviews/write-review.server'
import { db } from '~db/connection'
import { reviewReports } from '~db/schema'
import { completedEngagement } from './loop'

/** What an enterprise says of its consultant. */
export const ofConsultant = (change: Partial<ReviewInput> = {}): ReviewInput => ({
  marks: { understood: 4, taught: 5, kept: 4, lasting: 4 },
  text: 'Đến đúng hẹn, chỉ việc dễ hiểu.',
  isNamed: false,
  ...change,
})

/** What a consultant says of the enterprise. */
export const ofEnterprise = (change: Partial<ReviewInput> = {}): ReviewInput => ({
  marks: { clear: 3, took_part: 5, kept: 4 },
  text: 'Cử đủ người, số liệu đầy đủ.',
  isNamed: false,
  ...change,
})

/** Work that is over, of which both sides have said how it was. */
export function reviewedEngagement(options: Parameters<typeof completedEngagement>[0] = {}) {
  const work = completedEngagement(options)
  writeReview(work.enterprise, work.engagementId, ofConsultant())
  writeReview(work.consultant, work.engagementId, ofEnterprise())
  const idFor = (side: 'enterprise' | 'consultant') => reviewsOfEngagement(work[side], work.engagementId).own!.id
  return { ...work, byEnterprise: idFor('enterprise'), byConsultant: idFor('consultant') }
}

/** The same, what the enterprise said reported by the consultant. */
export function reportedReview() {
  const work = reviewedEngagement()
  reportReview(work.consultant, work.engagementId, work.byEnterprise, { kind: 'untrue', note: 'Tôi đến đủ buổi.' })
  return { ...work, reviewReportId: db.select().from(reviewReports).all().at(-1)!.id }
}
