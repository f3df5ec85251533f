import { eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { reviews } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { saysTheSame } from '../sent-before'
import type { ReviewInput } from './forms'
import { roundStanding } from './lifecycle'
import { refuseContacts, roundFor } from './round.server'

/**
 * One side says how it was to work with the other, or says it anew as long as nobody else reads it. Throws `review.too_early` while the
 * work goes on, `review.is_shown` for a review that the other side reads, `review.too_late` once the last day is over, and
 * `review.gives_contact`.
 */
export function writeReview(actor: Actor, engagementId: string, { marks, text, isNamed }: ReviewInput) {
  transact((tx) => {
    const round = roundFor(tx, actor, engagementId)
    const { own, side, needId } = round
    const said = { marks, text: text ?? null, isNamed }
    if (own && saysTheSame(own, said)) return
    const standing = roundStanding(round, today())
    if (standing === 'going_on') throw new DomainError('review.too_early')
    if (standing === 'shown') throw new DomainError(own ? 'review.is_shown' : 'review.too_late')
    if (text) refuseContacts(tx, round, { text, field: 'text', unnamed: isNamed ? null : side })
    const written = { ...said, writtenAt: now(), writtenBy: actor.userId }
    if (own) {
      tx.update(reviews).set(written).where(eq(reviews.id, own.id)).run()
      return recordEvent(tx, actor, 'review.changed', { needId, engagementId, reviewId: own.id })
    }
    const id = newId()
    tx.insert(reviews)
      .values({ id, engagementId, side, ...written })
      .run()
    recordEvent(tx, actor, `review.written_by_${side}`, { needId, engagementId, reviewId: id })
  })
}
