import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { indicatorOf } from '~/vocabulary/indicators'
import { divisionsKnown } from '~/vocabulary/reference.server'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { certificates, engagements, measureReadings, measures, needs, outcomes } from '~db/schema'
import { monthsAfter } from '../days'
import { groupBy } from '../group-by'
import { gainOf } from '../measures/flags'
import { levelOfGain } from '../measures/lifecycle'
import { countsForConsultant, verifiedIn } from './verified-in.server'
import type { VerifiedWork } from './verified-work'

const LASTS_MONTHS = 12

/** What departments verified of consultants' work in some subjects, by consultant; who has none is left out. */
export function verifiedWork(profileIds: readonly string[], subjectCodes: readonly string[]) {
  const counts = verifiedIn(profileIds, subjectCodes)
  const ids = [...counts.keys()]
  const rows = groupBy(resultsOf(ids, subjectCodes), ({ profileId }) => profileId)
  const gains = groupBy(gainsOf(ids, subjectCodes), ({ profileId }) => profileId)
  return new Map(
    ids.map((id): [string, VerifiedWork] => {
      const own = rows.get(id) ?? []
      return [
        id,
        {
          count: counts.get(id)!,
          subjects: subjectCodes.filter((code) => own.some(({ subjectCode }) => subjectCode === code)),
          lasting: own.filter(({ lasts }) => lasts).length,
          gains: (gains.get(id) ?? []).map(({ profileId: _, ...gain }) => gain),
        },
      ]
    }),
  )
}

const countedIn = (profileIds: readonly string[], subjectCodes: readonly string[]) =>
  and(
    countsForConsultant(),
    inArray(engagements.profileId, [...profileIds]),
    inArray(outcomes.subjectCode, [...subjectCodes]),
  )

function resultsOf(profileIds: readonly string[], subjectCodes: readonly string[]) {
  const lasts = and(
    eq(certificates.status, 'active'),
    lte(certificates.issuedOn, monthsAfter(today(), -LASTS_MONTHS)),
    or(isNull(certificates.expiresOn), gte(certificates.expiresOn, today())),
  )
  return db
    .select({ profileId: engagements.profileId, subjectCode: outcomes.subjectCode, lasting: certificates.id })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .leftJoin(certificates, and(eq(certificates.id, outcomes.certificateId), lasts))
    .where(countedIn(profileIds, subjectCodes))
    .all()
    .map(({ lasting, ...row }) => ({ ...row, lasts: lasting !== null }))
}

/** The division of the current edition; null where an earlier one's became several. */
function divisionOf(version: string | null, code: string | null): string | null {
  const known = version && code ? divisionsKnown(version, code) : []
  return known.length === 1 ? known[0]! : null
}

/** Gains of which their enterprise puts half or more down to the work, or does not say; none where there was nothing before. */
function gainsOf(profileIds: readonly string[], subjectCodes: readonly string[]) {
  const rows = db
    .select({
      profileId: engagements.profileId,
      place: engagements.organisationId,
      sectorVersion: needs.sectorVersion,
      sectorCode: needs.sectorCode,
      measure: measures,
    })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(measures, eq(measures.id, outcomes.measureId))
    .where(countedIn(profileIds, subjectCodes))
    .all()
    .filter(({ measure: { share } }) => share !== 'little' && share !== 'none')
  const ids = rows.map(({ measure }) => measure.id)
  const readings = groupBy(
    db
      .select()
      .from(measureReadings)
      .where(inArray(measureReadings.measureId, ids))
      .orderBy(asc(measureReadings.number))
      .all(),
    ({ measureId }) => measureId,
  )
  return rows.flatMap(({ measure, sectorVersion, sectorCode, ...row }) => {
    const last = (time: 'baseline' | 'after') => readings.get(measure.id)?.findLast((reading) => reading.time === time)
    const [baseline, after, indicator] = [last('baseline'), last('after'), indicatorOf(measure.indicatorId)]
    const gain = baseline && after && indicator ? gainOf(indicator.better, baseline.value, after.value) : null
    if (gain === null) return []
    const level = levelOfGain(baseline!.level, after!.level)
    return [{ ...row, indicatorId: measure.indicatorId, level, gain, sector: divisionOf(sectorVersion, sectorCode) }]
  })
}
