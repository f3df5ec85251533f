import type { Day } from '../days'
import { isOverdue } from '../overdue'
import { type GroupStatus, type MemberStatus, MIN_MEMBERS } from './lifecycle'

/**
 * What a group waits for: answers of those asked; somebody who acts for it; its representative, to publish the joint need; the department,
 * where too few joined; afterwards what its joint need waits for.
 */
export type GroupStep =
  | { kind: 'answer'; count: number; dueOn: Day }
  | { kind: 'take_lead' | 'form' | 'give_up'; dueOn: null }
  | { kind: 'joint' | 'working' | 'dissolved'; dueOn: null }

type Standing = { status: GroupStatus; dueOn: Day; leadOrganisationId: string | null }
type Answer = { status: MemberStatus; organisationId: string }

export function nextGroupStep(group: Standing, members: readonly Answer[], today: Day): GroupStep {
  if (group.status === 'formed') return { kind: 'joint', dueOn: null }
  if (group.status !== 'gathering') return { kind: group.status, dueOn: null }
  const count = members.filter(({ status }) => status === 'asked').length
  const joined = members.filter(({ status }) => status === 'joined')
  if (count > 0 && !isOverdue(group.dueOn, today)) return { kind: 'answer', count, dueOn: group.dueOn }
  if (joined.length < MIN_MEMBERS) {
    return count > 0 ? { kind: 'answer', count, dueOn: group.dueOn } : { kind: 'give_up', dueOn: null }
  }
  const hasLead = joined.some(({ organisationId }) => organisationId === group.leadOrganisationId)
  return { kind: hasLead ? 'form' : 'take_lead', dueOn: null }
}

/** Whether its representative may publish the joint need now: whoever has not answered is then asked no more. */
export const mayForm = ({ status, leadOrganisationId }: Standing, members: readonly Answer[]) => {
  const joined = members.filter((member) => member.status === 'joined')
  return (
    status === 'gathering' &&
    joined.length >= MIN_MEMBERS &&
    joined.some(({ organisationId }) => organisationId === leadOrganisationId)
  )
}
