import { and, asc, desc, eq, inArray, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { indicatorOf, indicatorsFor, INDICATORS } from '~/vocabulary/indicators'
import { communeOf, subjectOf } from '~/vocabulary/reference.server'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import {
  engagements,
  files,
  measureReadings,
  measures,
  memberships,
  needGroupMembers,
  needs,
  organisations,
  outcomes,
  profiles,
  users,
} from '~db/schema'
import { enterpriseOf } from '../accounts/enterprise-of'
import type { Actor } from '../accounts/lifecycle'
import { VERIFICATION_DAYS } from '../certification/lifecycle'
import { canReadEvidence } from '../certification/policy'
import type { Ending } from '../certification/next-step'
import { inProvinceOf } from '../certification/queries.server'
import { endingsOf } from '../certification/standing.server'
import { addDays } from '../days'
import { canSeeEngagement, sideOf } from '../engagement/policy'
import { engagementOf, groupTakingPart, memberWork, milestonesOf } from '../engagement/queries.server'
import { notFound } from '../errors'
import { groupBy } from '../group-by'
import { subjectsOfNeed } from '../needs/queries.server'
import { asSeen, type Seen } from '../seen'
import { gainOf, measureFlags } from './flags'
import { READING_TIMES, type ReadingTime } from './lifecycle'
import { measurerOf } from './reading.server'

const consultants = alias(organisations, 'consultants')
const reporters = alias(users, 'reporters')
const deciders = alias(users, 'deciders')
const seconders = alias(users, 'seconders')

const readingRows = (measureIds: readonly string[]) =>
  db
    .select({
      reading: measureReadings,
      givenBy: users.name,
      file: { id: files.id, sha256: files.sha256, name: files.name, mediaType: files.mediaType, size: files.size },
    })
    .from(measureReadings)
    .innerJoin(users, eq(users.id, measureReadings.givenBy))
    .leftJoin(files, eq(files.id, measureReadings.evidenceFileId))
    .where(inArray(measureReadings.measureId, [...measureIds]))
    .orderBy(asc(measureReadings.number))
    .all()
    .map(({ reading, ...row }) => ({ ...reading, ...row }))

export type ShownReading = ReturnType<typeof readingRows>[number]

/** Measures with their indicator, of each time the reading that holds, those that it replaced, and the gain. */
function withReadings<M extends Pick<typeof measures.$inferSelect, 'id' | 'indicatorId'>>(rows: readonly M[]) {
  const given = groupBy(readingRows(rows.map(({ id }) => id)), ({ measureId }) => measureId)
  return rows.map((row) => {
    const all = given.get(row.id) ?? []
    const last = (time: ReadingTime) => all.findLast((reading) => reading.time === time)
    const readings = READING_TIMES.flatMap((time) => last(time) ?? [])
    const [baseline, after] = [last('baseline')!, last('after')]
    const indicator = indicatorOf(row.indicatorId)!
    return {
      ...row,
      indicator,
      readings,
      replaced: all.filter((reading) => !readings.includes(reading)),
      baseline,
      after,
      gain: after ? gainOf(indicator.better, baseline.value, after.value) : null,
    }
  })
}

/** What is measured in an engagement, each with where its verification stands. */
export function measuresOf(engagement: Seen<'engagement'>) {
  const rows = db
    .select({ measure: measures, outcome: outcomes, member: organisations.name })
    .from(measures)
    .leftJoin(outcomes, eq(outcomes.measureId, measures.id))
    .leftJoin(needGroupMembers, eq(needGroupMembers.id, measures.memberId))
    .leftJoin(organisations, eq(organisations.id, needGroupMembers.organisationId))
    .where(eq(measures.engagementId, engagement.id))
    .orderBy(asc(measures.startedAt), asc(measures.id))
    .all()
  return withReadings(rows.map(({ measure, outcome, member }) => ({ ...measure, outcome, member })))
}
export type ShownMeasure = ReturnType<typeof measuresOf>[number]

/** What the actor's enterprise has measured in all of its work, the newest first. */
export function measuresOfEnterprise(actor: Actor) {
  const rows = db
    .select({ measure: measures, outcome: outcomes })
    .from(measures)
    .innerJoin(engagements, eq(engagements.id, measures.engagementId))
    .leftJoin(outcomes, eq(outcomes.measureId, measures.id))
    .leftJoin(needGroupMembers, eq(needGroupMembers.id, measures.memberId))
    .where(eq(placeOf, enterpriseOf(actor)))
    .orderBy(desc(measures.startedAt), asc(measures.id))
    .all()
  return withReadings(rows.map(({ measure, outcome }) => ({ ...measure, outcome })))
}

/**
 * One measure of an engagement, for its parties and the member of a group at whose place it is; `not_found` for everybody else.
 * `isMeasurer`: the actor reads it.
 */
export function measureOf(actor: Actor, engagementId: string, measureId: string) {
  const groupId = groupTakingPart(actor, engagementId)
  const work = groupId ? memberWork(actor, groupId) : null
  const engagement = work?.engagement ?? engagementOf(actor, engagementId)
  const measure = measuresOf(engagement).find(({ id }) => id === measureId)
  if (!measure || (work && measure.memberId !== work.own.id)) throw notFound()
  return { engagement, measure, isMeasurer: isMeasurer(actor, measureId) }
}

const isMeasurer = (actor: Actor, measureId: string) =>
  sideOf(actor) === 'enterprise' && actor.organisationId === measurerOf(db, measureId)

/** Whether somebody of the actor's organisation began it. */
export const beganBy = ({ organisationId }: Actor, startedBy: string): boolean =>
  organisationId !== null &&
  db
    .select()
    .from(memberships)
    .where(and(eq(memberships.userId, startedBy), eq(memberships.organisationId, organisationId)))
    .get() !== undefined

/** The indicators for an engagement: those that fit its subjects first. */
export function indicatorsOf({ needId }: Seen<'engagement'> & { needId: string }) {
  const asked = subjectsOfNeed(asSeen('need', { id: needId })).map(({ subjectCode }) => subjectCode)
  const fitting = indicatorsFor(asked)
  return { fitting, others: INDICATORS.filter((one) => !fitting.includes(one)) }
}

/** Whose place a measure is at. */
const placeOf = sql`coalesce(${needGroupMembers.organisationId}, ${engagements.organisationId})`

const everyOutcome = () =>
  db
    .select({
      id: outcomes.id,
      status: outcomes.status,
      reportedAt: outcomes.reportedAt,
      reportedBy: reporters.name,
      secondedAt: outcomes.secondedAt,
      secondedById: outcomes.secondedBy,
      secondedBy: seconders.name,
      decidedAt: outcomes.decidedAt,
      decidedBy: deciders.name,
      rejectReason: outcomes.rejectReason,
      engagementId: outcomes.engagementId,
      needId: needs.id,
      needText: needs.text,
      communeCode: needs.communeCode,
      enterpriseId: organisations.id,
      enterprise: organisations.name,
      consultant: consultants.name,
      profileId: profiles.id,
      completedAt: engagements.completedAt,
      measure: measures,
    })
    .from(outcomes)
    .innerJoin(measures, eq(measures.id, outcomes.measureId))
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .leftJoin(needGroupMembers, eq(needGroupMembers.id, measures.memberId))
    .innerJoin(organisations, eq(organisations.id, placeOf))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .innerJoin(reporters, eq(reporters.id, outcomes.reportedBy))
    .leftJoin(seconders, eq(seconders.id, outcomes.secondedBy))
    .leftJoin(deciders, eq(deciders.id, outcomes.decidedBy))

type Row = ReturnType<ReturnType<typeof everyOutcome>['all']>[number]

const withMeasures = (rows: readonly Row[]) => {
  const shown = new Map(withReadings(rows.map(({ measure }) => measure)).map((measure) => [measure.id, measure]))
  return rows.map((row) => {
    const measure = shown.get(row.measure.id)!
    const { baseline, after, share, indicator } = measure
    return {
      ...row,
      measure,
      subject: subjectOf(measure.subjectCode),
      commune: row.communeCode ? communeOf(row.communeCode) : undefined,
      flags: measureFlags(indicator.better, {
        baseline,
        after: after!,
        share,
        completedOn: row.completedAt && dayOf(row.completedAt),
      }),
      reportedOn: dayOf(row.reportedAt),
      verifyBy: addDays(dayOf(row.reportedAt), VERIFICATION_DAYS),
    }
  })
}
export type MeasureOutcome = ReturnType<typeof withMeasures>[number]

/** The department's worklist of measures: reported ones, oldest first. */
export const measuresToVerify = (actor: Actor) =>
  withMeasures(
    everyOutcome()
      .where(and(inProvinceOf(actor), eq(outcomes.status, 'reported')))
      .orderBy(asc(outcomes.reportedAt))
      .all(),
  )

/** Measures that the department decided on, the last first. */
export const decidedMeasures = (actor: Actor, status: 'verified' | 'rejected') =>
  withMeasures(
    everyOutcome()
      .where(and(inProvinceOf(actor), eq(outcomes.status, status)))
      .orderBy(desc(outcomes.decidedAt))
      .all(),
  ).map((row) => ({ ...row, decidedOn: dayOf(row.decidedAt!) }))

/** One reported measure with all that a decision needs. */
export function measureOutcomeOf(actor: Actor, outcomeId: string) {
  const [row] = withMeasures(
    everyOutcome()
      .where(and(inProvinceOf(actor), eq(outcomes.id, outcomeId)))
      .all(),
  )
  if (!row) throw notFound()
  const engagement = asSeen('engagement', { id: row.engagementId })
  return { ...row, milestones: milestonesOf([engagement]).get(engagement.id) ?? [] }
}

/** Completed work of a province of which no result was ever reported, with what it is to end in and since when it is done. */
export function unreportedWorks(provinceCode: string) {
  const reported = db.select({ id: outcomes.id }).from(outcomes).where(eq(outcomes.engagementId, engagements.id))
  const works = db
    .select({ work: engagements })
    .from(engagements)
    .innerJoin(needs, and(eq(needs.id, engagements.needId), eq(needs.provinceCode, provinceCode)))
    .where(and(eq(engagements.status, 'completed'), notExists(reported)))
    .all()
    .map(({ work }) => asSeen('engagement', work))
  return [...endingsOf(works)].flatMap(([engagementId, { result, completedOn }]) =>
    result && completedOn ? [{ engagementId, result, completedOn }] : [],
  )
}
export type ExpectedResult = NonNullable<Ending['result']>

/** Whether the actor is one of the two parties of a measure, reads it, or is the department that checks it. */
export function mayReadReadingsFile(actor: Actor, measureId: string): boolean {
  const row = db
    .select({
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
      provinceCode: outcomes.provinceCode,
    })
    .from(measures)
    .innerJoin(engagements, eq(engagements.id, measures.engagementId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .leftJoin(outcomes, eq(outcomes.measureId, measures.id))
    .where(eq(measures.id, measureId))
    .get()
  if (!row) return false
  if (isMeasurer(actor, measureId)) return true
  const { provinceCode } = row
  return canSeeEngagement(actor, row) || (provinceCode !== null && canReadEvidence(actor, { ...row, provinceCode }))
}
