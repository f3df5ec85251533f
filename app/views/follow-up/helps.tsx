import { type SubmissionResult, useForm } from '@conform-to/react'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Day } from '~/domain/days'
import { firstHelp, type FollowUpKind, type HelpStep, type PushStep } from '~/domain/follow-up/lifecycle'
import type { Help } from '~/domain/follow-up/queries.server'
import { OFFERED_DECLINE_REASONS } from '~/domain/proposals/lifecycle'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { declineReasonText } from '~/i18n/work-terms'
import { Button, LinkButton } from '~/ui/actions'
import { RadioGroup } from '~/ui/choices'
import { Form } from '~/ui/form'
import { Details, Section, Stack } from '~/ui/layout'
import { useReadOnly } from '~/ui/read-only'
import { DateField, HiddenField, TextArea } from '~/ui/text-fields'
import { INTRODUCING, type MatchItem, MatchList } from '../matching/match-list'
import { PushButton } from './rows'
import { stepText, workPath } from './words'

type LastResult = { lastResult: SubmissionResult<string[]> | undefined }
type Offered = MatchItem
type Props = LastResult & {
  helps: Help[]
  rows: { kind: FollowUpKind }[]
  offered: Offered[]
  introductionId: string
  path: string
  today: Day
  record: { recordId: string }
}

/** Steps that ask for more than a button. */
export const FORM_STEPS: ReadonlySet<string> = new Set<PushStep>([
  'decline',
  'interested',
  'introduce',
  'pause',
  'no_result',
])

const leads: Partial<Record<HelpStep, () => string>> = {
  decide: m.follow_up_lead_decide,
  ask_resume: m.follow_up_lead_ask_resume,
  ask_result: m.follow_up_lead_ask_result,
  no_result: m.follow_up_lead_no_result,
  remind: m.follow_up_lead_remind,
  extend: m.follow_up_lead_extend,
  choose: m.follow_up_lead_choose,
  ask: m.follow_up_lead_ask,
  form: m.follow_up_lead_form,
  introduce: m.follow_up_lead_introduce,
  interested: m.follow_up_lead_answer,
  decline: m.follow_up_lead_answer,
  pause: m.follow_up_lead_pause,
  resume: m.follow_up_lead_resume,
}

/** What helps first stands open, the rest a disclosure away. */
export function Helps({ helps, rows, ...props }: Props) {
  if (useReadOnly() || helps.length === 0) return null
  const preferred = rows[0] && firstHelp[rows[0].kind]
  const first = helps.find(({ step }) => step === preferred) ?? helps[0]!
  const sent = props.lastResult?.initialValue?.step
  return (
    <Section title={m.follow_up_helps()}>
      <Stack>
        <div id={first.step}>
          <OneHelp help={first} isFirst {...props} />
        </div>
        {helps
          .filter((help) => help !== first)
          .map((help) => (
            <div key={help.step} id={help.step}>
              <Details summary={stepText[help.step]()} open={sent === help.step} forForm>
                <OneHelp help={help} {...props} />
              </Details>
            </div>
          ))}
      </Stack>
    </Section>
  )
}

type OneProps = Omit<Props, 'helps' | 'rows'> & { help: Help; isFirst?: boolean }

function OneHelp({ help: { step, from }, isFirst = false, ...props }: OneProps) {
  const variant = isFirst ? 'primary' : 'secondary'
  const form = formOf(step, variant, props)
  return (
    <Stack gap="small">
      <p>{leads[step]?.()}</p>
      {form ?? <PushButton step={step} from={from} variant={variant} {...props} />}
    </Stack>
  )
}

type FormProps = LastResult & { variant: 'primary' | 'secondary' }

function formOf(step: HelpStep, variant: FormProps['variant'], props: Omit<OneProps, 'help'>): ReactNode {
  const { lastResult } = props
  switch (step) {
    case 'introduce':
      return <IntroduceForm {...props} variant={variant} />
    case 'interested':
      return <InterestedForm lastResult={lastResult} variant={variant} />
    case 'decline':
      return <DeclineForm lastResult={lastResult} variant={variant} />
    case 'pause':
      return <PauseForm lastResult={lastResult} variant={variant} />
    case 'no_result':
      return <NoResultForm lastResult={lastResult} variant={variant} />
    case 'decide':
      return (
        <LinkButton variant={variant} to={workPath(props.record.recordId)}>
          {stepText.decide()}
        </LinkButton>
      )
    default:
      return null
  }
}

