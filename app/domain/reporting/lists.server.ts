import { and, asc, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { indicatorOf } from '~/vocabulary/indicators'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { certificates, engagements, measures, needs, organisations, outcomes } from '~db/schema'
import { certificateStanding } from '../certification/lifecycle'
import { gainOf } from '../measures/flags'
import { readingsOf } from '../measures/reading.server'
import { isWithin, type ReportPeriod } from './period'

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
    .orderBy(asc(outcomes.decidedAt))
    .all()
    .filter(({ decidedAt }) => isWithin(dayOf(decidedAt!), period))
    .map(({ outcomeId, holder, certificate }) => ({
      outcomeId,
      holder,
      certificate,
      standing: certificateStanding(certificate, period.to),
    }))

/** The measures that were verified in the period, each with its first and its last reading before and after the work. */
export const gainsIn = (provinceCode: string, period: ReportPeriod) =>
  db
    .select({ outcomeId: outcomes.id, decidedAt: outcomes.decidedAt, enterprise: organisations.name, measure: measures })
    .from(outcomes)
    .innerJoin(measures, eq(measures.id, outcomes.measureId))
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(verifiedIn(provinceCode))
    .orderBy(asc(outcomes.decidedAt))
    .all()
    .filter(({ decidedAt }) => isWithin(dayOf(decidedAt!), period))
    .map(({ outcomeId, enterprise, measure }) => {
      const { baseline, after } = readingsOf(measure.id, db)
      const indicator = indicatorOf(measure.indicatorId)!
      const read = { baseline: baseline!, after: after! }
      return {
        outcomeId,
        enterprise,
        what: measure.what,
        indicator,
        ...read,
        gain: gainOf(indicator.better, read.baseline.value, read.after.value),
      }
    })
