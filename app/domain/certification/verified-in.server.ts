import { and, count, eq, inArray } from 'drizzle-orm'
import { db } from '~db/connection'
import { certificates, engagements, outcomes } from '~db/schema'

/** Certificates in some subjects that a department verified, counted by the consultant who led to them. */
export function verifiedIn(profileIds: readonly string[], subjectCodes: readonly string[]): Map<string, number> {
  const rows = db
    .select({ profileId: engagements.profileId, verified: count() })
    .from(outcomes)
    .innerJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .where(
      and(
        eq(outcomes.status, 'verified'),
        inArray(engagements.profileId, [...profileIds]),
        inArray(certificates.subjectCode, [...subjectCodes]),
      ),
    )
    .groupBy(engagements.profileId)
    .all()
  return new Map(rows.map((row) => [row.profileId, row.verified]))
}
