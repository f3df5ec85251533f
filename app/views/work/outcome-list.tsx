import { Link } from '@remix-run/react'
import {
  type CertificateStanding,
  certificateStanding,
  OUTCOME_STATUSES,
  type OutcomeStatus,
} from '~/domain/certification/lifecycle'
import type { decidedOutcomes, outcomesToLookAt, outcomesToVerify } from '~/domain/certification/queries.server'
import type { Day } from '~/domain/days'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { localName, subjectLabel } from '~/i18n/terms'
import { untilText } from '~/i18n/work-terms'
import { UntilTag } from '~/ui/next-step'
import { Tag } from '~/ui/feedback'
import { Meta } from '~/ui/layout'
import { type Column, DataTable } from '~/ui/tables'
import { PlaceLink } from '../programme/programme'
import { standingText, standingTone } from '../programme/result-terms'

type Listed = ReturnType<typeof outcomesToVerify>[number]
type Reported = ReturnType<typeof outcomesToLookAt>[number]
type Decided = ReturnType<typeof decidedOutcomes>[number]

const listText: Record<OutcomeStatus, (counted: { count: string }) => string> = {
  reported: m.outcome_list_reported,
  verified: m.outcome_list_verified,
  rejected: m.outcome_list_rejected,
}

export const listTitle: Record<OutcomeStatus, () => string> = {
  reported: m.outcome_list_title,
  verified: m.outcome_list_verified_title,
  rejected: m.outcome_list_rejected_title,
}

type ChoiceProps = { shown: OutcomeStatus; counts: Record<OutcomeStatus, number>; to: (list: OutcomeStatus) => string }

/** The three lists, with how many stand in each. */
export const ListChoice = ({ shown, counts, to }: ChoiceProps) => (
  <nav className="found-choices" aria-label={m.outcome_list_which()}>
    <ul>
      {OUTCOME_STATUSES.map((list) => (
        <li key={list}>
          <Link to={to(list)} aria-current={list === shown ? 'page' : undefined}>
            {listText[list]({ count: formatNumber(counts[list]) })}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)

const of = <Row extends Listed>(): Column<Row>[] => [
  {
    header: m.outcome_certificate_title(),
    cell: (row) => (
      <Link to={`/department/outcomes/${row.id}`}>
        {m.outcome_title({ scheme: row.certificate.scheme, enterprise: row.heldBy ?? row.enterprise })}
        {row.register.length > 0 ? ` ${m.outcome_of_members({ count: formatNumber(row.register.length) })}` : ''}
      </Link>
    ),
  },
  {
    header: m.outcome_commune(),
    cell: ({ commune }) => commune && <PlaceLink by="commune" code={commune.code} name={localName(commune)} />,
  },
  {
    header: m.outcome_consultant(),
    cell: ({ profileId, consultant }) => <Link to={`/department/profiles/${profileId}`}>{consultant}</Link>,
  },
  { header: m.outcome_list_subject(), cell: (row) => row.subject && subjectLabel(row.subject) },
]

/** What waits for verification, oldest first. */
export const ReportedTable = ({ rows, today }: { rows: Reported[]; today: Day }) => (
  <DataTable
    caption={m.outcome_list_title()}
    rows={rows}
    rowKey={(row) => row.id}
    columns={[
      ...of<Reported>(),
      {
        header: m.outcome_list_flags(),
        cell: ({ flags }) =>
          flags.length > 0 ? (
            <Tag tone="due">{m.outcome_list_flagged({ count: formatNumber(flags.length) })}</Tag>
          ) : (
            m.outcome_list_not_flagged()
          ),
      },
      { header: m.outcome_reported_on(), cell: (row) => formatMomentDay(row.reportedAt) },
      {
        header: m.outcome_due(),
        cell: (row) => <UntilTag until={untilText(row.verifyBy, today, true)} />,
      },
    ]}
  />
)

/** How a certificate stands today. */
const StandingTag = ({ standing }: { standing: CertificateStanding }) => (
  <Tag tone={standingTone[standing]}>{standingText[standing]()}</Tag>
)

/** What was decided, the last first. */
export const DecidedTable = ({ caption, rows, today }: { caption: string; rows: Decided[]; today: Day }) => (
  <DataTable
    caption={caption}
    rows={rows}
    rowKey={(row) => row.id}
    empty={m.outcome_list_decided_none()}
    columns={[
      ...of<Decided>(),
      {
        header: m.outcome_list_paper(),
        cell: ({ certificate, status }) => (
          <Meta
            items={[
              certificate.issuingBody,
              m.outcome_list_number({ number: certificate.number }),
              status === 'verified' && (
                <StandingTag key="standing" standing={certificateStanding(certificate, today)} />
              ),
            ]}
          />
        ),
      },
      { header: m.outcome_decided_on(), cell: (row) => formatMomentDay(row.decidedAt!) },
      { header: m.outcome_decided_by(), cell: (row) => row.decidedBy },
    ]}
  />
)
