import { eq } from 'drizzle-orm'
import { today } from '~db/clock'
import { db, transact } from '~db/connection'
import { engagements } from '~db/schema'
import { hasOwnInterest } from '../accounts/policy'
import type { Actor } from '../accounts/lifecycle'
import { closeDispute, recordDispute } from '../engagement/disputes.server'
import { confirmEndFor } from '../engagement/end-early.server'
import { mediationOf } from '../engagement/mediation.server'
import { disputesIn, endsIn, pausesIn } from '../engagement/off-plan-story.server'
import { waitingEnds } from '../engagement/off-plan.server'
import { openPauses } from '../engagement/pauses.server'
import { readMilestones } from '../engagement/read-milestones.server'
import { decideUnseen, departmentReadsDeliveries, unseenDeliveries } from '../engagement/unseen.server'
import { isOverdue } from '../overdue'
import { assertNoOwnInterest, followed } from './followed.server'
import type { WorkDecision } from './forms'
import { writeEntry } from './journal.server'
import type { FollowUpAct } from './lifecycle'

/** Work that does not go by its plan, as the department reads it; what was delivered only while it decides on it or mediates; `mediation`: what it reads only then. */
export function workToDecide(actor: Actor, engagementId: string) {
  const record = followed(actor, 'engagement', engagementId)
  const engagement = db.select().from(engagements).where(eq(engagements.id, engagementId)).get()!
  const readsDeliveries = departmentReadsDeliveries(db, actor, engagementId)
  const unseen = unseenDeliveries(db, [engagementId]).map(({ milestoneId }) => milestoneId)
  const waiting = waitingEnds(db, [engagementId]).get(engagementId)
  const isOwnMatter = hasOwnInterest(actor, record.ofOrganisations)
  return {
    record,
    status: engagement.status,
    pause: openPauses(db, [engagementId]).get(engagementId) ?? null,
    milestones: readMilestones([engagementId]).map((milestone) => ({
      ...milestone,
      deliveries: readsDeliveries ? milestone.deliveries : [],
      isUnseen: unseen.includes(milestone.id),
    })),
    ends: endsIn(engagementId),
    mayConfirmEnd: waiting !== undefined && isOverdue(waiting.dueOn, today()),
    disputes: disputesIn(engagementId),
    pauses: pausesIn(engagementId),
    isOwnMatter,
    mediation: isOwnMatter ? null : mediationOf(actor, engagementId),
  }
}

const acts: Record<WorkDecision['intent'], FollowUpAct> = {
  delivery: 'delivery_decided',
  confirm_end: 'end_confirmed',
  record: 'dispute_recorded',
  close: 'dispute_closed',
}

/**
 * The department decides about work that does not go by its plan, and its journal says so; `seen`: which delivery it read. Throws
 * `accounts.own_interest` for an officer of one of the sides, and what the commands throw.
 */
export function decideWork(actor: Actor, engagementId: string, decision: WorkDecision, seen: number) {
  transact((tx) => {
    const record = followed(actor, 'engagement', engagementId, tx)
    assertNoOwnInterest(actor, record)
    const { status, needId } = tx.select().from(engagements).where(eq(engagements.id, engagementId)).get()!
    const work = { id: engagementId, status, needId }
    switch (decision.intent) {
      case 'delivery':
        decideUnseen(tx, actor, engagementId, { ...decision, seen })
        break
      case 'confirm_end':
        confirmEndFor(tx, actor, work, decision.reason)
        break
      case 'record':
        if (!recordDispute(tx, actor, work, decision)) return
        break
      case 'close':
        closeDispute(tx, actor, work, decision)
        break
    }
    writeEntry(tx, actor, record, acts[decision.intent])
  })
}
