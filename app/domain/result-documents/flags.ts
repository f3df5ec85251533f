import type { Day } from '../days'
import { isSamePaper } from '../certification/paper-names'
import { isOfWork } from './lifecycle'

/** What an officer should look at before a document counts; none of it proves anything. */
export const DOCUMENT_FLAGS = ['other_subject', 'out_of_work', 'same_document', 'same_number', 'few_passed'] as const
export type DocumentFlag = (typeof DOCUMENT_FLAGS)[number]

/** A part of those who attended, below which fewer passed than is usual. */
export const FEW_PASSED = 0.5

export type Numbered = { subjectCode: string; number: string | null; issuer: string | null; datedOn: Day }

/** One number of one issuer, in whatever spelling; without either of them none is known again. */
const hasNumberOf = (one: Numbered, other: Numbered) =>
  one.number !== null &&
  other.number !== null &&
  one.issuer !== null &&
  other.issuer !== null &&
  isSamePaper({ number: one.number, issuingBody: one.issuer }, { number: other.number, issuingBody: other.issuer })

/** One document recorded twice. Some number what they write from 1 for each client: its day says which it is. */
export const isSameDocument = (one: Numbered, other: Numbered) =>
  hasNumberOf(one, other) && one.subjectCode === other.subjectCode && one.datedOn === other.datedOn

type Document = Numbered & { attended: number | null; passed: number | null }
type Work = { subjects: readonly string[]; startedOn: Day; completedOn: Day }

/** `others`: documents recorded elsewhere. */
export function documentFlags(document: Document, work: Work, others: readonly Numbered[]): DocumentFlag[] {
  const { attended, passed } = document
  const holds: Record<DocumentFlag, boolean> = {
    other_subject: !work.subjects.includes(document.subjectCode),
    out_of_work: !isOfWork(document.datedOn, work),
    same_document: others.some((other) => isSameDocument(document, other)),
    same_number: others.some((other) => hasNumberOf(document, other) && !isSameDocument(document, other)),
    few_passed: attended !== null && passed !== null && passed < attended * FEW_PASSED,
  }
  return DOCUMENT_FLAGS.filter((flag) => holds[flag])
}
