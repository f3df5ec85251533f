import { now } from '~db/clock'
import { transact } from '~db/connection'
import { milestoneDeliveries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertItsTurn, changeMilestone, milestoneFor } from './milestone.server'
import { canSubmitMilestone } from './policy'

/** The consultant says what was delivered; the enterprise accepts or returns it next. */
export function submitMilestone(actor: Actor, engagementId: string, milestoneId: string, input: { note: string }) {
  transact((tx) => {
    const milestone = milestoneFor(tx, actor, engagementId, milestoneId, canSubmitMilestone)
    if (milestone.status === 'planned') assertItsTurn(tx, milestone)
    changeMilestone(tx, milestone, { status: 'submitted' })
    tx.insert(milestoneDeliveries).values({ milestoneId, note: input.note, submittedAt: now() }).run()
    recordEvent(tx, actor, 'milestone.submitted', { needId: milestone.needId, engagementId, milestoneId })
  })
}
