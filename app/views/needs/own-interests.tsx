import { Link } from '@remix-run/react'
import type { InterestDeclineReason, InterestStatus } from '~/domain/proposals/lifecycle'
import { formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { interestDeclineText, interestStatusText, interestStatusTone } from '~/i18n/work-terms'
import { Tag } from '~/ui/feedback'
import { Section } from '~/ui/layout'
import { DataTable } from '~/ui/tables'

export type OwnInterest = {
  id: string
  needId: string
  status: InterestStatus
  saidAt: Date
  declineReason: InterestDeclineReason | null
  requestId: string | null
  need: { text: string }
}

/** Needs in which a consultant said they are interested, and what became of it. */
export const OwnInterests = ({ interests }: { interests: OwnInterest[] }) =>
  interests.length === 0 ? null : (
    <Section title={m.interest_list_title()} id="interests">
      <DataTable
        caption={m.interest_list_title()}
        rows={interests}
        rowKey={({ id }) => id}
        columns={[
          { header: m.request_list_need(), cell: (row) => <NeedLink interest={row} /> },
          { header: m.interest_list_day(), cell: ({ saidAt }) => formatMomentDay(saidAt) },
          { header: m.request_list_state(), cell: (row) => <Standing interest={row} /> },
        ]}
      />
    </Section>
  )

function NeedLink({ interest: { status, needId, requestId, need } }: { interest: OwnInterest }) {
  const text = excerpt(need.text, 80)
  if (requestId) return <Link to={`/requests/${requestId}`}>{text}</Link>
  return status === 'waiting' ? <Link to={`/open-needs/${needId}`}>{text}</Link> : text
}

const Standing = ({ interest: { status, declineReason } }: { interest: OwnInterest }) => (
  <>
    <Tag tone={interestStatusTone[status]}>{interestStatusText[status]()}</Tag>
    {declineReason ? (
      <span className="hint"> {m.interest_list_reason({ reason: interestDeclineText[declineReason]() })}</span>
    ) : null}
  </>
)
