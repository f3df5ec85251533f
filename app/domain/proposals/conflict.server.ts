import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '~db/connection'
import { certificates, engagements, needs, needSubjects, organisations, profiles } from '~db/schema'
import { isLikeName } from '../certification/paper-names'

/**
 * Whether a consultant certifies, and certified the enterprise of a need in one of the need's subjects: such a body offers that
 * client no consultancy (ISO/IEC 17021-1:2015, 5.2.5 to 5.2.7). Certificates name a body in words: it is known by its name.
 */
export function certifiesClient(reader: Reader, { needId, profileId }: { needId: string; profileId: string }): boolean {
  const consultant = reader
    .select({ name: organisations.name, roles: profiles.roles })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(eq(profiles.id, profileId))
    .get()
  if (!consultant?.roles.includes('certification')) return false
  const subjects = reader
    .select({ code: needSubjects.subjectCode })
    .from(needSubjects)
    .where(eq(needSubjects.needId, needId))
  return reader
    .select({ issuingBody: certificates.issuingBody })
    .from(certificates)
    .innerJoin(engagements, eq(engagements.id, certificates.engagementId))
    .innerJoin(needs, eq(needs.organisationId, engagements.organisationId))
    .where(and(eq(needs.id, needId), inArray(certificates.subjectCode, subjects)))
    .all()
    .some(({ issuingBody }) => isLikeName(issuingBody, consultant.name))
}
