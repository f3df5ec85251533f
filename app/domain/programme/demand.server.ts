import { and, eq, exists, isNull, or, type SQL, sql } from 'drizzle-orm'
import { DEMAND_DAYS } from '~/vocabulary/unmet-demand'
import { now } from '~db/clock'
import { db } from '~db/connection'
import { engagements, needFlow, needs } from '~db/schema'
import type { DemandList } from './figures'

const DAY = 86_400_000

/**
 * Unanswered: no answer within the days that one may take, while the need was open as long; slow: the first came later. Running: there is
 * a consultant, whose work has not ended.
 */
export function demandCondition(list: DemandList): SQL {
  const due = sql`${needFlow.publishedAt} + ${DEMAND_DAYS * DAY}`
  const stayedOpen = exists(
    db
      .select({ one: sql`1` })
      .from(needs)
      .where(and(eq(needs.id, needFlow.needId), or(isNull(needs.closedAt), sql`${needs.closedAt} > ${due}`))),
  )
  const unanswered = and(isNull(needFlow.repliedAt), sql`${due} < ${now().getTime()}`, stayedOpen)!
  const slow = sql`${needFlow.repliedAt} > ${due}`
  const running = exists(
    db
      .select({ one: sql`1` })
      .from(engagements)
      .where(and(eq(engagements.needId, needFlow.needId), eq(engagements.status, 'active'))),
  )
  return { unanswered, slow, unmet: or(unanswered, slow)!, running }[list]
}
