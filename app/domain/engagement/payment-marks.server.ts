import { and, count, eq } from 'drizzle-orm'
import { dayOf, now } from '~db/clock'
import { type Reader, transact, type Tx } from '~db/connection'
import { paymentMarks } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { Day } from '../days'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { amountsOf } from '../proposals/price'
import { assertReplay } from '../sent-before'
import { MAX_PAYMENT_MARKS, type PaymentKey, paymentSteps, type PaymentStatus, paymentTransitions } from './payments'
import { engagementFor } from './party.server'
import { planOf } from './plan.server'
import { isPayee, isPayer, type Parties } from './policy'

type MarkInput = { id: string; paidOn: Day } & PaymentKey

/**
 * The enterprise says that it made a payment of the plan, or what an appendix added to one since, and on which day; the consultant says
 * next whether it arrived. No money moves.
 * `id` comes from the form: sent twice, it is one. Throws `state_changed` where the plan has that payment no more, or it is marked
 * already; `payment.before_work`, `payment.too_many`, `sent_before`.
 */
export function markPaid(actor: Actor, engagementId: string, { id, title, nth, paidOn }: MarkInput) {
  transact((tx) => {
    const { needId, startedAt } = engagementFor(tx, actor, engagementId, isPayer)
    const known = tx.select().from(paymentMarks).where(eq(paymentMarks.id, id)).get()
    if (known && known.engagementId !== engagementId) throw notFound()
    if (known) return assertReplay(known, { title, nth, paidOn })
    const day = dayOf(startedAt)
    if (paidOn < day) throw new DomainError('payment.before_work', { day }, 'paidOn')
    const { priceVnd, payments } = planOf(tx, engagementId)
    const marks = marksOf(tx, engagementId)
    const { steps } = paymentSteps(amountsOf(priceVnd, payments), marks)
    const step = steps.find((one) => one.title === title && one.nth === nth)
    if (!step?.isOpen) throw new DomainError('state_changed')
    const { marked } = tx
      .select({ marked: count() })
      .from(paymentMarks)
      .where(eq(paymentMarks.engagementId, engagementId))
      .get()!
    if (marked >= MAX_PAYMENT_MARKS) throw new DomainError('payment.too_many')
    const { percent, leftVnd: amountVnd } = step
    const said = { title, nth, percent, amountVnd, paidOn, markedBy: actor.userId, markedAt: now() }
    tx.insert(paymentMarks)
      .values({ id, engagementId, ...said })
      .run()
    recordEvent(tx, actor, 'payment.marked', { needId, engagementId, paymentId: id })
  })
}

export const marksOf = (reader: Reader, engagementId: string) =>
  reader
    .select()
    .from(paymentMarks)
    .where(eq(paymentMarks.engagementId, engagementId))
    .orderBy(paymentMarks.markedAt, paymentMarks.id)
    .all()

function markFor(tx: Tx, actor: Actor, engagementId: string, markId: string, may: May) {
  const { needId } = engagementFor(tx, actor, engagementId, may)
  const ofEngagement = and(eq(paymentMarks.id, markId), eq(paymentMarks.engagementId, engagementId))
  const mark = tx.select().from(paymentMarks).where(ofEngagement).get()
  if (!mark) throw notFound()
  return { ...mark, needId }
}
type May = (actor: Actor, parties: Parties) => boolean

function answer(
  tx: Tx,
  actor: Actor,
  mark: { id: string; status: PaymentStatus },
  status: PaymentStatus,
  note: string | null = null,
) {
  assertMayBecome(paymentTransitions, mark.status, status)
  tx.update(paymentMarks)
    .set({ status, note, answeredBy: actor.userId, answeredAt: now() })
    .where(eq(paymentMarks.id, mark.id))
    .run()
}

/** The consultant says that it arrived. Throws `state_changed` where that was answered or taken back. */
export function confirmPayment(actor: Actor, engagementId: string, paymentId: string) {
  transact((tx) => {
    const mark = markFor(tx, actor, engagementId, paymentId, isPayee)
    answer(tx, actor, mark, 'confirmed')
    recordEvent(tx, actor, 'payment.confirmed', { needId: mark.needId, engagementId, paymentId })
  })
}

/** The consultant says that it did not arrive; the enterprise looks, and marks it anew. */
export function missPayment(actor: Actor, engagementId: string, paymentId: string, note: string) {
  transact((tx) => {
    const mark = markFor(tx, actor, engagementId, paymentId, isPayee)
    answer(tx, actor, mark, 'missing', note)
    recordEvent(tx, actor, 'payment.missing', { needId: mark.needId, engagementId, paymentId })
  })
}

/** The enterprise marked it by mistake, and nobody has answered. */
export function withdrawPayment(actor: Actor, engagementId: string, paymentId: string) {
  transact((tx) => {
    const mark = markFor(tx, actor, engagementId, paymentId, isPayer)
    answer(tx, actor, mark, 'withdrawn')
    recordEvent(tx, actor, 'payment.withdrawn', { needId: mark.needId, engagementId, paymentId })
  })
}
