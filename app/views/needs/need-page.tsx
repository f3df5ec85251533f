import { type SubmissionResult, useForm } from '@conform-to/react'
import { Link } from '@remix-run/react'
import { NEED_CLOSE_REASONS } from '~/domain/needs/lifecycle'
import type { OutcomeStatus } from '~/domain/certification/lifecycle'
import {
  type ContactFrom,
  MAX_REQUESTS_PER_NEED,
  type ProposalStatus,
  type RequestStatus,
  USUAL_CONTACT_FROM,
} from '~/domain/proposals/lifecycle'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import { closeReasonText } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import {
  outcomeStatusText,
  outcomeStatusTone,
  proposalStatusText,
  proposalStatusTone,
  requestStatusText,
  requestStatusTone,
} from '~/i18n/work-terms'
import type { Day } from '~/domain/days'
import { Button, LinkButton } from '~/ui/actions'
import { RadioGroup } from '~/ui/choices'
import { Empty, Tag } from '~/ui/feedback'
import { Form } from '~/ui/form'
import { Details, Section } from '~/ui/layout'
import { ConversationLink } from '~/views/work/conversation-link'
import { type MatchItem, MatchList, SearchUnavailable } from '~/views/matching/match-list'
import { TaskList } from '~/ui/process'
import { useReadOnly } from '~/ui/read-only'
import { DataTable } from '~/ui/tables'
import { TextArea } from '~/ui/text-fields'
import { ContactFromField, ContactStanding } from './contact-from'

type LastResult = { lastResult: SubmissionResult | undefined }
export type SentRequest = {
  id: string
  needId: string
  profileId: string
  name: string
  status: RequestStatus
  sentAt: Date
  dueOn: Day
  /** When the consultant said that they are interested. */
  interestedAt: Date | null
  contact: { from: ContactFrom; since: Date | null } | null
  /** Where the proposal stands, if there is one. */
  proposal: ProposalStatus | null
  /** Messages of the consultant's that the enterprise has not seen. */
  unseen: number
}

/** The answer to this form; an answer to another form of the page is none. */
export const answerTo = (step: string, result: SubmissionResult | undefined) =>
  result?.initialValue?.step === step ? result : undefined

