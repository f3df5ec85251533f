import type { Actor } from '../accounts/lifecycle'

/** The asked consultant reads a request, declines it or answers with a proposal. */
export const canAnswerRequest = (actor: Actor, request: { consultantId: string }) =>
  actor.role === 'consultant' && actor.organisationId === request.consultantId
