import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { files, outcomes, resultDocuments } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { engagementFor } from '../certification/certificate.server'
import { outcomeTransitions } from '../certification/lifecycle'
import { reportedBy } from '../certification/outcome.server'
import { notFound } from '../errors'
import { insertFile } from '../files/insert-file.server'
import { assertMayBecome } from '../lifecycle'
import { assertReplay } from '../sent-before'
import { assertRoomForDocument, type Stated, workOf } from './document.server'

/**
 * A party records the document that completed work ends in; it becomes a reported outcome for the department to verify. `input.id` comes
 * from the form: sent twice, it is one document. Gives the outcome's id. Throws `sent_before` where the document with that id says
 * something else, `document.too_many` beyond `MAX_DOCUMENTS`.
 */
export function recordDocument(actor: Actor, engagementId: string, input: Stated): string {
  return transact((tx) => {
    const { needId, provinceCode } = engagementFor(tx, actor, engagementId)
    const { evidence, ...stated } = input
    const known = tx
      .select({ document: resultDocuments, sha256: files.sha256, outcomeId: outcomes.id })
      .from(resultDocuments)
      .innerJoin(outcomes, eq(outcomes.documentId, resultDocuments.id))
      .innerJoin(files, eq(files.id, resultDocuments.evidenceFileId))
      .where(eq(resultDocuments.id, input.id))
      .get()
    if (known) {
      if (known.document.engagementId !== engagementId) throw notFound()
      assertReplay({ ...known.document, sha256: known.sha256 }, { ...stated, sha256: evidence.sha256 })
      return known.outcomeId
    }
    workOf(tx, actor, engagementId, input)
    assertRoomForDocument(tx, engagementId)
    const [outcomeId, documentId] = [newId(), input.id]
    const evidenceFileId = insertFile(tx, actor, evidence, { kind: 'document', id: documentId })
    tx.insert(resultDocuments)
      .values({ ...stated, engagementId, evidenceFileId })
      .run()
    const { subjectCode } = input
    tx.insert(outcomes)
      .values({ id: outcomeId, engagementId, documentId, subjectCode, provinceCode, ...reportedBy(actor) })
      .run()
    recordEvent(tx, actor, 'document.recorded', { needId, engagementId, documentId, outcomeId })
    return outcomeId
  })
}

/** A party corrects a document that was given back (`input.id`), with its evidence; the department sees it again. */
export function reportDocumentAgain(actor: Actor, engagementId: string, input: Stated) {
  transact((tx) => {
    const { needId } = workOf(tx, actor, engagementId, input)
    const { id: documentId, evidence, subjectCode, number = null, issuer = null, datedOn, ...said } = input
    const outcome = tx.select().from(outcomes).where(eq(outcomes.documentId, documentId)).get()
    if (outcome?.engagementId !== engagementId) throw notFound()
    assertMayBecome(outcomeTransitions, outcome.status, 'reported')
    const { attended = null, passed = null, remark = null } = said
    const evidenceFileId = insertFile(tx, actor, evidence, { kind: 'document', id: documentId })
    tx.update(resultDocuments)
      .set({ subjectCode, number, issuer, datedOn, attended, passed, remark, evidenceFileId })
      .where(eq(resultDocuments.id, documentId))
      .run()
    tx.update(outcomes)
      .set({ ...reportedBy(actor), subjectCode })
      .where(eq(outcomes.id, outcome.id))
      .run()
    recordEvent(tx, actor, 'document.reported_again', { needId, engagementId, documentId, outcomeId: outcome.id })
  })
}
