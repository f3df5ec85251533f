import { z } from 'zod'
import { REVIEW_REPORT_KINDS } from './lifecycle'

const review = { needId: z.string(), engagementId: z.string(), reviewId: z.string() }
const written = z.strictObject(review)

export const reviewEvents = {
  'review.written_by_enterprise': written,
  'review.written_by_consultant': written,
  'review.changed': written,
  /** Its writer lets it stand with their name, or without. */
  'review.name_chosen': written.extend({ isNamed: z.boolean() }),
  'review.replied': written,
  'review.reported': written.extend({ reviewReportId: z.string(), kind: z.enum(REVIEW_REPORT_KINDS) }),
  'review.kept': written.extend({ reviewReportId: z.string() }),
  'review.hidden': written.extend({ reviewReportId: z.string() }),
  'review.shown_again': written.extend({ reviewReportId: z.string() }),
}
