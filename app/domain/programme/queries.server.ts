import {
  and,
  count,
  desc,
  eq,
  exists,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  notInArray,
  type SQL,
  sql,
} from 'drizzle-orm'
import { now, today } from '~db/clock'
import { db } from '~db/connection'
import { engagements, needs, needSubjects, organisations, outcomes, profiles, proposals, requests } from '~db/schema'
import { homeProvince } from '~/vocabulary/province.server'
import type { Actor } from '../accounts/lifecycle'
import { countOpenReports } from '../conversation/reports.server'
import { countOpenEnquiries } from '../enquiries/queries.server'
import { outcomesToVerify } from '../certification/queries.server'
import { followUpRows } from '../follow-up/lists.server'
import { peopleToCall } from '../notifications/people-to-call.server'
import { profileIsPublic } from '../directory/queries.server'
import { entriesToFollow } from '../assisted/queries.server'
import { profilesToCheck } from '../directory/worklist.server'
import { proposedGroups } from '../groups/proposed-groups.server'
import { sharedTaxCodes } from '../directory/shared-tax-codes.server'
import { notFound } from '../errors'
import { measuresToVerify } from '../measures/queries.server'
import { documentsToVerify } from '../result-documents/queries.server'
import { resultStatus } from '../needs/queries.server'
import { countOpenReviewReports } from '../reviews/reports.server'
import { overdueBefore } from '../overdue'
import { textsToLookAt } from '../learning/queries.server'
import { type FigureName, FIGURES, medianWithOpen, type RecordList, UNASKED_DAYS, UNKNOWN_COMMUNE } from './figures'
import { canSeeProgramme } from './policy'

/** Which needs are counted: published in a year (Vietnam time), for a subject, in a commune. */
export type Scope = { year?: number; subject?: string; commune?: string }

const DAY = 86_400_000
const startOfYear = (year: number) => new Date(`${year}-01-01T00:00:00+07:00`)

/** What makes a need count, by list; within one subject a result counts for its own subject only. */
function condition(list: RecordList, subject: SQL | undefined): SQL {
  const ofNeed = eq(requests.needId, needs.id)
  const request = (...conditions: (SQL | undefined)[]) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(requests)
        .where(and(ofNeed, ...conditions)),
    )
  const engagement = (...conditions: (SQL | undefined)[]) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(engagements)
        .where(and(eq(engagements.needId, needs.id), ...conditions)),
    )
  switch (list) {
    case 'needs':
      return sql`1`
    case 'requested':
      return request()
    case 'replied':
      return request(isNotNull(requests.answeredAt))
    case 'proposed':
      return exists(
        db
          .select({ one: sql`1` })
          .from(proposals)
          .where(eq(proposals.needId, needs.id)),
      )
    case 'awarded':
      return engagement()
    case 'completed':
      return engagement(eq(engagements.status, 'completed'))
    case 'certified':
      return exists(
        db
          .select({ one: sql`1` })
          .from(outcomes)
          .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
          .where(
            and(
              eq(engagements.needId, needs.id),
              eq(outcomes.status, 'verified'),
              isNull(outcomes.sameAsId),
              subject && sql`${outcomes.subjectCode} = ${subject}`,
            ),
          ),
      )
    case 'unasked':
      return and(
        eq(needs.status, 'published'),
        sql`coalesce(${needs.reopenedAt}, ${needs.publishedAt}) < ${now().getTime() - UNASKED_DAYS * DAY}`,
        sql`not ${request(notInArray(requests.status, ['withdrawn', 'closed']))}`,
      )!
    case 'overdue':
      return and(
        eq(needs.status, 'published'),
        request(eq(requests.status, 'sent'), lt(requests.dueAt, overdueBefore(today()))),
      )!
  }
}

/** Needs of a province that were published, by year, subject and commune where chosen; a joint need stands for those that rest in its group. */
export function inScope(provinceCode: string, { year, subject, commune }: Scope): SQL {
  return and(
    isNotNull(needs.publishedAt),
    sql`${needs.closeReason} is not 'in_group'`,
    eq(needs.provinceCode, provinceCode),
    year ? gte(needs.publishedAt, startOfYear(year)) : undefined,
    year ? lt(needs.publishedAt, startOfYear(year + 1)) : undefined,
    commune === UNKNOWN_COMMUNE ? isNull(needs.communeCode) : undefined,
    commune && commune !== UNKNOWN_COMMUNE ? eq(needs.communeCode, commune) : undefined,
    subject
      ? inArray(
          needs.id,
          db.select({ id: needSubjects.needId }).from(needSubjects).where(eq(needSubjects.subjectCode, subject)),
        )
      : undefined,
  )!
}

/** Milliseconds since 1970 of a need's first reply; a subquery of the builder's, which keeps the names of both tables. */
const firstReply = sql<number | null>`(${db
  .select({ at: sql`min(${requests.answeredAt})` })
  .from(requests)
  .where(eq(requests.needId, needs.id))})`

/** The province whose figures the actor may see; `not_found` for other roles. */
export const scopeOf = (actor: Actor) => {
  if (!canSeeProgramme(actor)) throw notFound()
  return actor.provinceCode!
}

