import { and, count, eq } from 'drizzle-orm'
import { appendixPaper } from '~/documents/appendix'
import { now, today } from '~db/clock'
import { db, type Reader, transact } from '~db/connection'
import { engagements, planChanges } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { Day } from '../days'
import { DomainError, notFound } from '../errors'
import { isMemberOf } from '../needs/joint-need.server'
import { isOverdue } from '../overdue'
import type { Seen } from '../seen'
import { addWorkingDays } from '../working-days'
import { hashOf, textOf } from './agreement.server'
import { appendixFacts } from './appendix-facts.server'
import { dropChangeDraft, readChangeDraft } from './change-draft.server'
import type { ChangeInput } from './forms'
import { CHANGE_ANSWER_DAYS, MAX_CHANGES } from './lifecycle'
import { engagementFor } from './party.server'
import { isPausedWork } from './pauses.server'
import { changeBy, isUnchanged, milestoneChanges, newDays, type Plan, type PlanChange } from './plan'
import { appendicesOf, planOf, waitingChanges } from './plan.server'
import { canProposeChange, sideOf } from './policy'

/**
 * What a form would change, with the text that both are to confirm and the last day of an answer: of a plan with a day that the
 * change newly sets, at the latest that day. Throws `state_changed` where it names a milestone that was accepted meanwhile, or takes out
 * one that was begun; `change.day_past` beside its field, `change.unchanged`.
 */
export const drawChange = ({ id }: Seen<'engagement'>, input: ChangeInput) => draw(db, id, input)

function draw(reader: Reader, engagementId: string, input: ChangeInput) {
  const plan = planOf(reader, engagementId)
  assertNamesOpen(plan, input)
  assertOfGroup(reader, engagementId, input)
  const change = changeBy(plan, input)
  assertNotPast(plan, input)
  if (isUnchanged(change)) throw new DomainError('change.unchanged')
  const appendix = appendicesOf(reader, engagementId).length + 1
  const facts = appendixFacts(reader, engagementId, { number: appendix, reason: input.reason, plan, change })
  const paper = appendixPaper(facts)
  return { plan, change, appendix, dueOn: dueOnOf(plan, change), ...textOf(paper, hashOf(paper)) }
}

function assertNamesOpen({ milestones }: Plan, { milestones: rows }: ChangeInput) {
  const ids = rows.flatMap(({ id }) => id ?? [])
  const isOpen = (id: string) => milestones.some((own) => own.id === id && own.status !== 'accepted')
  const isBegun = milestones.some(
    ({ id, status }) => (status === 'submitted' || status === 'returned') && !ids.includes(id),
  )
  if (isBegun || new Set(ids).size < ids.length || !ids.every(isOpen)) throw new DomainError('state_changed')
}

/** What a line is for, of those who are in the group that the work is for. */
function assertOfGroup(reader: Reader, engagementId: string, { lines }: ChangeInput) {
  const { needId } = reader.select().from(engagements).where(eq(engagements.id, engagementId)).get()!
  const isOfGroup = ({ memberId }: { memberId?: string }) => !memberId || isMemberOf(needId, memberId, reader)
  if (!lines.every(isOfGroup)) throw new DomainError('proposal.member_left')
}

/** A day that stays may be over: that it is, is why it is to be changed. */
function assertNotPast({ milestones }: Plan, { milestones: rows }: ChangeInput) {
  const past = rows.findIndex(
    ({ id, dueOn }) => isOverdue(dueOn, today()) && milestones.find((own) => own.id === id)?.dueOn !== dueOn,
  )
  if (past !== -1) throw new DomainError('change.day_past', {}, `milestones[${past}].dueOn`)
}

const dueOnOf = (plan: Plan, change: PlanChange): Day =>
  [addWorkingDays(today(), CHANGE_ANSWER_DAYS), ...newDays(milestoneChanges(plan, change))].sort()[0]!

/**
 * One side proposes what it wrote and read again (`seen`: the number of that text), and by that confirms it for its own side; the other
 * one answers until a day. `id` is the draft's: sent twice, it is one. Gives the id.
 * Throws `state_changed` where the draft makes another text by now, or the work is done; `work.paused`, `change.already_open`, `change.too_many`, and
 * what `drawChange` throws.
 */
export function proposeChange(actor: Actor, engagementId: string, { id, seen }: { id: string; seen: number }): string {
  return transact((tx) => {
    const { status, needId } = engagementFor(tx, actor, engagementId, canProposeChange)
    const side = sideOf(actor)!
    const sent = tx.select().from(planChanges).where(eq(planChanges.id, id)).get()
    if (sent && (sent.engagementId !== engagementId || sent.side !== side)) throw notFound()
    if (sent) return id
    if (status !== 'active') throw new DomainError('state_changed')
    if (isPausedWork(tx, engagementId)) throw new DomainError('work.paused')
    const input = readChangeDraft(engagementId, side, tx)?.input
    if (input?.id !== id) throw new DomainError('state_changed')
    if (waitingChanges(tx, [engagementId]).size > 0) throw new DomainError('change.already_open')
    const ofEngagement = eq(planChanges.engagementId, engagementId)
    const { proposed } = tx.select({ proposed: count() }).from(planChanges).where(ofEngagement).get()!
    if (proposed >= MAX_CHANGES) throw new DomainError('change.too_many')
    const drawn = draw(tx, engagementId, input)
    if (drawn.number !== seen) throw new DomainError('state_changed')
    tx.update(planChanges)
      .set({ status: 'lapsed' })
      .where(and(ofEngagement, eq(planChanges.status, 'waiting')))
      .run()
    const { plan, change, appendix, dueOn, paper, sha256 } = drawn
    const proposal = { side, proposedBy: actor.userId, proposedAt: now(), dueOn, reason: input.reason }
    tx.insert(planChanges)
      .values({ id, engagementId, ...proposal, change, before: plan, number: appendix, paper, sha256 })
      .run()
    dropChangeDraft(tx, engagementId, side)
    recordEvent(tx, actor, 'change.proposed', { needId, engagementId, changeId: id })
    return id
  })
}
