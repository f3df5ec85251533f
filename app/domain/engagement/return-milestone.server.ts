import { and, eq, isNull } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { milestoneDeliveries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { changeMilestone, milestoneFor } from './milestone.server'
import { canDecideMilestone } from './policy'

/** The enterprise gives a delivery back and says what is missing; the consultant delivers again. */
export function returnMilestone(actor: Actor, engagementId: string, milestoneId: string, input: { reason: string }) {
  transact((tx) => {
    const milestone = milestoneFor(tx, actor, engagementId, milestoneId, canDecideMilestone)
    changeMilestone(tx, milestone, { status: 'returned' })
    tx.update(milestoneDeliveries)
      .set({ returnedAt: now(), returnedReason: input.reason })
      .where(and(eq(milestoneDeliveries.milestoneId, milestoneId), isNull(milestoneDeliveries.returnedAt)))
      .run()
    recordEvent(tx, actor, 'milestone.returned', { needId: milestone.needId, engagementId, milestoneId })
  })
}
