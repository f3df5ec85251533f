import { and, countDistinct, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'
import { db } from '~db/connection'
import { certificates, engagements, outcomes } from '~db/schema'

/** Each certificate and each document is one; what is measured in one engagement is one altogether, however many indicators it has. */
export const resultsCounted = countDistinct(
  sql`coalesce(${outcomes.certificateId}, ${outcomes.documentId}, ${outcomes.engagementId})`,
)

/** Verified, for the first time where a paper was reported twice, and its certificate not withdrawn since. */
export const countsForConsultant = () =>
  and(
    eq(outcomes.status, 'verified'),
    isNull(outcomes.sameAsId),
    notExists(
      db
        .select({ id: certificates.id })
        .from(certificates)
        .where(and(eq(certificates.id, outcomes.certificateId), eq(certificates.status, 'withdrawn'))),
    ),
  )

/** Results in some subjects that a department verified, counted by the consultant who led to them. */
export function verifiedIn(profileIds: readonly string[], subjectCodes: readonly string[]): Map<string, number> {
  const rows = db
    .select({ profileId: engagements.profileId, verified: resultsCounted })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .where(
      and(
        countsForConsultant(),
        inArray(engagements.profileId, [...profileIds]),
        inArray(outcomes.subjectCode, [...subjectCodes]),
      ),
    )
    .groupBy(engagements.profileId)
    .all()
  return new Map(rows.map((row) => [row.profileId, row.verified]))
}
