import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { awaitedOf, trackOf } from '~/vocabulary/tracks'
import { dayOf } from '~db/clock'
import type { Tx } from '~db/connection'
import { engagements, needSubjects, outcomes } from '~db/schema'
import { VERIFICATION_DAYS } from '../certification/lifecycle'
import { addDays, type Day } from '../days'
import { groupBy } from '../group-by'
import { DOCUMENT_DAYS } from '../result-documents/lifecycle'

type Wait = { recordId: string; day: Day }

/** Documents that wait for the department, from the day on which it should have decided. */
export const documentsToVerify = (tx: Tx): Wait[] =>
  tx
    .select({ recordId: outcomes.documentId, reportedAt: outcomes.reportedAt })
    .from(outcomes)
    .where(and(eq(outcomes.status, 'reported'), isNotNull(outcomes.documentId)))
    .all()
    .map(({ recordId, reportedAt }) => ({ recordId: recordId!, day: addDays(dayOf(reportedAt), VERIFICATION_DAYS) }))

/** Completed work that is to end in a document and of which nothing is reported, from the last day for it. */
export function documentsWanted(tx: Tx): Wait[] {
  const rows = tx
    .select({ id: engagements.id, completedAt: engagements.completedAt, code: needSubjects.subjectCode })
    .from(engagements)
    .innerJoin(needSubjects, eq(needSubjects.needId, engagements.needId))
    .leftJoin(outcomes, eq(outcomes.engagementId, engagements.id))
    .where(and(eq(engagements.status, 'completed'), isNull(outcomes.id)))
    .all()
  return [...groupBy(rows, ({ id }) => id)]
    .filter(([, own]) => awaitedOf(own.flatMap(({ code }) => trackOf(code)?.result ?? [])) === 'document')
    .map(([recordId, own]) => ({ recordId, day: addDays(dayOf(own[0]!.completedAt!), DOCUMENT_DAYS) }))
}
