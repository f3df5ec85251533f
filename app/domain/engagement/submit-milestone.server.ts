import { now } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { milestoneDeliveries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { StoredFile } from '../files/kinds'
import { setFiles } from '../files/record-files.server'
import { assertItsTurn, assertRuns, changeMilestone, milestoneFor } from './milestone.server'
import { canSubmitMilestone } from './policy'

/** The consultant says what was delivered, with files or without; the enterprise accepts or returns it next. */
export function submitMilestone(
  actor: Actor,
  engagementId: string,
  milestoneId: string,
  { note, attachments = [] }: { note: string; attachments?: readonly StoredFile[] },
) {
  transact((tx) => {
    const milestone = milestoneFor(tx, actor, engagementId, milestoneId, canSubmitMilestone)
    assertRuns(tx, milestone)
    if (milestone.status === 'planned') assertItsTurn(tx, milestone)
    changeMilestone(tx, milestone, { status: 'submitted' })
    const id = newId()
    tx.insert(milestoneDeliveries)
      .values({ id, milestoneId, note, submittedBy: actor.userId, submittedAt: now() })
      .run()
    setFiles(tx, actor, { kind: 'delivery', id }, attachments)
    recordEvent(tx, actor, 'milestone.submitted', { needId: milestone.needId, engagementId, milestoneId })
  })
}
