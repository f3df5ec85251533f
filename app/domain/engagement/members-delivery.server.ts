import { and, eq, isNull, or } from 'drizzle-orm'
import { db } from '~db/connection'
import { engagements, milestoneDeliveries, milestones, needGroupMembers, needGroups } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { sideOf } from './policy'

/** In the work for a group its members read what was delivered for all, and each what was for itself. */
export const isMembersDelivery = (actor: Actor, deliveryId: string): boolean =>
  sideOf(actor) === 'enterprise' &&
  db
    .select({ id: needGroupMembers.id })
    .from(milestoneDeliveries)
    .innerJoin(milestones, eq(milestones.id, milestoneDeliveries.milestoneId))
    .innerJoin(engagements, eq(engagements.id, milestones.engagementId))
    .innerJoin(needGroups, eq(needGroups.jointNeedId, engagements.needId))
    .innerJoin(needGroupMembers, eq(needGroupMembers.groupId, needGroups.id))
    .where(
      and(
        eq(milestoneDeliveries.id, deliveryId),
        eq(needGroupMembers.organisationId, actor.organisationId!),
        eq(needGroupMembers.status, 'joined'),
        or(isNull(milestones.memberId), eq(milestones.memberId, needGroupMembers.id)),
      ),
    )
    .get() !== undefined
