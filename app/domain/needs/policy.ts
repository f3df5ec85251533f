import type { Actor } from '../accounts/lifecycle'
import { type ConsultantRole, isPublic, type ProfileStatus } from '../directory/lifecycle'
import { mayConsult } from '../directory/policy'

type OwnedNeed = { organisationId: string; provinceCode: string }

/** A consultant may look for needs; which, `canReadOpenNeeds` says. */
export const canLookForNeeds = (actor: Pick<Actor, 'role'>) => actor.role === 'consultant'

export const canPostNeed = (actor: Actor) => actor.role === 'enterprise' && actor.organisationId !== null

export const canManageNeed = (actor: Actor, need: OwnedNeed) =>
  actor.role === 'enterprise' && actor.organisationId === need.organisationId

/** The enterprise sees its own needs, the department those of its province. Consultants see what they are asked about. */
export const canSeeNeed = (actor: Actor, need: OwnedNeed) =>
  canManageNeed(actor, need) ||
  (actor.capabilities.includes('see_province') && actor.provinceCode === need.provinceCode)

/** The department pushes on what waits about the needs of its province: reminds, asks, notes down what somebody said. */
export const canFollowUp = (actor: Actor, { provinceCode }: { provinceCode: string }) =>
  actor.capabilities.includes('follow_up') && actor.provinceCode === provinceCode

type Consultant = {
  organisationId: string
  status: ProfileStatus
  checkedUntil: string | null
  roles: readonly ConsultantRole[]
}

/**
 * Who reads needs without being asked: a consultant whom everybody may see and who may consult. It never learns whose
 * they are (`withoutContact`), and its own organisation's are none of them.
 */
export const canReadOpenNeeds = (actor: Pick<Actor, 'role' | 'organisationId'>, profile: Consultant, today: string) =>
  canLookForNeeds(actor) &&
  actor.organisationId === profile.organisationId &&
  isPublic(profile, today) &&
  mayConsult(profile.roles)
