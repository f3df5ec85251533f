import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { sectionCode } from '~/vocabulary/reference.server'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import {
  engagements,
  needGroupMembers,
  needGroups,
  needs,
  needSubjects,
  organisations,
  outcomes,
  profiles,
} from '~db/schema'
import { sizeOf } from '../accounts/size-of.server'
import { groupBy } from '../group-by'
import { completedIn, hasWorkedIn, isRunningAt, type ReportRecord, type ReportRecords, UNKNOWN } from './counted'
import { isWithin, type ReportPeriod } from './period'

const consultants = alias(organisations, 'consultants')

/** Every published need of a province with its work, whatever the year; a joint need stands for those that rest in its group. */
const everyNeed = (provinceCode: string) =>
  db
    .select({ need: needs, enterprise: organisations, work: engagements, consultant: consultants.name })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .leftJoin(engagements, eq(engagements.needId, needs.id))
    .leftJoin(profiles, eq(profiles.id, engagements.profileId))
    .leftJoin(consultants, eq(consultants.id, profiles.organisationId))
    .where(
      and(
        eq(needs.provinceCode, provinceCode),
        isNotNull(needs.publishedAt),
        or(isNull(needs.closeReason), sql`${needs.closeReason} <> 'in_group'`),
      ),
    )
    .all()

type Row = ReturnType<typeof everyNeed>[number]

function subjectsByNeed(): Map<string, string[]> {
  const rows = db.select({ needId: needSubjects.needId, code: needSubjects.subjectCode }).from(needSubjects).all()
  return new Map(
    [...groupBy(rows, ({ needId }) => needId)].map(([needId, all]) => [needId, all.map(({ code }) => code)]),
  )
}

/** Kind of enterprise, companies by their size class as it is now. */
const kindOf = ({ need, enterprise }: Row): string => {
  const kind = need.enterpriseKind ?? enterprise.enterpriseKind
  return kind === 'enterprise' ? `enterprise-${sizeOf(enterprise) ?? UNKNOWN}` : (kind ?? UNKNOWN)
}

const workDays = ({ startedAt, completedAt, endedAt }: NonNullable<Row['work']>) => ({
  startedOn: dayOf(startedAt),
  completedOn: completedAt && dayOf(completedAt),
  endedOn: endedAt && dayOf(endedAt),
})

/** Every published need of a province as a record, and its work where it has some. */
function everyRecord(provinceCode: string) {
  const subjects = subjectsByNeed()
  return everyNeed(provinceCode).map((row) => {
    const record = recordOf(row, subjects.get(row.need.id) ?? [])
    return { row, record, work: row.work && { ...workDays(row.work), record: { ...record, id: row.work.id } } }
  })
}

const recordOf = (row: Row, subject: string[]): ReportRecord => ({
  id: row.need.id,
  needId: row.need.id,
  enterprise: row.enterprise.name,
  consultant: row.consultant,
  on: dayOf(row.need.publishedAt!),
  receivedOn: dayOf(row.need.publishedAt!),
  subject: subject.length > 0 ? subject : [UNKNOWN],
  section: [sectionCode(row.need.sectorVersion, row.need.sectorCode) ?? UNKNOWN],
  commune: [row.need.communeCode ?? UNKNOWN],
  kind: [kindOf(row)],
})

const verifiedResults = () =>
  db
    .select()
    .from(outcomes)
    .where(and(eq(outcomes.status, 'verified'), isNull(outcomes.sameAsId)))
    .orderBy(outcomes.decidedAt, outcomes.id)
    .all()

/**
 * What a province's report counts in a period, each figure being the length of its list. Results go by the day on which they
 * were verified; what is measured in one engagement is one result.
 */
export function reportRecords(provinceCode: string, period: ReportPeriod): ReportRecords {
  const records = everyRecord(provinceCode)
  const worked = records.flatMap(({ work }) => work ?? [])
  const byWork = new Map(worked.map(({ record }) => [record.id, record]))
  const results = verifiedResults().flatMap((outcome) => {
    const record = byWork.get(outcome.engagementId)
    const on = dayOf(outcome.decidedAt!)
    if (!record || !isWithin(on, period)) return []
    return [{ outcome, record: { ...record, id: outcome.id, on, subject: [outcome.subjectCode] } }]
  })
  const begun = worked.map(({ record, startedOn }) => ({ ...record, on: startedOn }))
  return {
    received: records.map(({ record }) => record).filter(({ on }) => isWithin(on, period)),
    connected: begun.filter(({ on }) => isWithin(on, period)),
    running: begun.filter((_, place) => isRunningAt(worked[place]!, period.to)),
    completed: worked.flatMap(({ record, ...days }) =>
      completedIn(days, period) ? [{ ...record, on: days.completedOn! }] : [],
    ),
    certified: results.flatMap(({ outcome, record }) => (outcome.certificateId ? [record] : [])),
    documented: results.flatMap(({ outcome, record }) => (outcome.documentId ? [record] : [])),
    measured: oneOfEachWork(results.filter(({ outcome }) => outcome.measureId)),
    supported: supportedIn(provinceCode, period).map(({ record }) => record),
  }
}

type Result = { outcome: typeof outcomes.$inferSelect; record: ReportRecord }

/** Several measures of one piece of work as one result, in all of their subjects, on the day of the first. */
const oneOfEachWork = (results: readonly Result[]): ReportRecord[] =>
  [...groupBy(results, ({ outcome }) => outcome.engagementId)].map(([engagementId, all]) => ({
    ...all[0]!.record,
    id: engagementId,
    subject: [...new Set(all.flatMap(({ record }) => record.subject))],
  }))

/** Work on any day of the period, with the consultant's profile. */
export const worksIn = (provinceCode: string, period: ReportPeriod) =>
  everyRecord(provinceCode).flatMap(({ row, work }) =>
    work && hasWorkedIn(work, period)
      ? [{ ...work, profileId: row.work!.profileId, enterpriseId: row.enterprise.id }]
      : [],
  )

/** Enterprises with work on any day of the period, each once with all of its work: of work for a group all its members. */
export function supportedIn(provinceCode: string, period: ReportPeriod) {
  const worked = worksIn(provinceCode, period)
  const members = groupBy(membersOfJointNeeds(worked.map(({ record }) => record.needId)), ({ needId }) => needId)
  const works = worked.flatMap((work) => {
    const others = (members.get(work.record.needId) ?? []).filter((one) => one.enterpriseId !== work.enterpriseId)
    return [
      work,
      ...others.map(({ enterpriseId, enterprise, communeCode }) => ({
        ...work,
        enterpriseId,
        record: { ...work.record, enterprise, commune: [communeCode ?? UNKNOWN] },
      })),
    ]
  })
  return [...groupBy(works, ({ enterpriseId }) => enterpriseId)].map(([enterpriseId, own]) => {
    const inOrder = [...own].sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
    const { record, startedOn } = inOrder[0]!
    return { record: { ...record, id: enterpriseId, on: startedOn }, works: inOrder }
  })
}

const membersOfJointNeeds = (needIds: readonly string[]) =>
  db
    .select({
      needId: needGroups.jointNeedId,
      enterpriseId: organisations.id,
      enterprise: organisations.name,
      communeCode: organisations.communeCode,
    })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .innerJoin(organisations, eq(organisations.id, needGroupMembers.organisationId))
    .where(and(inArray(needGroups.jointNeedId, [...needIds]), eq(needGroupMembers.status, 'joined')))
    .all()
