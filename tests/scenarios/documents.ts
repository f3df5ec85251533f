import { storeFile } from '~/domain/files/store.server'
import type { Stated } from '~/domain/result-documents/document.server'
import { recordDocument } from '~/domain/result-documents/record-document.server'
import { today } from '~db/clock'
import { newId } from '~db/ids'
import { pdf } from './evidence'
import { completedEngagement } from './loop'

type Facts = Pick<Stated, 'number' | 'issuer' | 'attended' | 'passed'>

/** What the document of a subject of each track that ends in one may state. */
export const DOCUMENTS: Record<string, Facts> = {
  TCCS: { number: 'TCCS 01:2026/VIDU', issuer: 'Hợp tác xã Minh Họa' },
  EUDR: { number: '25VIDU0001', issuer: 'Hệ thống thông tin EUDR (minh họa)' },
  ERP: { issuer: 'Hợp tác xã Minh Họa' },
  'ENERGY-AUDIT': { number: '07/BC-KTNL', issuer: 'Trung tâm Tiết kiệm Năng lượng Ví Dụ' },
  TRAIN: { attended: 24, passed: 20 },
}

/** A document as a party records it. The file is stored at once, as the page does. */
export const resultDocument = (subjectCode: string, change: Partial<Stated> = {}): Stated => ({
  id: newId(),
  subjectCode,
  datedOn: today(),
  evidence: storeFile({ name: 'van-ban.pdf', bytes: pdf() }),
  ...DOCUMENTS[subjectCode],
  ...change,
})

/** Completed work on a subject that ends in a document, which the consultant has recorded. */
export function reportedDocument(subjectCode = 'TCCS', change: Partial<Stated> = {}) {
  const engagement = completedEngagement({ subjects: [subjectCode] })
  const document = resultDocument(subjectCode, change)
  const outcomeId = recordDocument(engagement.consultant, engagement.engagementId, document)
  return { ...engagement, documentId: document.id, outcomeId }
}
