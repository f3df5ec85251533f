import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { interests, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { recordChosen } from '../learning/record-suggestion.server'
import { assertReplay } from '../sent-before'
import { assertMayBeAsked, assertRoom, insertRequest, sentFor } from './insert-request.server'
import { interestToAnswer } from './interests.server'
import { type ContactFrom, type InterestDeclineReason, interestTransitions } from './lifecycle'

type Invitation = { message: string; contactFrom: ContactFrom }

/**
 * The enterprise invites a consultant who said that they are interested: a request as every other, on which they are interested
 * already. Throws what `sendRequests` throws, `state_changed` once it was taken back or answered with no.
 */
export function acceptInterest(actor: Actor, needId: string, interestId: string, invitation: Invitation) {
  transact((tx) => {
    const { need, profileId, status, requestId } = interestToAnswer(actor, needId, interestId, tx)
    if (requestId) {
      const sent = tx.select().from(requests).where(eq(requests.id, requestId)).get()!
      return assertReplay(sent, invitation)
    }
    assertMayBecome(interestTransitions, status, 'accepted')
    if (need.status !== 'published') throw new DomainError('state_changed', { need: need.status })
    assertRoom(sentFor(tx, needId), 1, '')
    assertMayBeAsked(tx, need.organisationId, [profileId], '')
    insertRequest(tx, actor, { id: newId(), needId, profileId, ...invitation })
    recordChosen(tx, actor, need, [profileId])
  })
}

/** The enterprise says no, with a reason that the consultant reads. */
export function declineInterest(actor: Actor, needId: string, interestId: string, reason: InterestDeclineReason) {
  transact((tx) => {
    const { status, declineReason } = interestToAnswer(actor, needId, interestId, tx)
    if (status === 'declined') return assertReplay({ declineReason }, { declineReason: reason })
    assertMayBecome(interestTransitions, status, 'declined')
    tx.update(interests)
      .set({ status: 'declined', endedAt: now(), answeredBy: actor.userId, declineReason: reason })
      .where(eq(interests.id, interestId))
      .run()
    recordEvent(tx, actor, 'interest.declined', { needId, interestId, reason })
  })
}
