import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { engagements, outcomes } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { outcomeTransitions } from './lifecycle'
import { canDecideOutcome } from './policy'

/** The outcome as its department holds it; `not_found` for everybody else. */
export function outcomeFor(tx: Tx, actor: Actor, outcomeId: string) {
  const outcome = tx
    .select({
      id: outcomes.id,
      status: outcomes.status,
      provinceCode: outcomes.provinceCode,
      needId: engagements.needId,
      profileId: engagements.profileId,
    })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .where(eq(outcomes.id, outcomeId))
    .get()
  if (!outcome || !canDecideOutcome(actor, outcome)) throw notFound()
  return outcome
}

/** Writes the department's decision, or throws `state_changed`. */
export function decideOutcome(
  tx: Tx,
  actor: Actor,
  outcome: ReturnType<typeof outcomeFor>,
  decision: { status: 'verified' | 'rejected'; rejectReason: string | null },
) {
  assertMayBecome(outcomeTransitions, outcome.status, decision.status)
  tx.update(outcomes)
    .set({ ...decision, decidedAt: now(), decidedBy: actor.userId })
    .where(eq(outcomes.id, outcome.id))
    .run()
}
