import { type SubmissionResult, useForm } from '@conform-to/react'
import { GROUP_DECLINE_REASONS, PREFERENCES } from '~/domain/groups/lifecycle'
import { answerTo } from '~/forms/answer-to'
import { groupDeclineText, preferenceText } from '~/i18n/group-terms'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { RadioGroup } from '~/ui/choices'
import { Form, PlainForm } from '~/ui/form'
import { Details, Section } from '~/ui/layout'
import { TextArea } from '~/ui/text-fields'
import type { GroupView } from './group-view.server'
import { Scheme } from './scheme'

type LastResult = { lastResult: SubmissionResult<string[]> | undefined }
type Mine = NonNullable<GroupView['mine']>

/** What joining means, and the tap. */
export function JoinGroup({
  mine,
  holders,
  scheme,
  shortSubject,
  lastResult,
}: LastResult & Pick<GroupView, 'holders' | 'scheme' | 'shortSubject'> & { mine: Mine }) {
  const [form, fields] = useForm({
    id: 'join',
    lastResult: answerTo('join', lastResult),
    defaultValue: { prefers: 'unsure', differs: '' },
  })
  return (
    <Section title={m.group_join_title()}>
      <ul>
        <li>{m.group_join_own()}</li>
        <li>{m.group_join_rests()}</li>
        <li>{m.group_join_shared()}</li>
        <li>{m.group_join_consultants()}</li>
        <li>{m.group_join_leave()}</li>
        {mine.isAskedToLead ? <li>{m.group_join_lead()}</li> : null}
      </ul>
      <Form form={form}>
        <input type="hidden" name="step" value="join" />
        {holders.length > 1 ? (
          <>
            <Scheme scheme={scheme} />
            <RadioGroup
              field={fields.prefers}
              legend={m.group_prefers_legend()}
              options={PREFERENCES.map((value) => ({ value, label: preferenceText[value]() }))}
            />
          </>
        ) : null}
        {holders.length === 1 ? <p>{m.group_holder_each_only({ subject: shortSubject })}</p> : null}
        <TextArea field={fields.differs} label={m.group_differs()} hint={m.group_differs_hint()} rows={3} optional />
        <Button>{mine.isAskedToLead ? m.group_join_lead_button() : m.group_join_button()}</Button>
      </Form>
    </Section>
  )
}

export function DeclineGroup({ lastResult }: LastResult) {
  const answer = answerTo('decline', lastResult)
  const [form, fields] = useForm({ id: 'decline', lastResult: answer, defaultValue: { reason: '', note: '' } })
  return (
    <Details forForm summary={m.group_decline_title()} open={answer !== undefined}>
      <Form form={form}>
        <input type="hidden" name="step" value="decline" />
        <p>{m.group_decline_lead()}</p>
        <RadioGroup
          field={fields.reason}
          legend={m.group_decline_legend()}
          options={GROUP_DECLINE_REASONS.map((value) => ({ value, label: groupDeclineText[value]() }))}
        />
        <TextArea field={fields.note} label={m.group_decline_note()} rows={2} optional />
        <Button variant="secondary">{m.group_decline_button()}</Button>
      </Form>
    </Details>
  )
}

export const LeaveGroup = ({ isLead }: { isLead: boolean }) => (
  <Details forForm summary={m.group_leave_title()}>
    <PlainForm>
      <input type="hidden" name="step" value="leave" />
      <p>{isLead ? m.group_leave_lead_text() : m.group_leave_text()}</p>
      <Button variant="danger">{m.group_leave_button()}</Button>
    </PlainForm>
  </Details>
)

export const TakeLead = () => (
  <PlainForm>
    <input type="hidden" name="step" value="lead" />
    <p>{m.group_take_lead_text()}</p>
    <Button>{m.group_take_lead_button()}</Button>
  </PlainForm>
)

export const EndGroup = () => (
  <Details forForm summary={m.group_end_title()}>
    <PlainForm>
      <input type="hidden" name="step" value="end" />
      <p>{m.group_end_text()}</p>
      <Button variant="danger">{m.group_end_button()}</Button>
    </PlainForm>
  </Details>
)
