import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { DomainError, notFound } from '../errors'
import { recordChosen } from '../learning/record-suggestion.server'
import { managedNeed } from '../needs/queries.server'
import { assertReplay, saysTheSame } from '../sent-before'
import { requestSent } from './asked.server'
import type { AgainInput } from './forms'
import { assertMayBeAsked, assertRoom, insertRequest, sentFor } from './insert-request.server'
import { type ContactFrom, MAX_INVITATIONS, mayInviteAgain } from './lifecycle'

/** `contactFrom`: when they see how the enterprise is reached; where it was not asked, once they are chosen. */
type RequestInput = { profileIds: string[]; message: string; contactFrom?: ContactFrom }

/**
 * The enterprise asks consultants for a proposal. Who was asked before stays asked once: a form sent again changes nothing, and
 * another message or choice for them is refused (`request.already_asked`) rather than dropped.
 * Throws `request.too_many` beyond MAX_REQUESTS_PER_NEED open ones, `request.profile_unavailable` for a consultant that
 * cannot be asked; then nothing is sent.
 */
export function sendRequests(actor: Actor, needId: string, { contactFrom = 'chosen', ...input }: RequestInput) {
  transact((tx) => {
    const need = managedNeed(actor, needId, tx)
    if (need.status !== 'published') throw new DomainError('state_changed', { status: need.status })

    const known = sentFor(tx, needId)
    const last = new Map(known.map((request) => [request.profileId, request]))
    const chosen = [...new Set(input.profileIds)]
    const profileIds = chosen.filter((id) => !last.has(id))
    const said = chosen.flatMap((id) => last.get(id) ?? [])
    if (!said.every((request) => saysTheSame(request, { message: input.message, contactFrom })))
      throw new DomainError('request.already_asked', {}, 'message')
    if (profileIds.length === 0) return
    assertRoom(known, profileIds.length)
    assertMayBeAsked(tx, need.organisationId, profileIds)

    for (const profileId of profileIds) {
      insertRequest(tx, actor, { id: newId(), needId, profileId, contactFrom, message: input.message })
    }
    recordChosen(tx, actor, need, profileIds)
  })
}

/**
 * Invites a consultant once more who said no, or whose invitation was taken back or ended with the need: another request with its own answer, in the same
 * conversation. The id comes with the form. Throws `request.invited_enough` after MAX_INVITATIONS for one need, `state_changed`
 * while one is open, and what `sendRequests` throws.
 */
export function inviteAgain(actor: Actor, needId: string, requestId: string, { id, message, contactFrom }: AgainInput) {
  transact((tx) => {
    const { profileId, need } = requestSent(tx, actor, needId, requestId)
    const all = sentFor(tx, needId)
    const known = tx.select().from(requests).where(eq(requests.id, id)).get()
    if (known && (known.needId !== needId || known.profileId !== profileId)) throw notFound()
    if (known) return assertReplay(known, { message, contactFrom })
    if (need.status !== 'published') throw new DomainError('state_changed', { status: need.status })
    const before = all.filter((request) => request.profileId === profileId)
    if (before.length >= MAX_INVITATIONS) throw new DomainError('request.invited_enough')
    if (!mayInviteAgain(before)) throw new DomainError('state_changed')
    assertRoom(all, 1, '')
    assertMayBeAsked(tx, need.organisationId, [profileId], '')
    insertRequest(tx, actor, { id, needId, profileId, contactFrom, message, again: true })
  })
}
