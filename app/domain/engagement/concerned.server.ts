import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '~db/connection'
import {
  engagements,
  needGroupMembers,
  needGroups,
  needs,
  partnerships,
  profiles,
  proposals,
  requests,
} from '~db/schema'

/** Organisations that consult by a request: the one that was asked, and the partner of a joint proposal. */
export function consultingIn(reader: Reader, requestId: string): string[] {
  const asked = reader
    .select({ id: profiles.organisationId })
    .from(requests)
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .where(eq(requests.id, requestId))
  const partners = reader
    .select({ id: profiles.organisationId })
    .from(partnerships)
    .innerJoin(profiles, eq(profiles.id, partnerships.profileId))
    .where(and(eq(partnerships.requestId, requestId), eq(partnerships.status, 'agreed')))
  return [...asked.all(), ...partners.all()].map(({ id }) => id)
}

/**
 * Organisations whose own matter is what becomes of a request: the enterprise, who consults, and whoever is or was in the group that it is
 * for. Who belongs to one of them decides nothing about it for the department.
 */
export function concernedByRequest(reader: Reader, requestId: string): string[] {
  const need = reader
    .select({ id: needs.id, enterpriseId: needs.organisationId })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .where(eq(requests.id, requestId))
    .get()
  if (!need) return []
  const members = reader
    .select({ id: needGroupMembers.organisationId })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(and(eq(needGroups.jointNeedId, need.id), inArray(needGroupMembers.status, ['joined', 'left'])))
    .all()
  return [need.enterpriseId, ...consultingIn(reader, requestId), ...members.map(({ id }) => id)]
}

/** The same of a piece of work. */
export function concernedBy(reader: Reader, engagementId: string): string[] {
  const work = reader
    .select({ requestId: proposals.requestId })
    .from(engagements)
    .innerJoin(proposals, eq(proposals.id, engagements.proposalId))
    .where(eq(engagements.id, engagementId))
    .get()
  return work ? concernedByRequest(reader, work.requestId) : []
}
