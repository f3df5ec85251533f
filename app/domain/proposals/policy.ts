import type { Actor } from '../accounts/lifecycle'

/** Requests are sent to consultants. */
export const canBeAsked = (actor: Actor) => actor.role === 'consultant' && actor.organisationId !== null

/** The asked consultant reads a request, declines it or answers with a proposal. */
export const canAnswerRequest = (actor: Actor, request: { consultantId: string }) =>
  canBeAsked(actor) && actor.organisationId === request.consultantId
