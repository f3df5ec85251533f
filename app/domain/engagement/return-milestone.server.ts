import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { milestoneDeliveries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { ByDepartment } from './end-work.server'
import { changeMilestone, deliveredMilestoneFor, openDelivery } from './milestone.server'

type ReturnInput = {
  reason: string
  /** When the delivery that the enterprise read was submitted. */
  seen?: number
}

/** The enterprise gives a delivery back and says what is missing; the consultant delivers again. */
export function returnMilestone(actor: Actor, engagementId: string, milestoneId: string, input: ReturnInput) {
  transact((tx) => {
    giveBack(tx, actor, deliveredMilestoneFor(tx, actor, engagementId, milestoneId, input.seen), input.reason)
  })
}

type Delivered = Pick<ReturnType<typeof deliveredMilestoneFor>, 'id' | 'status' | 'engagementId' | 'needId'>

/** `returnMilestone` inside a command that has found the milestone. */
export function giveBack(tx: Tx, actor: Actor, milestone: Delivered, reason: string, by: ByDepartment = {}) {
  const { id: milestoneId, engagementId, needId } = milestone
  changeMilestone(tx, milestone, { status: 'returned' })
  tx.update(milestoneDeliveries)
    .set({ returnedAt: now(), returnedReason: reason, answeredBy: actor.userId, byDepartment: 'by' in by })
    .where(openDelivery(milestoneId))
    .run()
  recordEvent(tx, actor, 'milestone.returned', { needId, engagementId, milestoneId, ...by })
}
