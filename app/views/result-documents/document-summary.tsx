import type { DocumentOutcome } from '~/domain/result-documents/queries.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import { Prose, SummaryList } from '~/ui'
import { documentCheckedText } from './document-terms'

type Props = Pick<DocumentOutcome, 'document' | 'asked' | 'subject' | 'checkedWith'>

/** A document as it was recorded: what its track asks for, what was said beside it, and what it was compared with. */
export function DocumentSummary({ document, asked: { name, facts }, subject, checkedWith }: Props) {
  const { number, issuer, datedOn, attended, passed, remark } = document
  const counted = (value: number | null) => value !== null && formatNumber(value)
  return (
    <SummaryList
      items={[
        { term: m.document_kind(), detail: inWords(name) },
        { term: m.document_subject(), detail: subject && subjectLabel(subject) },
        ...(facts.number && number ? [{ term: inWords(facts.number.label), detail: number }] : []),
        ...(facts.issuer && issuer ? [{ term: inWords(facts.issuer.label), detail: issuer }] : []),
        { term: inWords(facts.day.label), detail: formatDay(datedOn) },
        ...(facts.attended ? [{ term: inWords(facts.attended.label), detail: counted(attended) }] : []),
        ...(facts.passed ? [{ term: inWords(facts.passed.label), detail: counted(passed) }] : []),
        ...(remark ? [{ term: m.document_remark_said(), detail: <Prose text={remark} /> }] : []),
        ...(checkedWith ? [{ term: m.checked_with_done(), detail: documentCheckedText[checkedWith]() }] : []),
      ]}
    />
  )
}
