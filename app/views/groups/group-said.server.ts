import type { Actor } from '~/domain/accounts/lifecycle'
import { groupsOf } from '~/domain/groups/queries.server'
import { needSteps } from '~/domain/needs/steps.server'
import * as m from '~/i18n/paraglide/messages'
import { today } from '~db/clock'
import { type ToldStep, toldStep } from '../needs/need-step'

type Formed = { id: string; status: string; jointNeedId: string | null; leadOrganisationId: string | null }

/**
 * What a group whose joint need is published waits for, as every page of its members says it: what that need waits for; undefined for any
 * other group.
 */
export function groupSaid(actor: Actor, group: Formed): ToldStep | undefined {
  const { jointNeedId: needId, leadOrganisationId } = group
  if (group.status !== 'formed' || needId === null) return undefined
  const isLead = leadOrganisationId === actor.organisationId
  const step = needSteps([{ id: needId, status: 'published' }]).get(needId)!
  const { who, ...told } = toldStep({ needId, step, work: null, mine: isLead, today: today() })
  const asRead = isLead || step.actor !== 'enterprise' ? who : m.group_actor_lead()
  return { ...(asRead && { who: asRead }), ...told, path: isLead ? told.path : `/groups/${group.id}` }
}

/** The groups in which a need of the actor's enterprise rests, by the need, each with what it waits for. */
export const restingNeeds = (actor: Actor): ReadonlyMap<string, ToldStep> =>
  new Map(
    groupsOf(actor)
      .filter(({ memberStatus, status }) => memberStatus === 'joined' && status !== 'gathering')
      .map((group) => {
        const said = groupSaid(actor, group) ?? { what: m.group_step_working(), path: '' }
        return [group.needId, { ...said, path: `/groups/${group.id}` }]
      }),
  )
