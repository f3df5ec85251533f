import { and, asc, eq, inArray } from 'drizzle-orm'
import { withoutContact } from '~/privacy/without-contact'
import { communeOf } from '~/vocabulary/reference.server'
import { db, type Reader } from '~db/connection'
import { needGroupMembers, needGroups, needs, organisations } from '~db/schema'
import { sizeOf } from '../accounts/size-of.server'
import { peopleOf } from './open-needs.server'

/** Whether a joint need stands for an enterprise's own, which rests meanwhile. */
export const restsInGroup = (needId: string, reader: Reader): boolean =>
  reader
    .select({ id: needGroups.id })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(
      and(
        eq(needGroupMembers.needId, needId),
        eq(needGroupMembers.status, 'joined'),
        inArray(needGroups.status, ['formed', 'working']),
      ),
    )
    .get() !== undefined

/** Whether a need was written for a group. */
export const isJointNeed = (needId: string, reader: Reader): boolean =>
  reader.select({ id: needGroups.id }).from(needGroups).where(eq(needGroups.jointNeedId, needId)).get() !== undefined

export type JointMember = ReturnType<typeof jointMembers>[number]

/**
 * For whom a joint need stands, by their number in the group; none for any other need. `differs` tells no name and no telephone; the
 * names are for whom the need's page shows them.
 */
export function jointMembers(needId: string) {
  const rows = db
    .select({ member: needGroupMembers, organisation: organisations, communeCode: needs.communeCode })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .innerJoin(organisations, eq(organisations.id, needGroupMembers.organisationId))
    .innerJoin(needs, eq(needs.id, needGroupMembers.needId))
    .where(and(eq(needGroups.jointNeedId, needId), eq(needGroupMembers.status, 'joined')))
    .orderBy(asc(needGroupMembers.position))
    .all()
  const people = peopleOf(rows.map(({ organisation }) => organisation.id))
  const names = rows.flatMap(({ organisation }) => [organisation.name, ...(people.get(organisation.id) ?? [])])
  return rows.map(({ member, organisation, communeCode }) => ({
    id: member.id,
    number: member.position,
    organisationId: member.organisationId,
    name: organisation.name,
    toldAgreedAt: member.toldAgreedAt,
    commune: communeCode ? communeOf(communeCode) : undefined,
    enterpriseKind: organisation.enterpriseKind,
    size: sizeOf(organisation),
    differs: withoutContact(member.differs, names),
  }))
}

/** Whether a member is in the group of a joint need. */
export const isMemberOf = (needId: string, memberId: string, reader: Reader): boolean =>
  reader
    .select({ id: needGroupMembers.id })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(
      and(eq(needGroups.jointNeedId, needId), eq(needGroupMembers.id, memberId), eq(needGroupMembers.status, 'joined')),
    )
    .get() !== undefined
