import type { Actor } from '~/domain/accounts/lifecycle'
import { nextOutcomeStep } from '~/domain/certification/next-step'
import { endingsOf, outcomeStates } from '~/domain/certification/standing.server'
import { workForNeed } from '~/domain/engagement/queries.server'
import { groupsOf, groupStep, membersOf } from '~/domain/groups/queries.server'
import { needSteps } from '~/domain/needs/steps.server'
import * as m from '~/i18n/paraglide/messages'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { today } from '~db/clock'
import { type ToldStep, toldStep } from '../needs/need-step'
import { groupStepText } from './group-step-text'

type Formed = { id: string; status: string; jointNeedId: string | null; leadOrganisationId: string | null }
/** `isOver`: the work is done, and waits for nothing. */
type Said = ToldStep & { isOver: boolean }

/**
 * What a group whose joint need is published waits for, as every page says it that is not its representative's: what that need waits for,
 * and once a consultant is chosen what the work does; undefined for any other group.
 */
export function groupSaid(actor: Actor, { id, status, jointNeedId, leadOrganisationId }: Formed): Said | undefined {
  if ((status !== 'formed' && status !== 'working') || jointNeedId === null) return undefined
  const isLead = leadOrganisationId === actor.organisationId
  const work = workSteps(jointNeedId)
  const step = needSteps([{ id: jointNeedId, status: work ? 'closed' : 'published' }]).get(jointNeedId)!
  const { who, ...told } = toldStep({ needId: jointNeedId, step, work, mine: isLead, today: today() })
  const isLeads = (work ? work.next?.actor : step.actor) === 'enterprise'
  const asRead = !isLead && isLeads ? m.group_actor_lead() : who
  const path = isLead ? told.path : `/groups/${id}`
  return { ...(asRead && { who: asRead }), ...told, path, isOver: work !== null && work.next === null }
}

/** What the work for a need waits for; null: nobody was chosen for it. */
function workSteps(needId: string) {
  const work = workForNeed(needId)
  if (!work) return null
  const outcomes = outcomeStates([work])
  const next = work.next ?? nextOutcomeStep(outcomes, endingsOf([work]).get(work.id)!)
  return { id: work.id, status: work.status, next, hasOutcome: outcomes.length > 0 }
}

/** The groups in which a need of the actor's enterprise rests, by the need, each with what it waits for. */
export const restingNeeds = (actor: Actor): ReadonlyMap<string, ToldStep> =>
  new Map(
    groupsOf(actor)
      .filter(({ memberStatus }) => memberStatus === 'joined')
      .flatMap((group) => {
        const said = groupSaid(actor, group)
        return said ? [[group.needId, { ...said, path: `/groups/${group.id}` }] as const] : []
      }),
  )

/** Open needs of the actor's enterprise that may wait for a group that gathers, each with what to say of it. */
export const needsBesideGroup = (actor: Actor): ReadonlyMap<string, string> =>
  new Map(
    groupsOf(actor)
      .filter(({ status }) => status === 'gathering')
      .map((group) => {
        if (group.memberStatus === 'asked') return [group.needId, m.group_own_may_wait_answer()]
        const subject = shortSubjectName(group.subjectCode)
        const isLead = group.leadOrganisationId === actor.organisationId
        const what = groupStepText(groupStep(group, membersOf(group.id)).step, { isLead })
        return [group.needId, m.group_own_may_wait({ subject, what })]
      }),
  )
