import type { Actor } from '../accounts/lifecycle'
import { isOpenRequest, type RequestStatus } from './lifecycle'

/** Requests are sent to consultants. */
export const canBeAsked = (actor: Actor) => actor.role === 'consultant' && actor.organisationId !== null

/** The asked consultant reads a request, declines it or answers with a proposal. */
export const canAnswerRequest = (actor: Actor, request: { consultantId: string }) =>
  canBeAsked(actor) && actor.organisationId === request.consultantId

type Shared = { status: RequestStatus; needStatus: string; contactSharedAt: Date | null }

/** The consultant sees how the enterprise is reached while the request is open; once they were chosen, the work's page says it. */
export const showsContact = ({ status, needStatus, contactSharedAt }: Shared) =>
  contactSharedAt !== null && needStatus === 'published' && isOpenRequest({ status })
