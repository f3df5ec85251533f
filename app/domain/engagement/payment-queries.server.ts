import { asc, count, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { agreementConfirmations, agreementTexts, paymentMarks, signedCopies, users } from '~db/schema'
import { amountsOf } from '../proposals/price'
import { addDays } from '../days'
import type { Seen } from '../seen'
import { ENGAGEMENT_SIDES } from './lifecycle'
import type { NextStep } from './next-step'
import { isReached, PAYMENT_ANSWER_DAYS, paymentSteps } from './payments'
import { planOf } from './plan.server'
import type { engagementOf } from './queries.server'

const answerers = alias(users, 'answerers')

/** The payments of the plan as it holds now, with what was said of each; and what was paid for those of an earlier plan. */
export const paymentsOf = ({ id }: Seen<'engagement'>) => paymentsIn(id)

/** The same of an engagement that its caller may read. */
export function paymentsIn(id: string) {
  const { priceVnd, payments } = planOf(db, id)
  const marks = db
    .select({ mark: paymentMarks, markedByName: users.name, answeredByName: answerers.name })
    .from(paymentMarks)
    .innerJoin(users, eq(users.id, paymentMarks.markedBy))
    .leftJoin(answerers, eq(answerers.id, paymentMarks.answeredBy))
    .where(eq(paymentMarks.engagementId, id))
    .orderBy(asc(paymentMarks.markedAt), asc(paymentMarks.id))
    .all()
    .map(({ mark, ...names }) => ({ ...mark, ...names }))
  return paymentSteps(amountsOf(priceVnd, payments), marks)
}

type Work = Seen<'engagement'> & Pick<ReturnType<typeof engagementOf>, 'milestones' | 'dispute'>

/**
 * The payments of the plan whose time has come by what they say, and that nobody has said to have made. Not while the department
 * mediates: whether something is due may be what the sides disagree about.
 */
export function paymentsDue(work: Work, { steps } = paymentsOf(work)) {
  if (work.dispute) return []
  const reached = { isSigned: isSigned(work.id), milestones: work.milestones }
  return steps.filter(({ isOpen, marks, title }) => isOpen && !isMissing(marks) && isReached(title, reached))
}

const isMissing = (marks: readonly { status: string }[]) => marks.at(-1)?.status === 'missing'

/** Both sides confirmed one text, or a copy signed on paper is kept. */
function isSigned(engagementId: string): boolean {
  const texts = db
    .select({ sides: count() })
    .from(agreementConfirmations)
    .innerJoin(agreementTexts, eq(agreementTexts.id, agreementConfirmations.textId))
    .where(eq(agreementTexts.engagementId, engagementId))
    .groupBy(agreementConfirmations.textId)
    .all()
  return (
    texts.some(({ sides }) => sides === ENGAGEMENT_SIDES.length) ||
    db.select().from(signedCopies).where(eq(signedCopies.engagementId, engagementId)).limit(1).get() !== undefined
  )
}

/** What waits beside the milestones for who pays and who is paid: a payment that is due, one that did not arrive, one to be confirmed. */
export function paymentStepsOf(work: Work): NextStep[] {
  const payments = paymentsOf(work)
  const [marked] = [...payments.steps.flatMap(({ marks }) => marks), ...payments.earlier]
    .filter(({ status }) => status === 'marked')
    .sort((a, b) => a.markedAt.getTime() - b.markedAt.getTime())
  return [
    ...(marked
      ? [
          {
            kind: 'confirm_payment' as const,
            actor: 'consultant' as const,
            dueOn: addDays(dayOf(marked.markedAt), PAYMENT_ANSWER_DAYS),
          },
        ]
      : []),
    ...(payments.steps.some(({ marks }) => isMissing(marks))
      ? [{ kind: 'pay_again' as const, actor: 'enterprise' as const, dueOn: null }]
      : []),
    ...(paymentsDue(work, payments).length > 0
      ? [{ kind: 'pay' as const, actor: 'enterprise' as const, dueOn: null }]
      : []),
  ]
}
