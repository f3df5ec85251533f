import { fold } from '~/language/fold'
import type { Transitions } from '../lifecycle'
import type { Payment } from '../proposals/price'
import type { MilestoneStatus } from './lifecycle'

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
type Mark = PaymentKey & { status: PaymentStatus; amountVnd: number }

/** Whether the payee has all of a payment as the plan asks for it now. */
export const isPaid = ({ marks, leftVnd }: { marks: readonly { status: PaymentStatus }[]; leftVnd: number }) =>
  marks.at(-1)?.status === 'confirmed' && leftVnd <= 0

const isSame = (one: PaymentKey, other: PaymentKey) => one.title === other.title && one.nth === other.nth

/** Whether a mark stands, so that what it says is not to be marked again. */
export const stands = ({ status }: { status: PaymentStatus }) => status === 'marked' || status === 'confirmed'

/**
 * The payments of a plan, each with what was said of it, the last last, and what is left to pay: an appendix may have changed the amount
 * since (`leftVnd` below 0: too much was paid); and marks of payments that the plan has no more: an appendix loses none. Nothing that
 * was withdrawn.
 */
export function paymentSteps<P extends Payment & { amountVnd: number }, M extends Mark>(
  payments: readonly P[],
  marks: readonly M[],
) {
  const said = marks.filter(({ status }) => status !== 'withdrawn')
  const steps = payments.map((payment, position) => {
    const nth = payments.slice(0, position).filter(({ title }) => title === payment.title).length
    const own = said.filter((mark) => isSame(mark, { title: payment.title, nth }))
    const standing = own.filter(stands)
    const leftVnd = payment.amountVnd - standing.reduce((sum, { amountVnd }) => sum + amountVnd, 0)
    return { ...payment, nth, marks: own, leftVnd, isOpen: standing.length === 0 || leftVnd > 0 }
  })
  const earlier = said.filter((mark) => !steps.some((step) => isSame(step, mark)))
  return { steps, earlier }
}

type Reached = { isSigned: boolean; milestones: readonly { title: string; status: MilestoneStatus }[] }

const NUMBERED = /\b(?:moc|milestones?)\s+(?:so\s+|thu\s+)?(\d+(?:\s*(?:,|va|and|den|to|-|–)\s*\d+)*)/
const LAST = /\bmoc cuoi|\b(?:last|final) milestone\b/
const SIGNING = /\bk[yi] (?:ket )?(?:thoa thuan|hop dong|bien ban)|\bkhi k[yi]\b|\bsign/
const TERM = /\d+\s*(?:ngay|tuan|thang|nam|days?|weeks?|months?|years?)\b/
/** Shorter titles of milestones are words of other sentences. */
const LEAST_NAMED = 8

/**
 * Whether what a payment waits for, by its title, has come: a milestone named by its number or title, the last one, the signing. A title
 * that names none of these waits for the end of the work; one that names a period only for a day that nobody knows here.
 */
export function isReached(title: string, { isSigned, milestones }: Reached): boolean {
  const said = fold(title)
  const isAccepted = ({ status }: { status: MilestoneStatus }) => status === 'accepted'
  const numbers = NUMBERED.exec(said)?.[1]?.match(/\d+/g)?.map(Number)
  const named = milestones.find((one) => one.title.length >= LEAST_NAMED && said.includes(fold(one.title)))
  const milestone = numbers ? milestones[Math.max(...numbers) - 1] : named
  if (milestone) return isAccepted(milestone)
  if (SIGNING.test(said)) return isSigned || milestones.some(isAccepted)
  if (TERM.test(said) && !LAST.test(said)) return false
  return milestones.every(isAccepted)
}