export function NeedSubjects({
  needId,
  subjects,
  mayChange,
}: {
  needId: string
  subjects: { name: string; because: string[] }[]
  mayChange: boolean
}) {
  return (
    <Section
      title={m.need_section_subjects()}
      aside={mayChange ? <Link to={`/needs/${needId}/subjects`}>{m.need_change_subjects()}</Link> : undefined}
    >
      {subjects.length === 0 ? <p>{m.need_subjects_empty()}</p> : null}
      <ul className="subject-list">
        {subjects.map(({ name, because }) => (
          <li key={name}>
            <strong>{name}</strong>
            {because.length > 0 ? (
              <span className="hint">{m.need_subject_because({ words: because.join('”, “') })}</span>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? <Link to={`/needs/${needId}/edit`}>{m.need_change_text()}</Link> : null}
    </Section>
  )
}

/** `readAs`: the mark of the text and the subjects that stand on the page. */
export function PublishNeed({ lastResult, readAs }: LastResult & { readAs: string }) {
  const [form] = useForm({ id: 'publish', lastResult: answerTo('publish', lastResult) })
  return (
    <Form form={form} readAs={readAs}>
      <input type="hidden" name="step" value="publish" />
      <Button>{m.need_publish_button()}</Button>
    </Form>
  )
}

type RequestProps = LastResult & { matches: MatchItem[]; available: boolean; hasPhone: boolean; asked: boolean }

/** Who fits, to be asked; behind a disclosure once somebody was asked. */
export function RequestConsultants({ asked, ...props }: RequestProps) {
  if (!asked) {
    return (
      <Section title={m.need_section_matches()} id="consultants">
        <FittingConsultants {...props} />
      </Section>
    )
  }
  return (
    <Details forForm summary={m.need_ask_more()} open={answerTo('request', props.lastResult) !== undefined}>
      <FittingConsultants {...props} />
    </Details>
  )
}

function FittingConsultants({ matches, available, hasPhone, lastResult }: Omit<RequestProps, 'asked'>) {
  const [form, fields] = useForm({
    id: 'request',
    lastResult: answerTo('request', lastResult),
    defaultValue: { profileIds: [] as string[], message: '', contactFrom: USUAL_CONTACT_FROM },
  })
  const readOnly = useReadOnly()
  if (!available) return <SearchUnavailable />
  if (matches.length === 0) {
    return (
      <Empty
        title={m.need_matches_none_title()}
        action={<LinkButton to="/consultants">{m.need_matches_none_action()}</LinkButton>}
      >
        {m.need_matches_none()}
      </Empty>
    )
  }
  if (readOnly) return <MatchList matches={matches} />
  return (
    <Form form={form}>
      <input type="hidden" name="step" value="request" />
      <p>{m.need_matches_lead({ maximum: formatNumber(MAX_REQUESTS_PER_NEED) })}</p>
      <MatchList matches={matches} field={fields.profileIds} />
      <ContactFromField field={fields.contactFrom} hasPhone={hasPhone} />
      <TextArea
        field={fields.message}
        label={m.need_request_message()}
        hint={m.need_request_message_hint()}
        rows={3}
        optional
      />
      <Button>{m.need_request_button()}</Button>
    </Form>
  )
}

/** Once a proposal is chosen, which it was and which it was not; until then how the request stands. */
const RequestTag = ({ sent: { status, proposal, interestedAt } }: { sent: SentRequest }) =>
  proposal && proposal !== 'submitted' ? (
    <Tag tone={proposalStatusTone[proposal]}>{proposalStatusText[proposal]()}</Tag>
  ) : (
    <>
      <Tag tone={requestStatusTone[status]}>{requestStatusText[status]()}</Tag>{' '}
      {status === 'sent' && interestedAt ? <Tag tone="info">{m.request_interested_tag()}</Tag> : null}
    </>
  )

export const SentRequests = ({ requests, mine }: { requests: SentRequest[]; mine: boolean }) => (
  <Section title={m.need_section_requests()}>
    <DataTable
      caption={m.need_section_requests()}
      rows={requests}
      rowKey={(sent) => sent.id}
      columns={[
        {
          header: m.need_requests_consultant(),
          cell: (sent) => (
            <Link to={`${mine ? '/consultants' : '/department/profiles'}/${sent.profileId}`}>{sent.name}</Link>
          ),
        },
        {
          header: m.need_requests_state(),
          cell: (sent) => <RequestTag sent={sent} />,
        },
        { header: m.need_requests_sent(), cell: (sent) => formatMomentDay(sent.sentAt) },
        {
          header: m.need_requests_due(),
          cell: (sent) => (sent.status === 'sent' ? formatDay(sent.dueOn) : null),
        },
        ...(mine && requests.some(({ contact }) => contact)
          ? [{ header: m.contact_change_column(), cell: (sent: SentRequest) => <ContactStanding sent={sent} /> }]
          : []),
        {
          header: m.conversation_column(),
          cell: (sent) =>
            mine ? (
              <ConversationLink requestId={sent.id} unseen={sent.unseen} />
            ) : (
              <Link to={`/department/conversations/${sent.id}`}>{m.conversation_link()}</Link>
            ),
        },
      ]}
    />
  </Section>
)

export type Result = {
  id: string
  status: OutcomeStatus
  engagementId: string
  scheme: string
  number: string
  decidedAt: Date | null
  rejectReason: string | null
}

/** What came of the need, each leading to where it is decided or can be sent again. */
export const NeedResults = ({ results, mine }: { results: Result[]; mine: boolean }) =>
  results.length === 0 ? null : (
    <Section title={m.need_section_results()}>
      <TaskList
        tasks={results.map(({ id, status, engagementId, scheme, number, decidedAt, rejectReason }) => ({
          title: `${scheme} – ${number}`,
          to: mine ? `/engagements/${engagementId}` : `/department/outcomes/${id}`,
          hint: [
            decidedAt ? m.need_result_decided({ day: formatMomentDay(decidedAt) }) : null,
            status === 'rejected' ? rejectReason : null,
          ]
            .filter(Boolean)
            .join('. '),
          status: <Tag tone={outcomeStatusTone[status]}>{outcomeStatusText[status]()}</Tag>,
        }))}
      />
    </Section>
  )

export function CloseNeed({ lastResult }: LastResult) {
  const answer = answerTo('close', lastResult)
  const [form, fields] = useForm({ id: 'close', lastResult: answer, defaultValue: { reason: '' } })
  return (
    <Details forForm summary={m.need_close_title()} open={answer !== undefined}>
      <Form form={form}>
        <input type="hidden" name="step" value="close" />
        <p>{m.need_close_lead()}</p>
        <RadioGroup
          field={fields.reason}
          legend={m.need_close_reason_legend()}
          options={NEED_CLOSE_REASONS.filter((reason) => reason !== 'awarded').map((value) => ({
            value,
            label: closeReasonText[value](),
          }))}
        />
        <Button variant="danger">{m.need_close_button()}</Button>
      </Form>
    </Details>
  )
}
