import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { offPlanOf } from '~/domain/engagement/off-plan-story.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import * as m from '~/i18n/paraglide/messages'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { events, outcomes } from '~db/schema'
import {
  awardedEngagement,
  colleague,
  department,
  milestonesIn,
  proposedEnd,
  reportedMeasure,
  reportedOutcome,
} from '~tests/scenarios'
import { type Answered, type Decided, twoPeople } from './two-people'

const atOnce = twoPeople()
/** Whoever is spoken to first is often the quicker one. */
const ORDERS = ['first', 'second'] as const
const spokenTo = (who: (typeof ORDERS)[number], decided: [Decided, Decided]): [Decided, Decided] =>
  who === 'first' ? decided : [decided[1], decided[0]]

const ALREADY_SO: Answered = { refused: m.error_already_so(), status: 409 }
const CHANGED: Answered = { refused: m.error_state_changed(), status: 409 }
const sorted = (answers: readonly Answered[]) => answers.map((answer) => JSON.stringify(answer)).toSorted()
const expectBoth = (answers: readonly Answered[], ...expected: Answered[]) =>
  expect(sorted(answers)).toEqual(sorted(expected))

const outcomeBy = (outcomeId: string) => db.select().from(outcomes).where(eq(outcomes.id, outcomeId)).get()!
const eventsOf = (needId: string, ...names: string[]) =>
  db
    .select({ name: events.name })
    .from(events)
    .where(eq(events.needId, needId))
    .all()
    .flatMap(({ name }) => (names.includes(name) ? [name] : []))

const officers = () => {
  const first = department()
  return [first, colleague(first, 'member')] as const
}
function reported() {
  const { outcomeId, needId } = reportedOutcome()
  const of = { seen: outcomeBy(outcomeId).reportedAt.getTime() }
  const decide = ({ userId }: Actor, command: 'verify' | 'reject'): Decided => ({ command, userId, id: outcomeId, of })
  return { outcomeId, decide, said: () => eventsOf(needId, 'outcome.verified', 'outcome.rejected') }
}

it.each([
  ['verify', 'outcome.verified'],
  ['reject', 'outcome.rejected'],
] as const)('two officers %s one certificate at once: it is done once', async (command, event) => {
  const [one, other] = officers()
  const { outcomeId, decide, said } = reported()
  const answers = await atOnce([decide(one, command), decide(other, command)])
  expectBoth(answers, { done: command }, ALREADY_SO)
  expect(said()).toEqual([event])
  const { userId } = [one, other][answers.findIndex((answer) => 'done' in answer)]!
  expect(outcomeBy(outcomeId).decidedBy).toBe(userId)
})

it.each(ORDERS)('one officer verifies, another gives back: one holds, and one is told (%s)', async (who) => {
  const [one, other] = officers()
  const { outcomeId, decide, said } = reported()
  const answers = await atOnce(spokenTo(who, [decide(one, 'verify'), decide(other, 'reject')]))
  const { status } = outcomeBy(outcomeId)
  expectBoth(answers, { done: status === 'verified' ? 'verify' : 'reject' }, CHANGED)
  expect(said()).toEqual([`outcome.${status}`])
})

function largeChange() {
  const { measureId, needId } = reportedMeasure({ inputs: { bad: 5, made: 1000 } })
  const { id, reportedAt } = db.select().from(outcomes).where(eq(outcomes.measureId, measureId)).get()!
  const of = { seen: reportedAt.getTime() }
  const decide = ({ userId }: Actor, command: 'verifyMeasure' | 'rejectMeasure' = 'verifyMeasure'): Decided => ({
    command,
    userId,
    id,
    of,
  })
  const said = () => eventsOf(needId, 'measure.seconded', 'measure.verified', 'measure.rejected')
  return { outcomeId: id, decide, said }
}
const SECONDED: Answered = { done: 'verifyMeasure', value: false }
const VERIFIED: Answered = { done: 'verifyMeasure', value: true }

it('two officers say their word of a large change at once: it is the first and the second', async () => {
  const [one, other] = officers()
  const { outcomeId, decide, said } = largeChange()
  expectBoth(await atOnce([decide(one), decide(other)]), SECONDED, VERIFIED)
  expect(said()).toEqual(['measure.seconded', 'measure.verified'])
  const { secondedBy, decidedBy } = outcomeBy(outcomeId)
  expect([secondedBy, decidedBy].toSorted()).toEqual([one.userId, other.userId].toSorted())
})

