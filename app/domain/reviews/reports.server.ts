import { and, asc, desc, eq, exists, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db, type Reader } from '~db/connection'
import { engagements, needs, organisations, profiles, reviewDecisions, reviewReports, reviews, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnInterest } from '../accounts/policy'
import { canOverseeProvince } from '../conversation/policy'
import { otherSide } from '../engagement/lifecycle'
import { concernedBy } from '../engagement/concerned.server'
import { notFound } from '../errors'
import type { ReportedStatus } from './lifecycle'

const consultants = alias(organisations, 'consultants')

/** Reports about needs of the department's own province. */
function inProvinceOf(actor: Actor) {
  if (!canOverseeProvince(actor) || actor.provinceCode === null) throw notFound()
  return eq(needs.provinceCode, actor.provinceCode)
}

const listed = (reader: Reader = db) =>
  reader
    .select({
      id: reviewReports.id,
      kind: reviewReports.kind,
      note: reviewReports.note,
      reportedAt: reviewReports.reportedAt,
      review: reviews,
      needId: needs.id,
      provinceCode: needs.provinceCode,
      engagementId: engagements.id,
      enterpriseId: organisations.id,
      enterprise: organisations.name,
      consultantId: consultants.id,
      consultant: consultants.name,
    })
    .from(reviewReports)
    .innerJoin(reviews, eq(reviews.id, reviewReports.reviewId))
    .innerJoin(engagements, eq(engagements.id, reviews.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))

const decided = (reader: Reader) =>
  reader.select({ id: reviewDecisions.id }).from(reviewDecisions).where(eq(reviewDecisions.reportId, reviewReports.id))

/** What was decided about a report, the last first. */
const decisionsOn = (reportId: string, reader: Reader) =>
  reader
    .select({
      decision: reviewDecisions.decision,
      reason: reviewDecisions.reason,
      decidedAt: reviewDecisions.decidedAt,
      decidedBy: users.name,
    })
    .from(reviewDecisions)
    .innerJoin(users, eq(users.id, reviewDecisions.decidedBy))
    .where(eq(reviewDecisions.reportId, reportId))
    .orderBy(desc(reviewDecisions.decidedAt), desc(sql`${reviewDecisions}.rowid`))
    .all()

function withDecisions(row: ReturnType<ReturnType<typeof listed>['all']>[number], reader: Reader = db) {
  const decisions = decisionsOn(row.id, reader)
  const status: ReportedStatus = decisions[0]?.decision ?? 'reported'
  const writer = row[row.review.side]
  return { ...row, reviewId: row.review.id, decisions, status, writer, reporter: row[otherSide(row.review.side)] }
}

/** Reported reviews that wait for a decision, oldest first. */
export const openReviewReports = (actor: Actor) =>
  listed()
    .where(and(inProvinceOf(actor), notExists(decided(db))))
    .orderBy(asc(reviewReports.reportedAt))
    .all()
    .map((row) => withDecisions(row))

/** Decided ones that a page shows. */
const DECIDED_SHOWN = 50

/** The decided ones that were reported last. */
export const decidedReviewReports = (actor: Actor) =>
  listed()
    .where(and(inProvinceOf(actor), exists(decided(db))))
    .orderBy(desc(reviewReports.reportedAt))
    .limit(DECIDED_SHOWN)
    .all()
    .map((row) => withDecisions(row))

/** One report with the review that it is about; `not_found` for who does not oversee it. */
export function reviewReportOf(actor: Actor, reportId: string, reader: Reader = db) {
  const row = listed(reader)
    .where(and(inProvinceOf(actor), eq(reviewReports.id, reportId)))
    .get()
  if (!row) throw notFound()
  return { ...withDecisions(row, reader), isOwnMatter: hasOwnInterest(actor, concernedBy(reader, row.engagementId)) }
}

export const countOpenReviewReports = (actor: Actor): number => openReviewReports(actor).length
