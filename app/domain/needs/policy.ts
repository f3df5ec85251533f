import type { Actor } from '../accounts/lifecycle'

type OwnedNeed = { organisationId: string; provinceCode: string }

export const canPostNeed = (actor: Actor) => actor.role === 'enterprise' && actor.organisationId !== null

export const canManageNeed = (actor: Actor, need: OwnedNeed) =>
  actor.role === 'enterprise' && actor.organisationId === need.organisationId

/** The enterprise sees its own needs, the department those of its province. Consultants see what they are asked about. */
export const canSeeNeed = (actor: Actor, need: OwnedNeed) =>
  canManageNeed(actor, need) || (actor.role === 'department' && actor.provinceCode === need.provinceCode)
