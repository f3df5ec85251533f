import { Link } from '@remix-run/react'
import type { requestsOf } from '~/domain/proposals/queries.server'
import { formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { type requestStepSaid, standingOf } from '~/i18n/work-terms'
import { DataTable, Section, Tag } from '~/ui'
import { NextStepLine } from '~/ui/next-step'

type Row = ReturnType<typeof requestsOf>['answered'][number] & { said: ReturnType<typeof requestStepSaid> }

/** What the consultant answered, or what ended without an answer, each with who acts next. */
export function AnsweredRequests({ rows }: { rows: readonly Row[] }) {
  return (
    <Section title={m.request_list_answered()}>
      <DataTable
        caption={m.request_list_answered()}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            header: m.request_list_need(),
            cell: (row) => <Link to={`/requests/${row.id}`}>{excerpt(row.needText, 80)}</Link>,
          },
          { header: m.request_list_enterprise(), cell: (row) => row.enterprise },
          {
            header: m.request_list_state(),
            cell: (row) => <Standing {...row} />,
          },
          {
            header: m.request_list_next(),
            cell: (row) => <NextStepLine {...row.said} />,
          },
          {
            header: m.request_list_day(),
            cell: (row) => endedText(row),
          },
        ]}
      />
    </Section>
  )
}

function Standing(row: Row) {
  const { text, tone } = standingOf(row)
  return (
    <>
      <Tag tone={tone}>{text}</Tag> {row.draftAt ? <Tag tone="due">{m.request_list_draft()}</Tag> : null}
    </>
  )
}

function endedText({ answeredAt, withdrawnAt }: Row) {
  if (withdrawnAt) return m.request_list_withdrawn({ day: formatMomentDay(withdrawnAt) })
  return answeredAt ? formatMomentDay(answeredAt) : m.request_list_unanswered()
}
