import { desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { engagements, needs, organisations, profiles, reviewDecisions, reviewReports, reviews } from '~db/schema'
import type { Day } from '../days'
import { endedAt } from '../engagement/ended.server'
import { otherSide } from '../engagement/lifecycle'
import { lastReviewDay } from '../reviews/lifecycle'

const consultants = alias(organisations, 'consultants')

/** The last day on which the reviews of an engagement are written; undefined while it goes on. */
export function reviewsUntil(engagementId: string): Day | undefined {
  const row = db.select({ endedAt }).from(engagements).where(eq(engagements.id, engagementId)).get()
  return row?.endedAt ? lastReviewDay(dayOf(row.endedAt)) : undefined
}

/** Of a review, whose it is, of whom, and why the department decided on it as it did last. */
export function reviewFacts(id: string) {
  const row = db
    .select({
      review: reviews,
      needText: needs.text,
      enterprise: organisations.name,
      consultant: consultants.name,
    })
    .from(reviews)
    .innerJoin(engagements, eq(engagements.id, reviews.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .where(eq(reviews.id, id))
    .get()
  if (!row) return undefined
  const { review, ...work } = row
  const { engagementId, reply } = review
  return {
    ...work,
    engagementId,
    reply,
    by: work[review.side],
    of: work[otherSide(review.side)],
    reason: lastReason(id),
  }
}

const lastReason = (reviewId: string) =>
  db
    .select({ reason: reviewDecisions.reason })
    .from(reviewDecisions)
    .innerJoin(reviewReports, eq(reviewReports.id, reviewDecisions.reportId))
    .where(eq(reviewReports.reviewId, reviewId))
    .orderBy(desc(reviewDecisions.decidedAt), desc(sql`${reviewDecisions}.rowid`))
    .get()?.reason ?? null

export function reviewReportFacts(id: string) {
  const report = db.select().from(reviewReports).where(eq(reviewReports.id, id)).get()
  const review = report && reviewFacts(report.reviewId)
  return review && { ...review, kind: report.kind }
}
