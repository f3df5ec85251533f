import { and, eq, inArray, or } from 'drizzle-orm'
import type { Reader } from '~db/connection'
import {
  certificates,
  engagements,
  needGroupMembers,
  needGroups,
  needs,
  needSubjects,
  organisations,
  profiles,
} from '~db/schema'
import { isLikeName } from '../certification/paper-names'

/**
 * Whether a consultant certifies, and certified the enterprise of a need, of a joint one any that share it, in one of the need's subjects: such a body offers that
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
  const clients = clientsOf(reader, needId)
  return reader
    .select({ issuingBody: certificates.issuingBody })
    .from(certificates)
    .innerJoin(engagements, eq(engagements.id, certificates.engagementId))
    .leftJoin(needGroupMembers, eq(needGroupMembers.id, certificates.memberId))
    .where(
      and(
        or(inArray(engagements.organisationId, clients), inArray(needGroupMembers.organisationId, clients)),
        inArray(certificates.subjectCode, subjects),
      ),
    )
    .all()
    .some(({ issuingBody }) => isLikeName(issuingBody, consultant.name))
}

/** Whose need it is; of a joint one all that share it. */
function clientsOf(reader: Reader, needId: string): string[] {
  const owner = reader.select({ id: needs.organisationId }).from(needs).where(eq(needs.id, needId)).all()
  const members = reader
    .select({ id: needGroupMembers.organisationId })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(and(eq(needGroups.jointNeedId, needId), eq(needGroupMembers.status, 'joined')))
    .all()
  return [...owner, ...members].map(({ id }) => id)
}
