import { now } from '~db/clock'
import { transact } from '~db/connection'
import { milestoneDeliveries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { changeMilestone, deliveredMilestoneFor, openDelivery } from './milestone.server'

type ReturnInput = {
  reason: string
  /** When the delivery that the enterprise read was submitted. */
  seen?: number
}

/** The enterprise gives a delivery back and says what is missing; the consultant delivers again. */
export function returnMilestone(actor: Actor, engagementId: string, milestoneId: string, input: ReturnInput) {
  transact((tx) => {
    const milestone = deliveredMilestoneFor(tx, actor, engagementId, milestoneId, input.seen)
    changeMilestone(tx, milestone, { status: 'returned' })
    tx.update(milestoneDeliveries)
      .set({ returnedAt: now(), returnedReason: input.reason })
      .where(openDelivery(milestoneId))
      .run()
    recordEvent(tx, actor, 'milestone.returned', { needId: milestone.needId, engagementId, milestoneId })
  })
}
