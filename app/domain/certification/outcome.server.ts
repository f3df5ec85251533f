import { eq, sql } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { certificates, engagements, measures, needGroupMembers, outcomes, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnInterest } from '../accounts/policy'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { type CheckedWith, outcomeTransitions } from './lifecycle'
import { canDecideOutcome } from './policy'

/**
 * The outcome of a kind as its department holds it; `not_found` for everybody else, `accounts.own_interest` where the officer belongs
 * to one of the two parties, or the member of a group whose result it is, `state_changed` where another certificate than the one reported at `seen` is to be decided on.
 */
export function outcomeFor(
  tx: Tx,
  actor: Actor,
  outcomeId: string,
  { seen, of = 'certificate' }: { seen?: number; of?: 'certificate' | 'measure' },
) {
  const outcome = tx
    .select({
      id: outcomes.id,
      status: outcomes.status,
      reportedAt: outcomes.reportedAt,
      provinceCode: outcomes.provinceCode,
      certificateId: outcomes.certificateId,
      measureId: outcomes.measureId,
      secondedBy: outcomes.secondedBy,
      needId: engagements.needId,
      profileId: engagements.profileId,
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
      /** In the work for a group the member that it is a result of. */
      memberId: needGroupMembers.organisationId,
    })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .leftJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .leftJoin(measures, eq(measures.id, outcomes.measureId))
    .leftJoin(needGroupMembers, sql`${needGroupMembers.id} = coalesce(${certificates.memberId}, ${measures.memberId})`)
    .where(eq(outcomes.id, outcomeId))
    .get()
  if (!outcome?.[`${of}Id`] || !canDecideOutcome(actor, outcome)) throw notFound()
  if (
    hasOwnInterest(actor, [outcome.enterpriseId, outcome.consultantId, ...(outcome.memberId ? [outcome.memberId] : [])])
  ) {
    throw new DomainError('accounts.own_interest')
  }
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
