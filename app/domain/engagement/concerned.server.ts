import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '~db/connection'
import { engagements, needGroupMembers, needGroups, partnerships, profiles, proposals } from '~db/schema'

/**
 * Organisations whose own matter a piece of work is: the enterprise, the consultant, whoever is or was in the group that it is for, and
 * the partner of a joint proposal. Who belongs to one of them decides nothing about it for the department.
 */
export function concernedBy(reader: Reader, engagementId: string): string[] {
  const work = reader
    .select({
      needId: engagements.needId,
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
      requestId: proposals.requestId,
    })
    .from(engagements)
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(proposals, eq(proposals.id, engagements.proposalId))
    .where(eq(engagements.id, engagementId))
    .get()
  if (!work) return []
  const members = reader
    .select({ id: needGroupMembers.organisationId })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(and(eq(needGroups.jointNeedId, work.needId), inArray(needGroupMembers.status, ['joined', 'left'])))
    .all()
  const partners = reader
    .select({ id: profiles.organisationId })
    .from(partnerships)
    .innerJoin(profiles, eq(profiles.id, partnerships.profileId))
    .where(and(eq(partnerships.requestId, work.requestId), eq(partnerships.status, 'agreed')))
    .all()
  return [work.enterpriseId, work.consultantId, ...[...members, ...partners].map(({ id }) => id)]
}
