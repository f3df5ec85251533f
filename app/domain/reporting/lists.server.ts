import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { indicatorOf } from '~/vocabulary/indicators'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import {
  certificates,
  engagements,
  measures,
  needGroupMembers,
  needs,
  organisations,
  outcomes,
  profiles,
} from '~db/schema'
import { certificateStanding } from '../certification/lifecycle'
import { groupBy } from '../group-by'
import { levelOfGain } from '../measures/lifecycle'
import { readingsOf } from '../measures/reading.server'
import { isWithin, type ReportPeriod } from './period'
import { worksIn } from './records.server'

const holders = alias(organisations, 'holders')

const verifiedIn = (provinceCode: string) =>
  and(eq(outcomes.provinceCode, provinceCode), eq(outcomes.status, 'verified'), isNull(outcomes.sameAsId))

/** The certificates that were verified in the period, in the order of that, as they stand on its last day. */
export const certificatesIn = (provinceCode: string, period: ReportPeriod) =>
  db
    .select({ outcomeId: outcomes.id, decidedAt: outcomes.decidedAt, holder: holders.name, certificate: certificates })
    .from(outcomes)
    .innerJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .innerJoin(holders, eq(holders.id, certificates.holderId))
    .where(verifiedIn(provinceCode))
    .orderBy(asc(outcomes.decidedAt), asc(outcomes.id))
    .all()
    .filter(({ decidedAt }) => isWithin(dayOf(decidedAt!), period))
    .map(({ outcomeId, holder, certificate }) => ({
      outcomeId,
      holder,
      certificate,
      standing: certificateStanding(certificate, period.to),
    }))

/** The measures that were verified in the period, each with its reading before and after the work, and at whose place it is. */
export const gainsIn = (provinceCode: string, period: ReportPeriod) =>
  db
    .select({
      outcomeId: outcomes.id,
      decidedAt: outcomes.decidedAt,
      enterprise: organisations.name,
      member: holders.name,
      measure: measures,
    })
    .from(outcomes)
    .innerJoin(measures, eq(measures.id, outcomes.measureId))
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .leftJoin(needGroupMembers, eq(needGroupMembers.id, measures.memberId))
    .leftJoin(holders, eq(holders.id, needGroupMembers.organisationId))
    .where(verifiedIn(provinceCode))
    .orderBy(asc(outcomes.decidedAt), asc(outcomes.id))
    .all()
    .filter(({ decidedAt }) => isWithin(dayOf(decidedAt!), period))
    .map(({ outcomeId, enterprise, member, measure }) => {
      const { baseline, after } = readingsOf(measure.id, db)
      return {
        outcomeId,
        enterprise: member ?? enterprise,
        what: measure.what,
        indicator: indicatorOf(measure.indicatorId)!,
        baseline: baseline!,
        after: after!,
        level: levelOfGain(baseline!.level, after!.level),
      }
    })

/** The consultants who worked on any day of the period, by name, each with how many works and in which subjects. */
export function consultantsIn(provinceCode: string, period: ReportPeriod) {
  const works = groupBy(worksIn(provinceCode, period), ({ profileId }) => profileId)
  return db
    .select({ profileId: profiles.id, name: organisations.name, kind: organisations.kind })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(inArray(profiles.id, [...works.keys()]))
    .orderBy(asc(organisations.name))
    .all()
    .map((row) => {
      const own = works.get(row.profileId)!
      return { ...row, works: own.length, subjects: [...new Set(own.flatMap(({ record }) => record.subject))] }
    })
}
