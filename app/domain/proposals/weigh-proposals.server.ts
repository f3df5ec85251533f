import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { comparisons } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { managedNeed } from '../needs/queries.server'
import type { Weights } from './comparison'

/** The enterprise says how much each criterion weighs when it compares, for everybody who decides with it; null: no more. */
export function weighProposals(actor: Actor, needId: string, weights: Weights | null) {
  transact((tx) => {
    managedNeed(actor, needId, tx)
    if (weights === null) tx.delete(comparisons).where(eq(comparisons.needId, needId)).run()
    else {
      const values = { weights, setBy: actor.userId, setAt: now() }
      tx.insert(comparisons)
        .values({ needId, ...values })
        .onConflictDoUpdate({ target: comparisons.needId, set: values })
        .run()
    }
    recordEvent(tx, actor, 'proposals.weighed', { needId })
  })
}

/** The weights of a need that the caller may see; null: none are set. */
export const weightsOf = (needId: string): Weights | null =>
  db.select().from(comparisons).where(eq(comparisons.needId, needId)).get()?.weights ?? null
