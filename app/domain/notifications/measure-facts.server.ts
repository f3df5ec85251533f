import { eq } from 'drizzle-orm'
import { indicatorOf } from '~/vocabulary/indicators'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { measures, outcomes } from '~db/schema'

/** Of a measure, what is told of it beside the work that it belongs to. */
export function measureFacts(id: string) {
  const row = db
    .select({ measure: measures, outcome: outcomes })
    .from(measures)
    .leftJoin(outcomes, eq(outcomes.measureId, measures.id))
    .where(eq(measures.id, id))
    .get()
  const indicator = row && indicatorOf(row.measure.indicatorId)
  if (!indicator) return undefined
  const { measure, outcome } = row
  return {
    measureId: id,
    engagementId: measure.engagementId,
    outcomeId: outcome?.id ?? '',
    indicator: indicator.name,
    what: measure.what,
    rejectReason: outcome?.rejectReason ?? null,
    reportedOn: outcome && dayOf(outcome.reportedAt),
  }
}
