import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { sectionOf } from '~/vocabulary/reference.server'
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
import {
  completedIn,
  type Cut,
  hasWorkedIn,
  isRunningAt,
  type ReportRecord,
  type ReportRecords,
  UNKNOWN,
} from './counted'
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
  return new Map([...groupBy(rows, ({ needId }) => needId)].map(([needId, all]) => [needId, all.map(({ code }) => code)]))
}

/** Kind of enterprise, companies by their size class as it is now. */
const kindOf = ({ need, enterprise }: Row): string => {
  const kind = need.enterpriseKind ?? enterprise.enterpriseKind
  return kind === 'enterprise' ? `enterprise-${sizeOf(enterprise) ?? UNKNOWN}` : (kind ?? UNKNOWN)
}

const cutsOf = (row: Row): Record<Exclude<Cut, 'subject'>, string[]> => ({
  section: [sectionOf(row.need.sectorVersion, row.need.sectorCode) ?? UNKNOWN],
  commune: [row.need.communeCode ?? UNKNOWN],
  kind: [kindOf(row)],
})

const workDays = ({ startedAt, completedAt, endedAt }: NonNullable<Row['work']>) => ({
  startedOn: dayOf(startedAt),
  completedOn: completedAt && dayOf(completedAt),
  endedOn: endedAt && dayOf(endedAt),
})

const verifiedResults = () =>
  db
    .select()
    .from(outcomes)
    .where(and(eq(outcomes.status, 'verified'), isNull(outcomes.sameAsId)))
    .all()

/**
 * What a province's report counts in a period, each figure being the length of its list. Results go by the day on which they
 * were verified; what is measured in one engagement is one result.
 */
export function reportRecords(provinceCode: string, period: ReportPeriod): ReportRecords {
  const rows = everyNeed(provinceCode)
  const subjects = subjectsByNeed()
  const records = rows.map((row) => ({ row, record: recordOf(row, subjects.get(row.need.id) ?? []) }))
  const worked = records.flatMap(({ row: { work }, record }) =>
    work ? [{ days: workDays(work), record: { ...record, id: work.id, on: dayOf(work.startedAt) } }] : [],
  )
  const byWork = new Map(worked.map(({ record }) => [record.id, record]))
  const results = verifiedResults().flatMap((outcome) => {
    const record = byWork.get(outcome.engagementId)
    const on = dayOf(outcome.decidedAt!)
    if (!record || !isWithin(on, period)) return []
    return [{ outcome, record: { ...record, id: outcome.id, on, subject: [outcome.subjectCode] } }]
  })
  return {
    received: records.map(({ record }) => record).filter(({ on }) => isWithin(on, period)),
    connected: worked.map(({ record }) => record).filter(({ on }) => isWithin(on, period)),
    running: worked.flatMap(({ days, record }) => (isRunningAt(days, period.to) ? [record] : [])),
    completed: worked.flatMap(({ days, record }) =>
      completedIn(days, period) ? [{ ...record, on: days.completedOn! }] : [],
    ),
    certified: results.flatMap(({ outcome, record }) => (outcome.certificateId ? [record] : [])),
    documented: results.flatMap(({ outcome, record }) => (outcome.documentId ? [record] : [])),
    measured: oneOfEachWork(results.filter(({ outcome }) => outcome.measureId)),
  }
}

const recordOf = (row: Row, subject: string[]): ReportRecord => ({
  id: row.need.id,
  needId: row.need.id,
  text: row.need.text,
  enterpriseId: row.enterprise.id,
  enterprise: row.enterprise.name,
  consultant: row.consultant,
  on: dayOf(row.need.publishedAt!),
  subject: subject.length > 0 ? subject : [UNKNOWN],
  ...cutsOf(row),
})

type Result = { outcome: typeof outcomes.$inferSelect; record: ReportRecord }

/** Several measures of one piece of work as one result, in all of their subjects, on the day of the first. */
const oneOfEachWork = (results: readonly Result[]): ReportRecord[] =>
  [...groupBy(results, ({ outcome }) => outcome.engagementId).values()].map((all) => ({
    ...all[0]!.record,
    on: all.map(({ record }) => record.on).sort()[0]!,
    subject: [...new Set(all.flatMap(({ record }) => record.subject))],
  }))

/** Enterprises with work on any day of the period, each once: of work for a group all its members. */
export function supportedEnterprises(provinceCode: string, period: ReportPeriod) {
  const worked = everyNeed(provinceCode).filter(({ work }) => work && hasWorkedIn(workDays(work), period))
  const members = groupBy(membersOfJointNeeds(worked.map(({ need }) => need.id)), ({ needId }) => needId)
  const works = worked.flatMap(({ need, enterprise, work, consultant }) => {
    const shared = { engagementId: work!.id, needId: need.id, consultant: consultant!, ...workDays(work!) }
    const own = { enterpriseId: enterprise.id, enterprise: enterprise.name, communeCode: need.communeCode, ...shared }
    const others = (members.get(need.id) ?? []).filter(({ enterpriseId }) => enterpriseId !== enterprise.id)
    return [own, ...others.map(({ needId: _, ...member }) => ({ ...member, ...shared }))]
  })
  return [...groupBy(works, ({ enterpriseId }) => enterpriseId).values()].map((all) => ({
    enterpriseId: all[0]!.enterpriseId,
    enterprise: all[0]!.enterprise,
    communeCode: all[0]!.communeCode,
    works: all,
  }))
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
