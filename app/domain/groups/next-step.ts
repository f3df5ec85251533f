import type { Day } from '../days'
import type { EngagementStatus } from '../engagement/lifecycle'
import { isOverdue } from '../overdue'
import { addWorkingDays } from '../working-days'
import { GROUP_FORM_DAYS, type GroupStatus, type MemberStatus, MIN_MEMBERS, standingOf } from './lifecycle'

/**
 * What a group waits for: answers of those asked; somebody who acts for it; its representative, to publish the joint need; the department,
 * where too few joined; afterwards what its joint need waits for, and what the work does.
 */
export type GroupStep =
  | { kind: 'answer'; count: number; dueOn: Day }
  | { kind: 'take_lead' | 'form' | 'give_up'; dueOn: Day }
  | { kind: 'joint' | 'working' | 'completed' | 'ended' | 'dissolved'; dueOn: null }

type Standing = {
  status: GroupStatus
  dueOn: Day
  leadOrganisationId: string | null
  leadChangedOn: Day | null
  work: EngagementStatus | null
}
type Answer = { status: MemberStatus; organisationId: string; answeredOn: Day | null; leftOn: Day | null }

export function nextGroupStep(group: Standing, members: readonly Answer[], today: Day): GroupStep {
  const standing = standingOf(group.status, group.work)
  if (standing === 'formed') return { kind: 'joint', dueOn: null }
  if (standing !== 'gathering') return { kind: standing, dueOn: null }
  const count = members.filter(({ status }) => status === 'asked').length
  const joined = members.filter(({ status }) => status === 'joined')
  if (count > 0 && !isOverdue(group.dueOn, today)) return { kind: 'answer', count, dueOn: group.dueOn }
  const answered = members.flatMap(({ answeredOn, leftOn }) => [answeredOn ?? [], leftOn ?? []].flat())
  if (joined.length < MIN_MEMBERS) {
    if (count > 0) return { kind: 'answer', count, dueOn: group.dueOn }
    return { kind: 'give_up', dueOn: addWorkingDays(latest(answered) ?? group.dueOn, GROUP_FORM_DAYS) }
  }
  const hasLead = joined.some(({ organisationId }) => organisationId === group.leadOrganisationId)
  const everybodyAnswered = count === 0 ? latest(answered) : undefined
  const mayFormSince = [
    [group.dueOn, ...(everybodyAnswered ? [everybodyAnswered] : [])].sort()[0]!,
    joined.map(({ answeredOn }) => answeredOn ?? group.dueOn).sort()[MIN_MEMBERS - 1]!,
    ...(group.leadChangedOn ? [group.leadChangedOn] : []),
  ]
  return { kind: hasLead ? 'form' : 'take_lead', dueOn: addWorkingDays(latest(mayFormSince)!, GROUP_FORM_DAYS) }
}

const latest = (days: readonly Day[]): Day | undefined => [...days].sort().at(-1)

/** Whether its representative may publish the joint need now: whoever has not answered is then asked no more. */
export const mayForm = (
  { status, leadOrganisationId }: Pick<Standing, 'status' | 'leadOrganisationId'>,
  members: readonly Pick<Answer, 'status' | 'organisationId'>[],
) => {
  const joined = members.filter((member) => member.status === 'joined')
  return (
    status === 'gathering' &&
    joined.length >= MIN_MEMBERS &&
    joined.some(({ organisationId }) => organisationId === leadOrganisationId)
  )
}
