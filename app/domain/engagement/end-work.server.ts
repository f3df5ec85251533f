import { and, eq, isNull } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { engagements, planChanges, workEnds, workPauses } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertMayBecome } from '../lifecycle'
import { type EngagementStatus, engagementTransitions } from './lifecycle'
import { openMilestones } from './milestone.server'

type Work = { id: string; status: EngagementStatus; needId: string }
export type ByDepartment = { by: 'department' } | Record<never, never>

/** Every milestone is accepted: the work is done, and what waited beside it waits no more. */
export function completeWork(tx: Tx, actor: Actor, work: Work) {
  assertMayBecome(engagementTransitions, work.status, 'completed')
  tx.update(engagements).set({ status: 'completed', completedAt: now() }).where(eq(engagements.id, work.id)).run()
  closeBeside(tx, work.id)
  recordEvent(tx, actor, 'engagement.completed', { needId: work.needId, engagementId: work.id })
}

/** The work ends before it is done; `endId`: by that proposal. Throws `state_changed` where it is done or ended already. */
export function endWork(tx: Tx, actor: Actor, work: Work, how: ByDepartment & { endId?: string } = {}) {
  assertMayBecome(engagementTransitions, work.status, 'ended')
  const endedAt = now()
  tx.update(engagements).set({ status: 'ended', endedAt }).where(eq(engagements.id, work.id)).run()
  closeBeside(tx, work.id)
  tx.update(workPauses)
    .set({ resumedAt: endedAt })
    .where(and(eq(workPauses.engagementId, work.id), isNull(workPauses.resumedAt)))
    .run()
  const moved = openMilestones(tx, work.id).map(({ id }) => id)
  recordEvent(tx, actor, 'engagement.ended', { needId: work.needId, engagementId: work.id, moved, ...how })
}

function closeBeside(tx: Tx, engagementId: string) {
  tx.update(planChanges)
    .set({ status: 'closed' })
    .where(and(eq(planChanges.engagementId, engagementId), eq(planChanges.status, 'waiting')))
    .run()
  tx.update(workEnds)
    .set({ status: 'closed' })
    .where(and(eq(workEnds.engagementId, engagementId), eq(workEnds.status, 'waiting')))
    .run()
}
