import { eq } from 'drizzle-orm'
import { indicatorOf } from '~/vocabulary/indicators'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { measures, needGroupMembers, organisations, outcomes } from '~db/schema'

/** Of a measure, what is told of it beside the work that it belongs to. */
export function measureFacts(id: string) {
  const row = db
    .select({ measure: measures, outcome: outcomes, member: organisations.name })
    .from(measures)
    .leftJoin(outcomes, eq(outcomes.measureId, measures.id))
    .leftJoin(needGroupMembers, eq(needGroupMembers.id, measures.memberId))
    .leftJoin(organisations, eq(organisations.id, needGroupMembers.organisationId))
    .where(eq(measures.id, id))
    .get()
  const indicator = row && indicatorOf(row.measure.indicatorId)
  if (!indicator) return undefined
  const { measure, outcome, member } = row
  return {
    measureId: id,
    engagementId: measure.engagementId,
    outcomeId: outcome?.id ?? '',
    indicator: indicator.name,
    what: measure.what,
    /** In the work for a group whose place it is, instead of who represents it. */
    ...(member ? { enterprise: member } : {}),
    rejectReason: outcome?.rejectReason ?? null,
    reportedOn: outcome && dayOf(outcome.reportedAt),
  }
}