it('one officer in two windows is no second one', async () => {
  const [one] = officers()
  const { outcomeId, decide, said } = largeChange()
  const answers = await atOnce([decide(one), decide(one)])
  expectBoth(answers, SECONDED, { refused: m.error_measure_second_officer(), status: 400 })
  expect(said()).toEqual(['measure.seconded'])
  expect(outcomeBy(outcomeId).status).toBe('reported')
})

it.each([
  ['verifyMeasure', ALREADY_SO],
  ['rejectMeasure', CHANGED],
] as const)('the second word, and another officer who would %s: one holds', async (command, refused) => {
  const [one, other] = officers()
  const { outcomeId, decide, said } = largeChange()
  const third = colleague(one, 'member')
  await atOnce([decide(third), decide(third)])
  const answers = await atOnce([decide(one), decide(other, command)])
  const { status } = outcomeBy(outcomeId)
  expectBoth(answers, status === 'verified' ? VERIFIED : { done: 'rejectMeasure' }, refused)
  expect(said()).toEqual(['measure.seconded', `measure.${status}`])
})

/** Work of which only the last milestone waits for the enterprise. */
function lastDelivered() {
  const { enterprise, consultant, engagementId, needId } = awardedEngagement()
  const [first, last] = milestonesIn({ enterprise, engagementId })
  const deliver = (id: string) => submitMilestone(consultant, engagementId, id, { note: 'Đã bàn giao.' })
  deliver(first!.id)
  acceptMilestone(enterprise, engagementId, first!.id)
  deliver(last!.id)
  const { id: milestoneId, deliveries } = milestonesIn({ enterprise, engagementId }).at(-1)!
  const of = { milestoneId, seen: deliveries.at(-1)!.submittedAt.getTime() }
  const decide = ({ userId }: Actor, command: 'accept' | 'return' | 'decideDelivery'): Decided => ({
    command,
    userId,
    id: engagementId,
    of,
  })
  const state = () => milestonesIn({ enterprise, engagementId }).at(-1)!.status
  const said = () => eventsOf(needId, 'milestone.accepted', 'milestone.returned').slice(1)
  return { enterprise, consultant, engagementId, needId, decide, state, said }
}

it.each(ORDERS)('a delivery is accepted and returned by two of the enterprise: one holds (%s)', async (who) => {
  const { enterprise, needId, decide, state, said } = lastDelivered()
  const second = colleague(enterprise, 'member')
  const answers = await atOnce(spokenTo(who, [decide(enterprise, 'accept'), decide(second, 'return')]))
  const isAccepted = state() === 'accepted'
  expectBoth(answers, { done: isAccepted ? 'accept' : 'return' }, CHANGED)
  expect(said()).toEqual([`milestone.${state()}`])
  expect(eventsOf(needId, 'engagement.completed')).toHaveLength(isAccepted ? 1 : 0)
})

it('two of the enterprise accept the last delivery: the work is completed once', async () => {
  const { enterprise, needId, decide } = lastDelivered()
  const second = colleague(enterprise, 'member')
  expectBoth(await atOnce([decide(enterprise, 'accept'), decide(second, 'accept')]), { done: 'accept' }, CHANGED)
  expect(eventsOf(needId, 'engagement.completed')).toHaveLength(1)
})

it.each(ORDERS)('the last acceptance, and the word that the work ends early: one holds (%s)', async (who) => {
  const work = lastDelivered()
  const { enterprise, engagementId, needId, decide, state } = work
  const endId = proposedEnd(work.consultant, work)
  const { userId } = colleague(enterprise, 'member')
  const ending: Decided = { command: 'confirmEnd', userId, id: engagementId, of: { endId } }
  const answers = await atOnce(spokenTo(who, [decide(enterprise, 'accept'), ending]))
  const engagement = engagementOf(enterprise, engagementId)
  const isCompleted = engagement.status === 'completed'
  expectBoth(answers, { done: isCompleted ? 'accept' : 'confirmEnd' }, CHANGED)
  expect(eventsOf(needId, 'engagement.completed', 'engagement.ended')).toEqual([`engagement.${engagement.status}`])
  expect(offPlanOf(engagement).ends).toMatchObject([{ status: isCompleted ? 'closed' : 'confirmed' }])
  expect(state()).toBe(isCompleted ? 'accepted' : 'submitted')
})

it.each(ORDERS)('the enterprise answers at last while the department decides: one holds (%s)', async (who) => {
  const { enterprise, decide, state, said } = at(new Date(Date.now() - 30 * 86_400_000), lastDelivered)
  const answers = await atOnce(spokenTo(who, [decide(enterprise, 'accept'), decide(department(), 'decideDelivery')]))
  expectBoth(answers, { done: state() === 'accepted' ? 'accept' : 'decideDelivery' }, CHANGED)
  expect(said()).toEqual([`milestone.${state()}`])
})
