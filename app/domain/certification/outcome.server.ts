import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { engagements, outcomes } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import type { ResultKind } from '~/vocabulary/tracks'
import { hasOwnInterest } from '../accounts/policy'
import { concernedBy } from '../engagement/concerned.server'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { type CheckedWith, outcomeTransitions } from './lifecycle'
import { canDecideOutcome } from './policy'

/**
 * The outcome of a kind as its department holds it; `not_found` for everybody else, `accounts.own_interest` where the officer belongs
 * to one of those concerned, `state_changed` where another result than the one reported at `seen` is to be decided on.
 */
export function outcomeFor(
  tx: Tx,
  actor: Actor,
  outcomeId: string,
  { seen, of = 'certificate' }: { seen?: number; of?: ResultKind },
) {
  const outcome = tx
    .select({
      id: outcomes.id,
      status: outcomes.status,
      reportedAt: outcomes.reportedAt,
      provinceCode: outcomes.provinceCode,
      certificateId: outcomes.certificateId,
      measureId: outcomes.measureId,
      documentId: outcomes.documentId,
      secondedBy: outcomes.secondedBy,
      needId: engagements.needId,
      profileId: engagements.profileId,
      engagementId: outcomes.engagementId,
    })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .where(eq(outcomes.id, outcomeId))
    .get()
  if (!outcome?.[`${of}Id`] || !canDecideOutcome(actor, outcome)) throw notFound()
  if (hasOwnInterest(actor, concernedBy(tx, outcome.engagementId))) throw new DomainError('accounts.own_interest')
  if (seen !== undefined && seen !== outcome.reportedAt.getTime()) throw new DomainError('state_changed')
  return outcome
}

/** Writes the department's decision, or throws `state_changed`. */
export function decideOutcome(
  tx: Tx,
  actor: Actor,
  outcome: ReturnType<typeof outcomeFor>,
  decision: {
    status: 'verified' | 'rejected'
    rejectReason: string | null
    checkedWith?: CheckedWith
    sameAsId?: string | null
  },
) {
  assertMayBecome(outcomeTransitions, outcome.status, decision.status)
  tx.update(outcomes)
    .set({ ...decision, decidedAt: now(), decidedBy: actor.userId })
    .where(eq(outcomes.id, outcome.id))
    .run()
}

/** An outcome that is reported, for the first time or again: what was decided before holds no more. */
export const reportedBy = (actor: Actor) => ({
  status: 'reported' as const,
  reportedAt: now(),
  reportedBy: actor.userId,
  secondedAt: null,
  secondedBy: null,
  decidedAt: null,
  decidedBy: null,
})
