import { eq } from 'drizzle-orm'
import { documentOf } from '~/vocabulary/tracks'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { outcomes, resultDocuments } from '~db/schema'

/** Of a document that work ended in, what is told of it beside that work. */
export function documentFacts(id: string) {
  const row = db
    .select({ document: resultDocuments, outcome: outcomes })
    .from(resultDocuments)
    .innerJoin(outcomes, eq(outcomes.documentId, resultDocuments.id))
    .where(eq(resultDocuments.id, id))
    .get()
  if (!row) return undefined
  const { document, outcome } = row
  return {
    documentId: id,
    engagementId: document.engagementId,
    outcomeId: outcome.id,
    name: documentOf(document.subjectCode)!.name,
    number: document.number,
    rejectReason: outcome.rejectReason,
    reportedOn: dayOf(outcome.reportedAt),
  }
}
