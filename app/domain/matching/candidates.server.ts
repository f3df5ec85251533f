import { and, count, eq, inArray } from 'drizzle-orm'
import { divisionsOf, sectorOf } from '~/vocabulary/reference.server'
import { db } from '~db/connection'
import {
  certificates,
  engagements,
  organisations,
  outcomes,
  profileAreas,
  profiles,
  profileSectors,
  profileServices,
} from '~db/schema'
import { byProfile } from '~search/by-profile'
import { mayConsult } from '../directory/policy'
import { profileIsPublic } from '../directory/queries.server'
import type { Candidate } from './rank'

/** A candidate before its text is compared, and that text. */
export type Eligible = { candidate: Omit<Candidate, 'text'>; text: string }

/**
 * Those of `ids` that may be proposed to an enterprise, read from SQL: public now, and not a body that only certifies
 * (it may not consult the client it certifies, ISO/IEC 17021-1).
 */
export function eligibleCandidates(ids: readonly string[], needSubjects: readonly string[]): Eligible[] {
  const rows = db
    .select({ profile: profiles, baseProvince: organisations.provinceCode })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(inArray(profiles.id, [...ids]), profileIsPublic()))
    .all()
    .filter(({ profile }) => mayConsult(profile.roles))
  const found = rows.map(({ profile }) => profile.id)
  const services = byProfile(db.select().from(profileServices).where(inArray(profileServices.profileId, found)).all())
  const sectors = byProfile(db.select().from(profileSectors).where(inArray(profileSectors.profileId, found)).all())
  const areas = byProfile(db.select().from(profileAreas).where(inArray(profileAreas.profileId, found)).all())
  const results = verifiedResults(found, needSubjects)
  return rows.map(({ profile, baseProvince }) => {
    const own = services.get(profile.id) ?? []
    return {
      text: [profile.headline, profile.introduction, ...own.map((service) => service.description)].join('\n'),
      candidate: {
        profileId: profile.id,
        subjects: new Set(own.map((service) => service.subjectCode)),
        sectors: new Set((sectors.get(profile.id) ?? []).flatMap(divisionsKnown)),
        anySector: profile.anySector,
        provinces: new Set((areas.get(profile.id) ?? []).map((area) => area.provinceCode)),
        anyProvince: profile.anyProvince,
        baseProvince,
        clientSizes: profile.clientSizes,
        languages: profile.languages,
        busy: profile.availability === 'busy',
        years: profile.yearsExperience,
        verifiedResults: results.get(profile.id) ?? 0,
      },
    }
  })
}

/** A profile's sector as divisions of the current edition. */
function divisionsKnown({ sectorVersion, sectorCode }: { sectorVersion: string; sectorCode: string }): string[] {
  const sector = sectorOf(sectorVersion, sectorCode)
  return sector ? divisionsOf(sector) : []
}

function verifiedResults(ids: readonly string[], subjects: readonly string[]): Map<string, number> {
  const rows = db
    .select({ profileId: engagements.profileId, verified: count() })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .where(
      and(
        eq(outcomes.status, 'verified'),
        inArray(engagements.profileId, [...ids]),
        inArray(certificates.subjectCode, [...subjects]),
      ),
    )
    .groupBy(engagements.profileId)
    .all()
  return new Map(rows.map((row) => [row.profileId, row.verified]))
}
