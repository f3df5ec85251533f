import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { milestoneDeliveries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { type ByDepartment, completeWork } from './end-work.server'
import { changeMilestone, deliveredMilestoneFor, isAllAccepted, openDelivery } from './milestone.server'

/**
 * The enterprise accepts a delivery, the one that it read (`seen`: when that was submitted); the last acceptance completes the
 * engagement, and closes what waits beside it.
 */
export function acceptMilestone(actor: Actor, engagementId: string, milestoneId: string, seen?: number) {
  transact((tx) => accept(tx, actor, deliveredMilestoneFor(tx, actor, engagementId, milestoneId, seen)))
}

type Delivered = Pick<
  ReturnType<typeof deliveredMilestoneFor>,
  'id' | 'status' | 'engagementId' | 'engagementStatus' | 'needId'
>

/** `acceptMilestone` inside a command that has found the milestone; `reason`: why the department did. */
export function accept(
  tx: Tx,
  actor: Actor,
  milestone: Delivered,
  reason: string | null = null,
  by: ByDepartment = {},
) {
  const { id: milestoneId, engagementId, engagementStatus: status, needId } = milestone
  const acceptedAt = now()
  changeMilestone(tx, milestone, { status: 'accepted', acceptedAt })
  tx.update(milestoneDeliveries)
    .set({ acceptedAt, acceptedReason: reason, answeredBy: actor.userId, byDepartment: 'by' in by })
    .where(openDelivery(milestoneId))
    .run()
  recordEvent(tx, actor, 'milestone.accepted', { needId, engagementId, milestoneId, ...by })
  if (isAllAccepted(tx, engagementId)) completeWork(tx, actor, { id: engagementId, status, needId })
}
