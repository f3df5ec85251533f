import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertReplay } from '../sent-before'
import { assertMayAnswer, requestFor } from './asked.server'
import type { InterestInput } from './forms'
import type { AnsweredVia } from './lifecycle'
import { shareContact } from './share-contact.server'

/**
 * The consultant tells the enterprise that they are interested, and sees how it is reached where it allowed that. An answer is
 * still to come, by the same day. Throws `sent_before` where they said so with other words.
 */
export function sayInterested(actor: Actor, requestId: string, { message }: InterestInput, via?: AnsweredVia) {
  transact((tx) => {
    const request = requestFor(tx, actor, requestId, via)
    if (request.interestedAt) return assertReplay({ message: request.interestMessage }, { message })
    assertMayAnswer(request, 'proposed')
    const noted = via === 'department' ? { notedAnswer: 'interested' as const } : {}
    tx.update(requests)
      .set({ interestedAt: now(), interestMessage: message ?? null, ...noted })
      .where(eq(requests.id, requestId))
      .run()
    recordEvent(tx, actor, 'request.interested', { needId: request.needId, requestId, ...(via && { via }) })
    shareContact(tx, actor, request, 'interested')
  })
}
