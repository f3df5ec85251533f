import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { divisionsKnown } from '~/vocabulary/reference.server'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { certificates, engagements, measures, needs, outcomes } from '~db/schema'
import { monthsAfter } from '../days'
import { groupBy } from '../group-by'
import { measuredGains, ownGain } from './measured-gains.server'
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

/** Gains that their enterprises put down to the work. */
function gainsOf(profileIds: readonly string[], subjectCodes: readonly string[]) {
  const rows = db
    .select({
      profileId: engagements.profileId,
      place: engagements.organisationId,
      sectorVersion: needs.sectorVersion,
      sectorCode: needs.sectorCode,
      measureId: measures.id,
    })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(measures, eq(measures.id, outcomes.measureId))
    .where(countedIn(profileIds, subjectCodes))
    .all()
  const measured = measuredGains(rows.map(({ measureId }) => measureId))
  return rows.flatMap(({ measureId, sectorVersion, sectorCode, ...row }) => {
    const change = measured.get(measureId)
    const gain = change ? ownGain(change) : null
    if (gain === null) return []
    const { indicatorId, level } = change!
    return [{ ...row, indicatorId, level, gain, sector: divisionOf(sectorVersion, sectorCode) }]
  })
}
