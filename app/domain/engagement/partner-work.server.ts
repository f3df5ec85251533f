import { eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { engagements, organisations, proposals } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { partnershipFor } from '../proposals/partnerships.server'
import { offersOf } from '../proposals/versions.server'
import { planOf } from './plan.server'

/**
 * What the partner in a joint proposal that was chosen reads of the work: with whom, scope, milestones and days as they hold now, no price
 * and no papers; null where it was not chosen. `not_found` for everybody else.
 */
export function partnerWork(actor: Actor, partnershipId: string) {
  const { requestId, standing } = partnershipFor(actor, partnershipId)
  if (standing !== 'chosen') return null
  const { engagementId, proposalId, enterprise } = db
    .select({ engagementId: engagements.id, proposalId: proposals.id, enterprise: organisations.name })
    .from(engagements)
    .innerJoin(proposals, eq(proposals.id, engagements.proposalId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .where(eq(proposals.requestId, requestId))
    .get()!
  const { scope, scopeChanges, milestones } = planOf(db, engagementId)
  const { durationWeeks } = offersOf([proposalId]).get(proposalId)!
  return { enterprise, scope, scopeChanges, milestones, durationWeeks }
}
