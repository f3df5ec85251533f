import { and, count, eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { newId } from '~db/ids'
import { workEnds } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { isOverdue } from '../overdue'
import { assertReplay } from '../sent-before'
import { addWorkingDays } from '../working-days'
import { beginDispute } from './disputes.server'
import { endWork } from './end-work.server'
import type { EngagementStatus } from './lifecycle'
import { END_ANSWER_DAYS, type EndReason, type EndStatus, endTransitions, MAX_ENDS } from './off-plan'
import { openDisputes, waitingEnds } from './off-plan.server'
import { engagementFor } from './party.server'
import { canSeeEngagement, sideOf } from './policy'

type EndInput = { id: string; reason: EndReason; delivered: string; owed: string }

/**
 * Either side proposes that the work ends before it is done: why, what was delivered, and what either owes the other. `id` comes from the
 * form: sent twice, it is one. Throws `state_changed` where the work is done or ended, `end.already_open` while a proposal waits,
 * `end.too_many`, `sent_before`.
 */
export function proposeEnd(actor: Actor, engagementId: string, { id, ...said }: EndInput) {
  transact((tx) => {
    const work = engagementFor(tx, actor, engagementId, canSeeEngagement)
    const side = sideOf(actor)!
    const known = tx.select().from(workEnds).where(eq(workEnds.id, id)).get()
    if (known && (known.engagementId !== engagementId || known.side !== side)) throw notFound()
    if (known) return assertReplay(known, said)
    if (work.status !== 'active') throw new DomainError('state_changed')
    if (waitingEnds(tx, [engagementId]).size > 0) throw new DomainError('end.already_open')
    const ofSide = and(eq(workEnds.engagementId, engagementId), eq(workEnds.side, side))
    const { proposed } = tx.select({ proposed: count() }).from(workEnds).where(ofSide).get()!
    if (proposed >= MAX_ENDS) throw new DomainError('end.too_many')
    const dueOn = addWorkingDays(today(), END_ANSWER_DAYS)
    tx.insert(workEnds)
      .values({ id, engagementId, side, ...said, dueOn, proposedBy: actor.userId, proposedAt: now() })
      .run()
    recordEvent(tx, actor, 'end.proposed', { needId: work.needId, engagementId, endId: id })
  })
}

/** A proposal of the actor's side, or one that it is to answer; `not_found` for everybody else, and for one of the other sort. */
function endOfSide(tx: Tx, actor: Actor, engagementId: string, endId: string, whose: 'own' | 'other') {
  const work = engagementFor(tx, actor, engagementId, canSeeEngagement)
  const ofEngagement = and(eq(workEnds.id, endId), eq(workEnds.engagementId, engagementId))
  const end = tx.select().from(workEnds).where(ofEngagement).get()
  if (!end || (end.side === sideOf(actor)) !== (whose === 'own')) throw notFound()
  return { work, end }
}

type Answer = { status: EndStatus; answer?: string; byDepartment?: boolean }

function answer(tx: Tx, actor: Actor, end: typeof workEnds.$inferSelect, given: Answer) {
  assertMayBecome(endTransitions, end.status, given.status)
  tx.update(workEnds)
    .set({ ...given, answeredBy: actor.userId, answeredAt: now() })
    .where(eq(workEnds.id, end.id))
    .run()
}

/** The other side agrees, in its own words: the work has ended. Throws `state_changed` where the proposal waits no more. */
export function confirmEnd(actor: Actor, engagementId: string, endId: string, words: string) {
  transact((tx) => {
    const { work, end } = endOfSide(tx, actor, engagementId, endId, 'other')
    answer(tx, actor, end, { status: 'confirmed', answer: words })
    endWork(tx, actor, work, { endId })
  })
}

/**
 * The other side does not agree: the department mediates, in the dispute that is open, else in a new one. Throws `state_changed` where the
 * proposal waits no more, `dispute.too_many`.
 */
export function objectToEnd(actor: Actor, engagementId: string, endId: string, words: string) {
  transact((tx) => {
    const { work, end } = endOfSide(tx, actor, engagementId, endId, 'other')
    answer(tx, actor, end, { status: 'objected', answer: words })
    recordEvent(tx, actor, 'end.objected', { needId: work.needId, engagementId, endId })
    if (!openDisputes(tx, [engagementId]).has(engagementId))
      beginDispute(tx, actor, work, { id: newId(), reason: 'ending', text: words })
  })
}

/** Whoever proposed it takes it back while it waits: the work goes on. */
export function withdrawEnd(actor: Actor, engagementId: string, endId: string) {
  transact((tx) => {
    const { work, end } = endOfSide(tx, actor, engagementId, endId, 'own')
    answer(tx, actor, end, { status: 'withdrawn' })
    recordEvent(tx, actor, 'end.withdrawn', { needId: work.needId, engagementId, endId })
  })
}

type Work = { id: string; status: EngagementStatus; needId: string }

/** The department confirms what the other side left unanswered, and says why. Throws `state_changed` where nothing waits, or its day is not over. */
export function confirmEndFor(tx: Tx, actor: Actor, work: Work, reason: string) {
  const waiting = waitingEnds(tx, [work.id]).get(work.id)
  if (!waiting || !isOverdue(waiting.dueOn, today())) throw new DomainError('state_changed')
  const end = tx.select().from(workEnds).where(eq(workEnds.id, waiting.id)).get()!
  answer(tx, actor, end, { status: 'confirmed', answer: reason, byDepartment: true })
  endWork(tx, actor, work, { by: 'department', endId: end.id })
}