const countedAs = (subject: SQL | undefined) =>
  Object.fromEntries(
    FIGURES.map((name) => [name, sql<number>`coalesce(sum(${condition(name, subject)}), 0)`.as(`count_${name}`)]),
  ) as Record<FigureName, SQL.Aliased<number>>

export type FigureRow = Record<FigureName, number>

/** The department's figures in all. Each equals the length of `needRecords` of the same list and scope. */
export function programmeFigures(actor: Actor, scope: Scope = {}): FigureRow {
  const province = scopeOf(actor)
  const subject = scope.subject ? sql`${scope.subject}` : undefined
  return db.select(countedAs(subject)).from(needs).where(inScope(province, scope)).get()!
}

/** The figures for each subject that a need in scope asks for; a need with two subjects stands in two rows. */
export const figuresBySubject = (actor: Actor, scope: Scope = {}) =>
  db
    .select({ code: needSubjects.subjectCode, ...countedAs(sql`${needSubjects.subjectCode}`) })
    .from(needs)
    .innerJoin(needSubjects, eq(needSubjects.needId, needs.id))
    .where(inScope(scopeOf(actor), scope))
    .groupBy(needSubjects.subjectCode)
    .orderBy(desc(count()), needSubjects.subjectCode)
    .all()

export const figuresByCommune = (actor: Actor, scope: Scope = {}) =>
  db
    .select({ code: needs.communeCode, ...countedAs(scope.subject ? sql`${scope.subject}` : undefined) })
    .from(needs)
    .where(inScope(scopeOf(actor), scope))
    .groupBy(needs.communeCode)
    .orderBy(desc(count()), needs.communeCode)
    .all()

/**
 * Time from publishing a need to the first reply of any consultant, as the median over all needs in scope, in
 * milliseconds: needs without a reply count as waiting longer than any other.
 */
export function medianFirstReply(actor: Actor, scope: Scope = {}) {
  const rows = db
    .select({ publishedAt: needs.publishedAt, repliedAt: firstReply })
    .from(needs)
    .where(inScope(scopeOf(actor), scope))
    .all()
  const waits = rows.map(({ publishedAt, repliedAt }) => (repliedAt ? repliedAt - publishedAt!.getTime() : undefined))
  return { median: medianWithOpen(waits), needs: waits.length, unanswered: waits.filter((wait) => !wait).length }
}

/** The needs that a figure counts, newest first. */
export function needRecords(actor: Actor, list: RecordList, scope: Scope = {}) {
  const subject = scope.subject ? sql`${scope.subject}` : undefined
  return db
    .select({
      id: needs.id,
      text: needs.text,
      status: needs.status,
      publishedAt: needs.publishedAt,
      communeCode: needs.communeCode,
      organisationName: organisations.name,
      firstReplyAt: firstReply,
      engagementId: engagements.id,
      engagementStatus: engagements.status,
      result: resultStatus,
    })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .leftJoin(engagements, eq(engagements.needId, needs.id))
    .where(and(inScope(scopeOf(actor), scope), condition(list, subject)))
    .orderBy(desc(needs.publishedAt))
    .all()
}

/** What waits for the department or needs its push, by kind: as many as the list has that the card opens. */
export function worklist(actor: Actor) {
  const province = scopeOf(actor)
  const countNeeds = (list: RecordList) =>
    db
      .select({ n: count() })
      .from(needs)
      .where(and(inScope(province, {}), condition(list, undefined)))
      .get()!.n
  return {
    profiles: profilesToCheck(actor).waiting,
    outcomes: outcomesToVerify(actor).length + measuresToVerify(actor).length + documentsToVerify(actor).length,
    overdue: countNeeds('overdue'),
    unasked: countNeeds('unasked'),
    enquiries: countOpenEnquiries(actor),
    reports: countOpenReports(actor) + countOpenReviewReports(actor),
    texts: textsToLookAt(actor),
    taxCodes: sharedTaxCodes(actor).length,
    calls: peopleToCall(actor).length,
    followUps: followUpRows(actor).length,
    groups: proposedGroups(actor).length,
    assisted: entriesToFollow(actor),
  }
}

/** Years in which needs were published, newest first. */
export function programmeYears(actor: Actor): number[] {
  const first = db
    .select({ at: sql<number | null>`min(${needs.publishedAt})` })
    .from(needs)
    .where(inScope(scopeOf(actor), {}))
    .get()?.at
  const thisYear = Number(today().slice(0, 4))
  const firstYear = first ? new Date(first + 7 * 3_600_000).getUTCFullYear() : thisYear
  return Array.from({ length: thisYear - firstYear + 1 }, (_, index) => thisYear - index)
}

/** Figures anybody may see, on the home page, as of now. */
export function publicFigures() {
  const one = (list: RecordList) =>
    db
      .select({ n: count() })
      .from(needs)
      .where(and(inScope(homeProvince().code, {}), condition(list, undefined)))
      .get()!.n
  const consultants = db.select({ n: count() }).from(profiles).where(profileIsPublic()).get()!.n
  return { consultants, needs: one('needs'), awarded: one('awarded'), certified: one('certified'), on: today() }
}
