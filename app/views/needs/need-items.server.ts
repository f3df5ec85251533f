import type { Actor } from '~/domain/accounts/lifecycle'
import { needsOf } from '~/domain/needs/queries.server'
import { needSteps } from '~/domain/needs/steps.server'
import { needsBesideGroup, restingNeeds } from '~/views/groups/group-said.server'
import { engagementSteps } from '~/views/work/engagement-steps.server'
import { today } from '~db/clock'
import { toldStep } from './need-step'

/** The enterprise's needs, the newest first, each with its next step as its page says it. */
export function needItems(actor: Actor) {
  const needs = needsOf(actor)
  const steps = needSteps(needs)
  const works = new Map(engagementSteps(actor).map((work) => [work.id, work]))
  const inGroups = restingNeeds(actor)
  const beside = needsBesideGroup(actor)
  return needs.map((need) => {
    const work = works.get(need.engagementId ?? '') ?? null
    const resting = inGroups.get(need.id)
    return {
      ...need,
      isResting: resting !== undefined,
      told:
        resting ??
        toldStep({
          needId: need.id,
          step: steps.get(need.id)!,
          work,
          mine: true,
          today: today(),
          besideGroup: beside.get(need.id),
        }),
    }
  })
}
