import { and, eq } from 'drizzle-orm'
import type { Tx } from '~db/connection'
import { needs, profiles, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { DomainError, notFound } from '../errors'
import { canFollowUp } from '../needs/policy'
import { managedNeed } from '../needs/queries.server'
import type { AnsweredVia, RequestStatus } from './lifecycle'
import { canAnswerRequest } from './policy'

/** The request as the asked consultant holds it, or `via` the department; `not_found` for everybody else. */
export function requestFor(tx: Tx, actor: Actor, requestId: string, via?: AnsweredVia) {
  const may = via === 'department' ? canFollowUp : canAnswerRequest
  const request = tx
    .select({
      id: requests.id,
      status: requests.status,
      needId: requests.needId,
      profileId: requests.profileId,
      needStatus: needs.status,
      interestedAt: requests.interestedAt,
      interestMessage: requests.interestMessage,
      contactFrom: requests.contactFrom,
      contactSharedAt: requests.contactSharedAt,
      contactWithdrawnAt: requests.contactWithdrawnAt,
      consultantId: profiles.organisationId,
      provinceCode: needs.provinceCode,
      sentAt: requests.sentAt,
      dueAt: requests.dueAt,
      answeredAt: requests.answeredAt,
      withdrawnAt: requests.withdrawnAt,
      remindedAt: requests.remindedAt,
      reminders: requests.reminders,
    })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .where(eq(requests.id, requestId))
    .get()
  if (!request || !may(actor, request)) throw notFound()
  return request
}

/** Throws `state_changed` where the request was answered or taken back already, or its need has ended. */
export function assertMayAnswer(request: { status: RequestStatus; needStatus: string }, answer: RequestStatus) {
  if (request.status !== 'sent') throw new DomainError('state_changed', { from: request.status, to: answer })
  if (request.needStatus !== 'published') throw new DomainError('state_changed', { need: request.needStatus })
}

/** A request for the actor's own need as it was sent; `not_found` for everybody else's. */
export function requestSent(tx: Tx, actor: Actor, needId: string, requestId: string) {
  const need = managedNeed(actor, needId, tx)
  const request = tx
    .select()
    .from(requests)
    .where(and(eq(requests.id, requestId), eq(requests.needId, needId)))
    .get()
  if (!request) throw notFound()
  return { ...request, need, needStatus: need.status }
}
