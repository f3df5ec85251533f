import type { Actor } from '~/domain/accounts/lifecycle'
import { nextOutcomeStep } from '~/domain/certification/next-step'
import { endingsOf, outcomeStates } from '~/domain/certification/standing.server'
import { countEntries } from '~/domain/engagement/diary.server'
import { paymentsDue, paymentsOf, paymentStepsOf } from '~/domain/engagement/payment-queries.server'
import { type engagementOf, engagementsOf } from '~/domain/engagement/queries.server'
import { dayOf, today } from '~db/clock'
import type { PlanDone } from './plan-chart'

/** The actor's engagements, each with what it waits for: a milestone, then its result; and what waits beside it, with where it is done. */
export function engagementSteps(actor: Actor) {
  const engagements = engagementsOf(actor)
  const outcomes = outcomeStates(engagements)
  const endings = endingsOf(engagements)
  return engagements.map((engagement) => {
    const own = outcomes.filter((outcome) => outcome.engagementId === engagement.id)
    return {
      id: engagement.id,
      status: engagement.status,
      pause: engagement.pause,
      needText: engagement.needText,
      partner: actor.role === 'enterprise' ? engagement.consultant : engagement.enterprise,
      startedAt: engagement.startedAt,
      hasOutcome: own.length > 0,
      beside: besideSteps(engagement),
      next: engagement.next ?? nextOutcomeStep(own, endings.get(engagement.id)!),
    }
  })
}

/** A change or an early end that waits for an answer, a dispute that the department mediates, and payments. */
export function besideSteps(work: ReturnType<typeof engagementsOf>[number]) {
  const { id, change, end, dispute } = work
  return [
    ...(change ? [{ kind: 'change' as const, step: change.step, to: `/engagements/${id}/changes/${change.id}` }] : []),
    ...(end ? [{ kind: 'end' as const, step: end.step, to: `/engagements/${id}/end` }] : []),
    ...(dispute ? [{ kind: 'dispute' as const, step: dispute.step, to: `/engagements/${id}/disputes` }] : []),
    ...paymentStepsOf(work).map((step) => ({ kind: 'payment' as const, step, to: `/engagements/${id}/payments` })),
  ]
}

/** What the page of one engagement shows beside its milestones. */
export const besideMilestones = (engagement: ReturnType<typeof engagementOf>) => ({
  beside: besideSteps(engagement),
  payments: paymentsOf(engagement),
  due: paymentsDue(engagement).map(({ title, leftVnd }) => ({ title, leftVnd })),
  planDone: planDoneOf(engagement),
  entries: countEntries(engagement),
})

function planDoneOf(engagement: ReturnType<typeof engagementOf>): PlanDone {
  const { startedAt, endedAt, pause, milestones } = engagement
  return {
    startedOn: dayOf(startedAt),
    until: pause?.pausedOn ?? (endedAt ? dayOf(endedAt) : today()),
    rows: milestones.map(({ id, title, dueOn, acceptedAt }) => ({
      id,
      title,
      dueOn,
      doneOn: acceptedAt && dayOf(acceptedAt),
    })),
  }
}
