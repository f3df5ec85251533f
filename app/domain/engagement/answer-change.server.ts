import { and, asc, eq, inArray, max } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { milestones, planChanges } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { changeStanding, changeTransitions } from './lifecycle'
import { engagementFor } from './party.server'
import { type ChangedMilestone, milestoneChanges, openAfter } from './plan'
import { planOf } from './plan.server'
import { canProposeChange, sideOf } from './policy'

type Answer = 'confirmed' | 'declined' | 'withdrawn'

/** A change that the actor's side proposed, or is to answer; `not_found` for everybody else, and for a change of the other sort. */
function changeOfSide(tx: Tx, actor: Actor, engagementId: string, changeId: string, whose: 'own' | 'other') {
  const { needId } = engagementFor(tx, actor, engagementId, canProposeChange)
  const ofEngagement = and(eq(planChanges.id, changeId), eq(planChanges.engagementId, engagementId))
  const change = tx.select().from(planChanges).where(ofEngagement).get()
  if (!change || (change.side === sideOf(actor)) !== (whose === 'own')) throw notFound()
  return { ...change, needId }
}

/** Throws `state_changed` where it was answered or taken back, its day has ended, or the work is done. */
function answer(
  tx: Tx,
  actor: Actor,
  change: typeof planChanges.$inferSelect,
  status: Answer,
  declineReason: string | null = null,
) {
  assertMayBecome(changeTransitions, changeStanding(change, today()), status)
  tx.update(planChanges)
    .set({ status, declineReason, answeredBy: actor.userId, answeredAt: now() })
    .where(eq(planChanges.id, change.id))
    .run()
}

/**
 * The other side confirms a change: it is an appendix from then on, and what it changes is changed. Its text is the one that was
 * proposed, whatever was recorded since. Confirmed once more, by whomever of the side, it changes nothing.
 * Throws `state_changed` where it waits no more, or can no longer be carried out (`openAfter`).
 */
export function confirmChange(actor: Actor, engagementId: string, changeId: string) {
  transact((tx) => {
    const change = changeOfSide(tx, actor, engagementId, changeId, 'other')
    if (change.status === 'confirmed') return
    const open = openAfter(planOf(tx, engagementId), change.before, change.change)
    if (!open) throw new DomainError('state_changed')
    answer(tx, actor, change, 'confirmed')
    replan(tx, engagementId, open)
    const moved = milestoneChanges(change.before, change.change).flatMap((each) => {
      if (each.kind === 'added') return []
      return each.kind === 'taken_out' || each.now.dueOn !== each.before.dueOn ? [each.before.id] : []
    })
    recordEvent(tx, actor, 'change.confirmed', { needId: change.needId, engagementId, changeId, moved })
  })
}

/** The milestones that are not accepted are these, in this order, after the accepted ones. */
function replan(tx: Tx, engagementId: string, open: readonly ChangedMilestone[]) {
  const ofEngagement = eq(milestones.engagementId, engagementId)
  const rows = tx.select().from(milestones).where(ofEngagement).orderBy(asc(milestones.position)).all()
  const kept = new Set(open.map(({ id }) => id))
  const gone = rows.filter(({ id, status }) => status !== 'accepted' && !kept.has(id)).map(({ id }) => id)
  tx.delete(milestones).where(inArray(milestones.id, gone)).run()
  const accepted = and(ofEngagement, eq(milestones.status, 'accepted'))
  const { last } = tx
    .select({ last: max(milestones.position) })
    .from(milestones)
    .where(accepted)
    .get()!
  open.forEach(({ id, ...planned }, index) => {
    const row = { ...planned, position: (last ?? -1) + 1 + index }
    if (id === null)
      tx.insert(milestones)
        .values({ engagementId, ...row })
        .run()
    else tx.update(milestones).set(row).where(eq(milestones.id, id)).run()
  })
}

/** The other side does not agree, and says why; what was agreed on stays. Throws `state_changed` where it waits no more. */
export function declineChange(actor: Actor, engagementId: string, changeId: string, reason: string) {
  transact((tx) => {
    const change = changeOfSide(tx, actor, engagementId, changeId, 'other')
    answer(tx, actor, change, 'declined', reason)
    recordEvent(tx, actor, 'change.declined', { needId: change.needId, engagementId, changeId })
  })
}

/** The side that proposed a change takes it back while it waits. Throws `state_changed` where it waits no more. */
export function withdrawChange(actor: Actor, engagementId: string, changeId: string) {
  transact((tx) => {
    const change = changeOfSide(tx, actor, engagementId, changeId, 'own')
    answer(tx, actor, change, 'withdrawn')
    recordEvent(tx, actor, 'change.withdrawn', { needId: change.needId, engagementId, changeId })
  })
}
