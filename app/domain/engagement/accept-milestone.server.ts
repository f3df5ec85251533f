import { and, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { engagements, planChanges } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertMayBecome } from '../lifecycle'
import { engagementTransitions } from './lifecycle'
import { changeMilestone, deliveredMilestoneFor, isAllAccepted } from './milestone.server'

/**
 * The enterprise accepts a delivery, the one that it read (`seen`: when that was submitted); the last acceptance completes the
 * engagement, and closes a change that waits.
 */
export function acceptMilestone(actor: Actor, engagementId: string, milestoneId: string, seen?: number) {
  transact((tx) => {
    const milestone = deliveredMilestoneFor(tx, actor, engagementId, milestoneId, seen)
    const acceptedAt = now()
    changeMilestone(tx, milestone, { status: 'accepted', acceptedAt })
    recordEvent(tx, actor, 'milestone.accepted', { needId: milestone.needId, engagementId, milestoneId })
    if (!isAllAccepted(tx, engagementId)) return
    assertMayBecome(engagementTransitions, milestone.engagementStatus, 'completed')
    tx.update(engagements)
      .set({ status: 'completed', completedAt: acceptedAt })
      .where(eq(engagements.id, engagementId))
      .run()
    tx.update(planChanges)
      .set({ status: 'closed' })
      .where(and(eq(planChanges.engagementId, engagementId), eq(planChanges.status, 'waiting')))
      .run()
    recordEvent(tx, actor, 'engagement.completed', { needId: milestone.needId, engagementId })
  })
}
