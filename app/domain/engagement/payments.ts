import type { Payment } from '../proposals/price'
import type { Transitions } from '../lifecycle'

/** Of what the payer said was paid. `missing`: the payee says that it did not arrive. */
export const PAYMENT_STATUSES = ['marked', 'confirmed', 'missing', 'withdrawn'] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

export const paymentTransitions = {
  marked: ['confirmed', 'missing', 'withdrawn'],
  confirmed: [],
  missing: [],
  withdrawn: [],
} as const satisfies Transitions<PaymentStatus>

/** Days within which the payee is expected to say whether it arrived. */
export const PAYMENT_ANSWER_DAYS = 7
/** Payments that may be marked in one engagement. */
export const MAX_PAYMENT_MARKS = 100

/** Which payment of a plan: its title, and which of those of that title. An appendix may place it elsewhere or change its share. */
export type PaymentKey = { title: string; nth: number }
type Mark = PaymentKey & { status: PaymentStatus }

const isSame = (one: PaymentKey, other: PaymentKey) => one.title === other.title && one.nth === other.nth

/** Whether a mark stands, so that the payment is not to be marked again. */
export const stands = ({ status }: { status: PaymentStatus }) => status === 'marked' || status === 'confirmed'

/**
 * The payments of a plan, each with what was said of it, the last last; and marks of payments that the plan has no more: an appendix
 * loses none. Nothing that was withdrawn.
 */
export function paymentSteps<P extends Payment, M extends Mark>(payments: readonly P[], marks: readonly M[]) {
  const said = marks.filter(({ status }) => status !== 'withdrawn')
  const steps = payments.map((payment, position) => {
    const nth = payments.slice(0, position).filter(({ title }) => title === payment.title).length
    const own = said.filter((mark) => isSame(mark, { title: payment.title, nth }))
    const last = own.at(-1)
    return { ...payment, nth, marks: own, isOpen: !last || !stands(last) }
  })
  const earlier = said.filter((mark) => !steps.some((step) => isSame(step, mark)))
  return { steps, earlier }
}
