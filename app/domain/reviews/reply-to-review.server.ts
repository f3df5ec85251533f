import { eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { reviews } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { otherSide } from '../engagement/lifecycle'
import { assertReplay } from '../sent-before'
import { roundStanding } from './lifecycle'
import { refuseContacts, roundFor } from './round.server'

/** What the other side said, once it is shown; `not_found` for every other review, `review.is_hidden` where the department hid it. */
export function shownReviewFor(tx: Tx, actor: Actor, engagementId: string, reviewId: string) {
  const round = roundFor(tx, actor, engagementId)
  const review = round.received
  if (review?.id !== reviewId || roundStanding(round, today()) !== 'shown') throw notFound()
  return { ...round, review }
}

/** The side reviewed replies, once. Throws `sent_before` where it replied in other words, and `review.gives_contact`. */
export function replyToReview(actor: Actor, engagementId: string, reviewId: string, reply: string) {
  transact((tx) => {
    const { review, needId, ...round } = shownReviewFor(tx, actor, engagementId, reviewId)
    if (review.reply !== null) return assertReplay(review, { reply })
    if (review.hiddenReason !== null) throw new DomainError('review.is_hidden')
    const unnamed = review.isNamed ? null : otherSide(round.side)
    refuseContacts(tx, round, { text: reply, field: 'reply', unnamed })
    tx.update(reviews).set({ reply, repliedAt: now(), repliedBy: actor.userId }).where(eq(reviews.id, reviewId)).run()
    recordEvent(tx, actor, 'review.replied', { needId, engagementId, reviewId })
  })
}
