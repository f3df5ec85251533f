import type { SQL } from 'drizzle-orm'
import { db } from '~db/connection'
import { needFlow } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { inScope, reachedAt, scopeOf } from './counting.server'
import { type FigureName, FIGURES, quantileWithOpen, type Step } from './figures'
import { type Scope, spanOf } from './scope'

/**
 * The time of each step of the way, over the needs in scope that came as far as its beginning: those that have not gone on count as
 * longer than any. A result that was verified before the work ended took no time after it.
 */
export function stepTimes(actor: Actor, scope: Scope = {}, span = spanOf(scope)): Step[] {
  const columns = Object.fromEntries(FIGURES.map((name) => [name, reachedAt(name, scope).mapWith(Number)]))
  const rows = db
    .select(columns as Record<FigureName, SQL<number | null>>)
    .from(needFlow)
    .where(inScope(scopeOf(actor), scope, span))
    .all()
  return FIGURES.slice(1).map((to, place) => stepOf(rows, FIGURES[place]!, to))
}

function stepOf(rows: readonly Record<FigureName, number | null>[], from: FigureName, to: FigureName): Step {
  const reached = rows.filter((row) => row[from] !== null)
  const waits = reached.map((row) => (row[to] === null ? undefined : Math.max(0, row[to] - row[from]!)))
  return {
    from,
    to,
    reached: reached.length,
    open: waits.filter((wait) => wait === undefined).length,
    median: quantileWithOpen(waits, 0.5),
    ninetieth: quantileWithOpen(waits, 0.9),
  }
}

/**
 * Time from publishing a need to the first reply of any consultant, as the median over all needs in scope, in
 * milliseconds: needs without a reply count as waiting longer than any other.
 */
export function medianFirstReply(actor: Actor, scope: Scope = {}) {
  const rows = db
    .select({ publishedAt: needFlow.publishedAt, repliedAt: needFlow.repliedAt })
    .from(needFlow)
    .where(inScope(scopeOf(actor, scope), scope))
    .all()
  const waits = rows.map(({ publishedAt, repliedAt }) =>
    repliedAt ? repliedAt.getTime() - publishedAt.getTime() : undefined,
  )
  return {
    median: quantileWithOpen(waits, 0.5),
    needs: waits.length,
    unanswered: waits.filter((wait) => wait === undefined).length,
  }
}
