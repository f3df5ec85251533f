import type { Actor } from './lifecycle'

/** Readers of an organisation see what its members see and change nothing. */
export const canWrite = (actor: Actor) => actor.capabilities.includes('write')

export const isEnterprise = (actor: Actor) => actor.role === 'enterprise'

/** An agency's data is the operator's. */
export const isOwnOrganisation = (actor: Actor, organisation: { id: string }) =>
  (actor.role === 'enterprise' || actor.role === 'consultant') && actor.organisationId === organisation.id

/** Of the people of an organisation, its owners change it. */
export const canChangeOrganisation = (actor: Actor, organisation: { id: string }) =>
  isOwnOrganisation(actor, organisation) && actor.capabilities.includes('change_organisation')

/** Jobs, indexes and the state of the machine are the administrator's. */
export const canRunSystem = (actor: Actor) => actor.capabilities.includes('run_system')

/** An officer who also belongs to an organisation leaves the decision about it to a colleague. */
export const hasOwnInterest = (actor: Actor, organisationIds: readonly string[]) =>
  organisationIds.some((id) => actor.belongsTo.includes(id))
