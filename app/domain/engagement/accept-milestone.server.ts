import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { engagements } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertMayBecome } from '../lifecycle'
import { engagementTransitions } from './lifecycle'
import { changeMilestone, firstOpenMilestone, milestoneFor } from './milestone.server'
import { canDecideMilestone } from './policy'

/** The enterprise accepts a delivery; the last acceptance completes the engagement. */
export function acceptMilestone(actor: Actor, engagementId: string, milestoneId: string) {
  transact((tx) => {
    const milestone = milestoneFor(tx, actor, engagementId, milestoneId, canDecideMilestone)
    const acceptedAt = now()
    changeMilestone(tx, milestone, { status: 'accepted', acceptedAt })
    recordEvent(tx, actor, 'milestone.accepted', { needId: milestone.needId, engagementId, milestoneId })
    if (firstOpenMilestone(tx, engagementId)) return
    assertMayBecome(engagementTransitions, milestone.engagementStatus, 'completed')
    tx.update(engagements)
      .set({ status: 'completed', completedAt: acceptedAt })
      .where(eq(engagements.id, engagementId))
      .run()
    recordEvent(tx, actor, 'engagement.completed', { needId: milestone.needId, engagementId })
  })
}
