import type { DocumentFlag } from '~/domain/result-documents/flags'
import { DOCUMENT_CHECKED_WITH } from '~/domain/result-documents/lifecycle'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import type { AskedDocument } from '~/vocabulary/tracks'
import { checkedWithText } from '../work/checked-with'

/** A document by its name, with its number where it has one. */
export const documentTitle = ({ name, number }: { name: AskedDocument['name']; number: string | null }) =>
  [inWords(name), ...(number ? [number] : [])].join(' – ')

/** Of a course, how many were there and how many passed; nothing for any other document. */
export const peopleText = ({ attended, passed }: { attended: number | null; passed: number | null }): string[] =>
  attended === null ? [] : [m.document_people({ attended: formatNumber(attended), passed: formatNumber(passed ?? 0) })]

/** What a document was compared with before it counts. */
export const documentCheckedText = { ...checkedWithText, asked_body: m.document_checked_asked }
export const documentCheckedOptions = () =>
  DOCUMENT_CHECKED_WITH.map((value) => ({ value, label: documentCheckedText[value]() }))

export const documentFlagText: Record<DocumentFlag, (of: { document: { datedOn: string } }) => string> = {
  other_subject: () => m.document_flag_other_subject(),
  out_of_work: ({ document }) => m.document_flag_out_of_work({ day: formatDay(document.datedOn) }),
  same_document: () => m.document_flag_same_document(),
  same_number: () => m.document_flag_same_number(),
  few_passed: () => m.document_flag_few_passed(),
}
