import { type SubmissionResult, useForm } from '@conform-to/react'
import { Link, useSearchParams } from '@remix-run/react'
import { mayChange, type NeedStatus, OFFERED_CLOSE_REASONS } from '~/domain/needs/lifecycle'
import type { OutcomeStatus } from '~/domain/certification/lifecycle'
import { MAX_REQUESTS_PER_NEED, USUAL_CONTACT_FROM } from '~/domain/proposals/lifecycle'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import { closeReasonText } from '~/i18n/need-terms'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { outcomeStatusText, outcomeStatusTone } from '~/i18n/work-terms'
import { Button, LinkButton } from '~/ui/actions'
import { RadioGroup } from '~/ui/choices'
import { Empty, Notice, Tag } from '~/ui/feedback'
import { Form } from '~/ui/form'
import { Details, Section } from '~/ui/layout'
import { type MatchItem, MatchList, SearchUnavailable } from '~/views/matching/match-list'
import { TaskList } from '~/ui/process'
import { useReadOnly } from '~/ui/read-only'
import { InvitationFields } from './contact-from'

type LastResult = { lastResult: SubmissionResult | undefined }
export function NeedSubjects({
  needId,
  subjects,
  status,
  mine,
}: {
  needId: string
  subjects: { name: string; because: string[] }[]
  status: NeedStatus
  mine: boolean
}) {
  const isReader = useReadOnly()
  const isChangeable = mine && !isReader && mayChange(status)
  const editText = status === 'draft' ? m.need_change_text() : m.need_change_published()
  return (
    <Section
      title={m.need_section_subjects()}
      aside={isChangeable ? <Link to={`/needs/${needId}/subjects`}>{m.need_change_subjects()}</Link> : undefined}
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
      {isChangeable ? (
        <p>
          <Link to={`/needs/${needId}/edit`}>{editText}</Link>
        </p>
      ) : null}
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

type RequestProps = LastResult & {
  matches: MatchItem[]
  available: boolean
  hasPhone: boolean
  asked: boolean
  /** How many may still be asked at the same time. */
  left: number
}

const ASK_MORE = 'more'
/** Where further consultants are asked, opened. */
export const askMorePath = (needId: string) => `/needs/${needId}?${ASK_MORE}=1#consultants`

/** Who fits, to be asked; behind a disclosure once somebody was asked. */
export function RequestConsultants({ asked, ...props }: RequestProps) {
  const [params] = useSearchParams()
  if (!asked) {
    return (
      <Section title={m.need_section_matches()} id="consultants">
        <FittingConsultants {...props} />
      </Section>
    )
  }
  const news = props.matches.filter(({ newOn }) => newOn !== null).length
  const isOpen = answerTo('request', props.lastResult) !== undefined || params.has(ASK_MORE)
  return (
    <div id="consultants">
      <Details
        forForm
        summary={news > 0 ? m.need_ask_more_new({ count: formatNumber(news) }) : m.need_ask_more()}
        open={isOpen}
      >
        <FittingConsultants {...props} />
      </Details>
    </div>
  )
}

function FittingConsultants({ matches, available, hasPhone, left, lastResult }: Omit<RequestProps, 'asked'>) {
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
  const maximum = formatNumber(MAX_REQUESTS_PER_NEED)
  const answer = answerTo('request', lastResult)
  if (!answer && matches.every(({ paused }) => paused)) {
    return (
      <>
        <MatchList matches={matches} />
        <LinkButton variant="secondary" to="/consultants">
          {m.need_matches_none_action()}
        </LinkButton>
      </>
    )
  }
  if (left === 0 && !answer) {
    return (
      <>
        <Notice tone="info">{m.need_matches_full({ maximum })}</Notice>
        <MatchList matches={matches} />
      </>
    )
  }
  return (
    <Form form={form}>
      <input type="hidden" name="step" value="request" />
      <p>{m.need_matches_lead({ maximum, left: formatNumber(left) })}</p>
      <MatchList matches={matches} field={fields.profileIds} />
      <InvitationFields fields={fields} hasPhone={hasPhone} />
      <Button>{m.need_request_button()}</Button>
    </Form>
  )
}

export type Result = {
  id: string
  status: OutcomeStatus
  engagementId: string
  title: string
  /** Where the department decides on it. */
  decision: string
  decidedAt: Date | null
  rejectReason: string | null
}

/** What came of the need, each leading to where it is decided or can be sent again. */
export const NeedResults = ({ results, mine }: { results: Result[]; mine: boolean }) =>
  results.length === 0 ? null : (
    <Section title={m.need_section_results()}>
      <TaskList
        tasks={results.map(({ status, engagementId, title, decision, decidedAt, rejectReason }) => ({
          title,
          to: mine ? `/engagements/${engagementId}` : decision,
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
          options={OFFERED_CLOSE_REASONS.map((value) => ({
            value,
            label: closeReasonText[value](),
          }))}
        />
        <Button variant="danger">{m.need_close_button()}</Button>
      </Form>
    </Details>
  )
}