function IntroduceForm({
  offered,
  introductionId,
  lastResult,
  variant,
}: FormProps & Pick<Props, 'offered' | 'introductionId'>) {
  const answer = answerTo('introduce', lastResult)
  const defaultValue = { id: introductionId, profileId: '', note: '' }
  const [form, fields] = useForm({ id: 'introduce-form', lastResult: answer, defaultValue })
  if (offered.length === 0) return <Nobody />
  return (
    <Form form={form}>
      <input type="hidden" name="step" value="introduce" />
      <HiddenField field={fields.id} />
      <MatchList matches={offered} field={fields.profileId} choosing={INTRODUCING} />
      <TextArea
        field={fields.note}
        label={m.follow_up_introduce_note()}
        hint={m.follow_up_introduce_note_hint()}
        rows={2}
        optional
      />
      <Button variant={variant}>{m.follow_up_introduce_button()}</Button>
    </Form>
  )
}

/** Nobody is left who could be invited: what else the department can do. */
const Nobody = () => (
  <Stack gap="small">
    <p>{m.follow_up_introduce_nobody()}</p>
    <ul>
      <li>
        <Link to="/consultants">{m.follow_up_nobody_search()}</Link>
      </li>
      <li>{m.follow_up_nobody_ask()}</li>
      <li>{m.follow_up_nobody_widen()}</li>
    </ul>
  </Stack>
)

function InterestedForm({ lastResult, variant }: FormProps) {
  const answer = answerTo('interested', lastResult)
  const [form, fields] = useForm({ id: 'interested-form', lastResult: answer, defaultValue: { message: '' } })
  return (
    <Form form={form}>
      <input type="hidden" name="step" value="interested" />
      <TextArea field={fields.message} label={m.follow_up_said()} hint={m.follow_up_said_hint()} rows={2} optional />
      <Button variant={variant}>{stepText.interested()}</Button>
    </Form>
  )
}

function DeclineForm({ lastResult, variant }: FormProps) {
  const answer = answerTo('decline', lastResult)
  const [form, fields] = useForm({ id: 'decline-form', lastResult: answer, defaultValue: { reason: '', note: '' } })
  return (
    <Form form={form}>
      <input type="hidden" name="step" value="decline" />
      <RadioGroup
        field={fields.reason}
        legend={m.follow_up_said_reason()}
        options={OFFERED_DECLINE_REASONS.map((value) => ({ value, label: declineReasonText[value]() }))}
      />
      <TextArea field={fields.note} label={m.follow_up_said()} hint={m.follow_up_said_hint()} rows={2} optional />
      <Button variant={variant}>{stepText.decline()}</Button>
    </Form>
  )
}

function NoResultForm({ lastResult, variant }: FormProps) {
  const answer = answerTo('no_result', lastResult)
  const [form, fields] = useForm({ id: 'no-result-form', lastResult: answer, defaultValue: { note: '' } })
  return (
    <Form form={form}>
      <input type="hidden" name="step" value="no_result" />
      <TextArea field={fields.note} label={m.follow_up_no_result_why()} hint={m.follow_up_note_hint()} rows={2} />
      <Button variant={variant}>{stepText.no_result()}</Button>
    </Form>
  )
}

function PauseForm({ lastResult, variant }: FormProps) {
  const answer = answerTo('pause', lastResult)
  const [form, fields] = useForm({ id: 'pause-form', lastResult: answer, defaultValue: { until: '', reason: '' } })
  return (
    <Form form={form}>
      <input type="hidden" name="step" value="pause" />
      <DateField
        field={fields.until}
        label={m.follow_up_pause_until()}
        hint={m.follow_up_pause_until_hint()}
        optional
      />
      <TextArea
        field={fields.reason}
        label={m.follow_up_pause_reason()}
        hint={m.follow_up_pause_reason_hint()}
        rows={3}
      />
      <Button variant={variant}>{stepText.pause()}</Button>
    </Form>
  )
}
