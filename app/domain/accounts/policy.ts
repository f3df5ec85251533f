import type { Actor } from './lifecycle'

/** Members change their own organisation; an agency's data is the operator's. */
export const canChangeOrganisation = (actor: Actor, organisation: { id: string }) =>
  (actor.role === 'enterprise' || actor.role === 'consultant') && actor.organisationId === organisation.id
