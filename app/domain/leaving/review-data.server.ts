import { eq, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db } from '~db/connection'
import { engagements, organisations, profiles, reviewReports, reviews } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { otherSide } from '../engagement/lifecycle'

const consultants = alias(organisations, 'consultants')

/** What a person wrote of those worked with, replied to them, and reported to the department. */
export function reviewsWritten({ userId }: Actor) {
  const rows = db
    .select({ review: reviews, report: reviewReports, enterprise: organisations.name, consultant: consultants.name })
    .from(reviews)
    .innerJoin(engagements, eq(engagements.id, reviews.engagementId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .leftJoin(reviewReports, eq(reviewReports.reviewId, reviews.id))
    .where(or(eq(reviews.writtenBy, userId), eq(reviews.repliedBy, userId), eq(reviewReports.userId, userId)))
    .all()
  return rows.flatMap(({ review, report, ...names }) => {
    const [by, of] = [names[review.side], names[otherSide(review.side)]]
    const { text, writtenAt, reply, repliedAt } = review
    return [
      ...(review.writtenBy === userId && text ? [{ sentAt: writtenAt, organisation: by, text }] : []),
      ...(review.repliedBy === userId && repliedAt && reply
        ? [{ sentAt: repliedAt, organisation: of, text: reply }]
        : []),
      ...(report?.userId === userId && report.note
        ? [{ sentAt: report.reportedAt, organisation: of, text: report.note }]
        : []),
    ]
  })
}
