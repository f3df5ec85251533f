import type { Actor } from '../accounts/lifecycle'
import type { NeedStatus } from '../needs/lifecycle'
import { canManageNeed, canSeeNeed } from '../needs/policy'
import { isOpenRequest, type RequestStatus } from './lifecycle'

/** Requests are sent to consultants. */
export const canBeAsked = (actor: Actor) => actor.role === 'consultant' && actor.organisationId !== null

/** The asked consultant reads a request, declines it or answers with a proposal. */
export const canAnswerRequest = (actor: Actor, request: { consultantId: string }) =>
  canBeAsked(actor) && actor.organisationId === request.consultantId

type Shared = {
  status: RequestStatus
  needStatus: string
  contactSharedAt: Date | null
  contactWithdrawnAt: Date | null
}

/** The consultant sees how the enterprise is reached while the request is open; once they were chosen, the work's page says it. */
export const showsContact = ({ status, needStatus, contactSharedAt, contactWithdrawnAt }: Shared) =>
  contactSharedAt !== null && contactWithdrawnAt === null && needStatus === 'published' && isOpenRequest({ status })

/** Either side of a request: whose need it is, and who was asked. They read what is offered, its files, and what happened. */
export const canSeeRequest = (
  actor: Actor,
  request: { organisationId: string; provinceCode: string; consultantId: string },
) => canManageNeed(actor, request) || canAnswerRequest(actor, request)

type ShownNeed = { organisationId: string; provinceCode: string; status: NeedStatus }
/** The request to a consultant about a need. */
type Asked = { consultantId: string; status: RequestStatus; isEngaged: boolean }

/**
 * Who opens the files of a need, which may show people, numbers and papers: its enterprise, the department once it is published, and
 * a consultant who was asked, as long as an answer or a choice is awaited or the work is theirs. Nobody else, also where the
 * text is read without a name.
 */
export const canReadNeedFiles = (actor: Actor, need: ShownNeed, asked: Asked | undefined) =>
  canManageNeed(actor, need) ||
  (need.status !== 'draft' && canSeeNeed(actor, need)) ||
  (asked !== undefined &&
    canAnswerRequest(actor, asked) &&
    (asked.isEngaged || (need.status === 'published' && isOpenRequest(asked))))
