import { Link } from '@remix-run/react'
import type { Day } from '~/domain/days'
import type { documentsToVerify } from '~/domain/result-documents/queries.server'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { localName, subjectLabel } from '~/i18n/terms'
import { untilText } from '~/i18n/work-terms'
import { inWords } from '~/i18n/worded'
import { Tag } from '~/ui/feedback'
import { UntilTag } from '~/ui/next-step'
import { DataTable } from '~/ui/tables'

type TableProps = {
  caption: string
  rows: ReturnType<typeof documentsToVerify>
  isDecided: boolean
  today: Day
}

/** Documents that wait for the department, or on which it decided. */
export const DocumentTable = ({ caption, rows, isDecided, today }: TableProps) => (
  <DataTable
    caption={caption}
    rows={rows}
    rowKey={({ id }) => id}
    columns={[
      {
        header: m.document_kind(),
        cell: ({ id, asked, enterprise }) => (
          <Link to={`/department/documents/${id}`}>
            {m.document_verify_title({ name: inWords(asked.name), enterprise })}
          </Link>
        ),
      },
      { header: m.document_list_dated(), cell: ({ document }) => formatDay(document.datedOn) },
      { header: m.outcome_commune(), cell: ({ commune }) => commune && localName(commune) },
      { header: m.outcome_consultant(), cell: ({ consultant }) => consultant },
      { header: m.document_subject(), cell: ({ subject }) => subject && subjectLabel(subject) },
      {
        header: m.outcome_list_flags(),
        cell: ({ flags }) =>
          flags.length > 0 ? (
            <Tag tone="due">{m.outcome_list_flagged({ count: formatNumber(flags.length) })}</Tag>
          ) : (
            m.outcome_list_not_flagged()
          ),
      },
      {
        header: isDecided ? m.outcome_decided_on() : m.outcome_due(),
        cell: ({ verifyBy, decidedAt }) =>
          isDecided ? formatMomentDay(decidedAt!) : <UntilTag until={untilText(verifyBy, today, true)} />,
      },
    ]}
  />
)
