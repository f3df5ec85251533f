import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { Reader, Tx } from '~db/connection'
import { certificates, outcomes } from '~db/schema'
import { isSamePaper, numberKey } from './paper-names'

/** Certificates as they were recorded, by their number in whatever spelling. */
export function papersByNumber(reader: Reader) {
  const byNumber = new Map<string, RecordedPaper[]>()
  for (const paper of recordedPapers(reader)) {
    const key = numberKey(paper.number)
    byNumber.set(key, [...(byNumber.get(key) ?? []), paper])
  }
  return byNumber
}

const recordedPapers = (reader: Reader) =>
  reader
    .select({
      id: certificates.id,
      number: certificates.number,
      issuingBody: certificates.issuingBody,
      outcomeId: outcomes.id,
      provinceCode: outcomes.provinceCode,
    })
    .from(certificates)
    .innerJoin(outcomes, eq(outcomes.certificateId, certificates.id))
    .orderBy(asc(outcomes.reportedAt))
    .all()
export type RecordedPaper = ReturnType<typeof recordedPapers>[number]

/** Papers recorded elsewhere under the number of this one. */
export const withNumberOf = (
  { id, number }: { id: string; number: string },
  byNumber: ReturnType<typeof papersByNumber>,
): RecordedPaper[] => (byNumber.get(numberKey(number)) ?? []).filter((other) => other.id !== id)

/** Other certificates that are the same paper, of whatever province, need or spelling. */
export function samePapers(tx: Tx, certificateId: string): RecordedPaper[] {
  const paper = tx.select().from(certificates).where(eq(certificates.id, certificateId)).get()!
  return recordedPapers(tx).filter((other) => other.id !== certificateId && isSamePaper(paper, other))
}

/** The result that counts for a paper: the first that it was verified as; null for one that was not verified yet. */
export function verifiedBefore(tx: Tx, certificateId: string): string | null {
  const same = new Set(samePapers(tx, certificateId).map(({ outcomeId }) => outcomeId))
  const counted = tx
    .select({ id: outcomes.id })
    .from(outcomes)
    .where(and(eq(outcomes.status, 'verified'), isNull(outcomes.sameAsId), ne(outcomes.certificateId, certificateId)))
    .orderBy(asc(outcomes.decidedAt))
    .all()
  return counted.find(({ id }) => same.has(id))?.id ?? null
}
