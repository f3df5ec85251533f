import type { Actor } from '../accounts/lifecycle'

/** Who proposes to enterprises that they share a consultant: the department in charge, in its province. */
export const canGatherGroups = (actor: Actor) => actor.capabilities.includes('gather_groups')

export const canSeeGathered = (actor: Actor, group: { provinceCode: string }) =>
  canGatherGroups(actor) && actor.provinceCode === group.provinceCode

/** An enterprise that was asked answers for itself; whoever said no or left reads no more of the group. */
export const canAnswerFor = (actor: Actor, member: { organisationId: string }) =>
  actor.role === 'enterprise' && actor.organisationId === member.organisationId
