import { and, eq, inArray, isNull } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { notifications } from '~db/schema'
import { DomainError, notFound } from '../errors'
import { declineRequest } from '../proposals/decline-request.server'
import type { DeclineInput, InterestInput } from '../proposals/forms'
import { sayInterested } from '../proposals/say-interested.server'
import { ANSWERED_BY_LINK, openedAnswer } from './answer-links.server'

/**
 * The person to whom a mail went answers its invitation by its link, whoever is signed in; what they were told of it is read by that.
 * Throws `not_found` for a key that works no more, or is for the other answer, and what the commands throw.
 */
export function answerByLink(key: string, input: InterestInput | DeclineInput) {
  transact((tx) => {
    const opened = openedAnswer(key)
    const isDecline = 'reason' in input
    if (!opened || isDecline !== (opened.answer === 'declined')) throw notFound()
    const { actor, request } = opened
    if (isDecline) declineRequest(actor, request.id, input, 'link')
    else if (!request.interestedAt) sayInterested(actor, request.id, input, 'link')
    // The page has no form any more in which other words could stay.
    else if (input.message) throw new DomainError('state_changed')
    tx.update(notifications)
      .set({ readAt: now() })
      .where(
        and(
          eq(notifications.userId, actor.userId),
          eq(notifications.recordId, request.id),
          inArray(notifications.kind, ANSWERED_BY_LINK),
          isNull(notifications.readAt),
        ),
      )
      .run()
  })
}
