import { and, eq, max, ne } from 'drizzle-orm'
import type { Tx } from '~db/connection'
import { selfChecks } from '~db/schema'
import { addDays, type Day } from '../days'
import { AGAIN_DAYS } from '../self-check/lifecycle'

/** The last result that each enterprise kept, from the day on which a year has passed. */
export const checksToRepeat = (tx: Tx): { recordId: string; day: Day }[] =>
  tx
    // Beside max(), SQLite takes the other columns from the row that has it.
    .select({ recordId: selfChecks.id, last: max(selfChecks.keptOn) })
    .from(selfChecks)
    .groupBy(selfChecks.organisationId)
    .all()
    .map(({ recordId, last }) => ({ recordId, day: addDays(last as Day, AGAIN_DAYS) }))

/** What was kept, and what the same enterprise kept before. */
export function checksSettledBy(tx: Tx, selfCheckId: string): string[] {
  const check = tx.select().from(selfChecks).where(eq(selfChecks.id, selfCheckId)).get()
  if (!check) return [selfCheckId]
  const others = and(eq(selfChecks.organisationId, check.organisationId), ne(selfChecks.id, selfCheckId))
  return tx
    .select({ id: selfChecks.id })
    .from(selfChecks)
    .where(others)
    .all()
    .map(({ id }) => id)
    .concat(selfCheckId)
}
