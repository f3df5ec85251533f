import { asc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db } from '~db/connection'
import { paymentMarks, users } from '~db/schema'
import { amountsOf } from '../proposals/price'
import type { Seen } from '../seen'
import { paymentSteps } from './payments'
import { planOf } from './plan.server'

const answerers = alias(users, 'answerers')

/** The payments of the plan as it holds now, with what was said of each; and what was paid for those of an earlier plan. */
export function paymentsOf({ id }: Seen<'engagement'>) {
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
