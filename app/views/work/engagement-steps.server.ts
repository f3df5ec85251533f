import type { Actor } from '~/domain/accounts/lifecycle'
import { nextOutcomeStep } from '~/domain/certification/next-step'
import { endingsOf, outcomeStates } from '~/domain/certification/queries.server'
import { engagementsOf } from '~/domain/engagement/queries.server'

/** The actor's engagements, each with what it waits for: a milestone, then its result; and a change that waits for an answer. */
export function engagementSteps(actor: Actor) {
  const engagements = engagementsOf(actor)
  const outcomes = outcomeStates(engagements)
  const endings = endingsOf(engagements)
  return engagements.map((engagement) => {
    const own = outcomes.filter((outcome) => outcome.engagementId === engagement.id)
    return {
      id: engagement.id,
      status: engagement.status,
      needText: engagement.needText,
      partner: actor.role === 'enterprise' ? engagement.consultant : engagement.enterprise,
      startedAt: engagement.startedAt,
      hasOutcome: own.length > 0,
      change: engagement.change,
      next: engagement.next ?? nextOutcomeStep(own, endings.get(engagement.id)!),
    }
  })
}
