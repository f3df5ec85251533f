import { and, asc, count, eq, ne } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import type { Reader, Tx } from '~db/connection'
import { engagements, outcomes, resultDocuments } from '~db/schema'
import { documentOf } from '~/vocabulary/tracks'
import type { Actor } from '../accounts/lifecycle'
import { engagementFor } from '../certification/certificate.server'
import { DomainError } from '../errors'
import { isSameDocument } from './flags'
import type { DocumentInput } from './forms'
import { isOfWork, MAX_DOCUMENTS } from './lifecycle'

/** What a document says on a subject. */
export type Stated = { subjectCode: string } & Pick<DocumentInput, 'id' | 'datedOn' | 'evidence'> &
  Partial<DocumentInput>

const FACTS = ['number', 'issuer', 'attended', 'passed'] as const

/**
 * The completed engagement that a document is recorded for, for its parties; throws `not_found` for everybody else, and the refusal of a
 * document that cannot be true of it, beside its field.
 */
export function workOf(tx: Tx, actor: Actor, engagementId: string, document: Stated) {
  const work = engagementFor(tx, actor, engagementId)
  const { completedAt } = tx.select().from(engagements).where(eq(engagements.id, engagementId)).get()!
  if (work.status !== 'completed' || !completedAt) throw new DomainError('document.engagement_not_completed')
  const asked = documentOf(document.subjectCode)
  if (!asked) throw new DomainError('document.subject_without_document')
  for (const name of FACTS) {
    const isMissing = asked.facts[name] && !asked.facts[name].optional && document[name] === undefined
    if (isMissing) throw new DomainError('document.fact_missing', {}, name)
  }
  if (document.datedOn > today()) throw new DomainError('certificate.issued_in_future', {}, 'datedOn')
  if ((document.passed ?? 0) > (document.attended ?? Infinity))
    throw new DomainError('document.more_passed', {}, 'passed')
  const period = { startedOn: dayOf(work.startedAt), completedOn: dayOf(completedAt) }
  if (!isOfWork(document.datedOn, period) && !document.remark) {
    throw new DomainError('document.remark_missing', {}, 'remark')
  }
  const others = tx
    .select()
    .from(resultDocuments)
    .where(and(eq(resultDocuments.engagementId, engagementId), ne(resultDocuments.id, document.id)))
    .all()
  const { subjectCode, number = null, issuer = null, datedOn } = document
  if (others.some((other) => isSameDocument({ subjectCode, number, issuer, datedOn }, other))) {
    throw new DomainError('document.already_recorded', {}, 'number')
  }
  return work
}

/** Throws `document.too_many` where an engagement may have no further one. */
export function assertRoomForDocument(tx: Tx, engagementId: string) {
  const already = tx
    .select({ count: count() })
    .from(resultDocuments)
    .where(eq(resultDocuments.engagementId, engagementId))
    .get()!.count
  if (already >= MAX_DOCUMENTS) throw new DomainError('document.too_many', { maximum: MAX_DOCUMENTS })
}

/** Every document that was recorded, with its result, in the order in which they were reported. */
export const recordedDocuments = (reader: Reader) =>
  reader
    .select({
      id: resultDocuments.id,
      subjectCode: resultDocuments.subjectCode,
      number: resultDocuments.number,
      issuer: resultDocuments.issuer,
      datedOn: resultDocuments.datedOn,
      outcomeId: outcomes.id,
      provinceCode: outcomes.provinceCode,
      status: outcomes.status,
      decidedAt: outcomes.decidedAt,
      sameAsId: outcomes.sameAsId,
    })
    .from(resultDocuments)
    .innerJoin(outcomes, eq(outcomes.documentId, resultDocuments.id))
    .orderBy(asc(outcomes.reportedAt))
    .all()

/** The result that counts for a document: the first that it was verified as elsewhere; null for one that was not verified yet. */
export function verifiedElsewhere(tx: Tx, documentId: string): string | null {
  const all = recordedDocuments(tx)
  const document = all.find(({ id }) => id === documentId)!
  const [first] = all
    .filter((other) => other !== document && other.status === 'verified' && other.sameAsId === null)
    .filter((other) => isSameDocument(document, other))
    .sort((a, b) => a.decidedAt!.getTime() - b.decidedAt!.getTime())
  return first?.outcomeId ?? null
}
