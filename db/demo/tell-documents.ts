import type { Actor } from '~/domain/accounts/lifecycle'
import { rejectDocument, verifyDocument } from '~/domain/result-documents/decide-document.server'
import { recordDocument } from '~/domain/result-documents/record-document.server'
import { at, dayOf } from '../clock'
import { idFrom } from '../ids'
import { storeDemoEvidence } from './evidence'
import type { Story } from './files'

/** Days into the story: the day on the document; when it is recorded; when the department decides. */
const DATED = 88
const RECORDED = 97
const DECIDED = 104

const REJECTED = 'Danh sách người học chưa có chữ ký. Đề nghị gửi lại bản có chữ ký, kèm kết quả kiểm tra.'

/** The documents that the work ended in, and what the department made of them. */
export function tellDocuments(
  { documents, need }: Story,
  engagementId: string,
  { consultant, department }: Record<'consultant' | 'department', Actor>,
  after: (days: number) => Date,
) {
  for (const { subject: subjectCode, state, ...facts } of documents) {
    const id = idFrom(`document ${need} ${subjectCode}`)
    const outcomeId = at(after(RECORDED), () =>
      recordDocument(consultant, engagementId, {
        id,
        subjectCode,
        ...facts,
        datedOn: dayOf(after(DATED)),
        evidence: storeDemoEvidence(`van-ban-ket-qua-${need}.pdf`, `MINH HOA - ${subjectCode} - ${need}`),
      }),
    )
    if (state === 'reported') continue
    at(after(DECIDED), () =>
      state === 'rejected'
        ? rejectDocument(department, outcomeId, { reason: REJECTED })
        : verifyDocument(department, outcomeId, { checkedWith: 'original' }),
    )
  }
}
