import { and, eq, isNotNull, notExists } from 'drizzle-orm'
import { dayOf } from '~db/clock'
import type { Tx } from '~db/connection'
import { disputeRecords, disputes, paymentMarks } from '~db/schema'
import { addDays } from '../days'
import { otherSide } from '../engagement/lifecycle'
import { DISPUTE_DAYS, DISPUTE_FIRST_DAYS } from '../engagement/off-plan'
import { openDisputes, waitingEnds } from '../engagement/off-plan.server'
import { openPauses } from '../engagement/pauses.server'
import { PAYMENT_ANSWER_DAYS } from '../engagement/payments'
import { awaitedDeliveries, unseenAfter } from '../engagement/unseen.server'

/** Pauses: the day on which the work was expected to go on. */
export const pausesEnding = (tx: Tx) =>
  [...openPauses(tx)].map(([recordId, { pausedOn, until }]) => ({ recordId, day: until, since: pausedOn }))

/** Proposals to end that the other side has to answer. */
export const endsToAnswer = (tx: Tx) =>
  [...waitingEnds(tx).values()].map(({ id, side, dueOn }) => ({ recordId: id, day: dueOn, only: otherSide(side) }))
export const endsUnanswered = (tx: Tx) =>
  [...waitingEnds(tx).values()].map(({ id, dueOn }) => ({ recordId: id, day: dueOn }))

/** Deliveries that wait: the last day on which they are the enterprise's alone. */
export const deliveriesUnseen = (tx: Tx) =>
  awaitedDeliveries(tx).map(({ milestoneId, since }) => ({ recordId: milestoneId, day: unseenAfter(since) }))

/** Disputes of which nothing was written down. */
export const disputesUnheard = (tx: Tx) => {
  const heard = tx
    .select({ id: disputeRecords.id })
    .from(disputeRecords)
    .where(and(eq(disputeRecords.disputeId, disputes.id), isNotNull(disputeRecords.heard)))
  return tx
    .select({ recordId: disputes.id, openedAt: disputes.openedAt })
    .from(disputes)
    .where(and(eq(disputes.status, 'open'), notExists(heard)))
    .all()
    .map(({ recordId, openedAt }) => ({ recordId, day: addDays(dayOf(openedAt), DISPUTE_FIRST_DAYS) }))
}

export const disputesToMediate = (tx: Tx) =>
  [...openDisputes(tx).values()].map(({ id, openedOn }) => ({ recordId: id, day: addDays(openedOn, DISPUTE_DAYS) }))

export const paymentsToConfirm = (tx: Tx) =>
  tx
    .select({ recordId: paymentMarks.id, markedAt: paymentMarks.markedAt })
    .from(paymentMarks)
    .where(eq(paymentMarks.status, 'marked'))
    .all()
    .map(({ recordId, markedAt }) => ({ recordId, day: addDays(dayOf(markedAt), PAYMENT_ANSWER_DAYS) }))
