import { type SubmissionResult, useForm } from '@conform-to/react'
import type { endsIn } from '~/domain/engagement/off-plan-story.server'
import { type EngagementSide, otherSide } from '~/domain/engagement/lifecycle'
import { END_REASONS } from '~/domain/engagement/off-plan'
import { answerTo } from '~/forms/answer-to'
import { formatDay, formatMomentDay } from '~/i18n/format'
import { endReasonText, endStatusText, endStatusTone } from '~/i18n/off-plan-terms'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { Button } from '~/ui/actions'
import { RadioGroup } from '~/ui/choices'
import { Tag } from '~/ui/feedback'
import { Form } from '~/ui/form'
import { Details, Prose, Section, Stack } from '~/ui/layout'
import { useReadOnly } from '~/ui/read-only'
import { SummaryList } from '~/ui/tables'
import { HiddenField, TextArea } from '~/ui/text-fields'

type Names = Record<EngagementSide, string>
export type End = ReturnType<typeof endsIn>[number]
type LastResult = { lastResult: SubmissionResult<string[]> | undefined }

export function ProposeEnd({ newId, lastResult }: LastResult & { newId: string }) {
  const [form, fields] = useForm({
    id: 'propose-end',
    lastResult: answerTo('propose', lastResult, 'intent'),
    defaultValue: { intent: 'propose', id: newId, reason: '', delivered: '', owed: '' },
  })
  return (
    <Form form={form}>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.id} />
      <RadioGroup
        field={fields.reason}
        legend={m.end_reason()}
        options={END_REASONS.map((value) => ({ value, label: endReasonText[value]() }))}
      />
      <TextArea field={fields.delivered} label={m.end_delivered()} hint={m.end_delivered_hint()} rows={3} />
      <TextArea field={fields.owed} label={m.end_owed()} hint={m.end_owed_hint()} rows={3} />
      <Button>{m.end_propose()}</Button>
    </Form>
  )
}

/** What the reader's side can do about a proposal that waits. */
export function AnswerEnd({ end, isOwn, lastResult }: LastResult & { end: End; isOwn: boolean }) {
  if (useReadOnly()) return null
  if (isOwn) return <WithdrawEnd endId={end.id} />
  return (
    <Stack>
      <EndWords intent="confirm" endId={end.id} lastResult={lastResult} />
      <Details forForm summary={m.end_object_open()} open={answerTo('object', lastResult, 'intent') !== undefined}>
        <EndWords intent="object" endId={end.id} lastResult={lastResult} />
      </Details>
    </Stack>
  )
}

function WithdrawEnd({ endId }: { endId: string }) {
  const [form, fields] = useForm({ id: 'withdraw-end', defaultValue: { intent: 'withdraw', endId } })
  return (
    <Form form={form}>
      <p>{m.end_withdraw_how()}</p>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.endId} />
      <Button variant="secondary">{m.end_withdraw()}</Button>
    </Form>
  )
}

const wording = {
  confirm: { label: m.end_confirm_words, hint: m.end_confirm_words_hint, button: m.end_confirm },
  object: { label: m.end_object_words, hint: m.end_object_words_hint, button: m.end_object },
}

function EndWords({ intent, endId, lastResult }: LastResult & { intent: 'confirm' | 'object'; endId: string }) {
  const [form, fields] = useForm({
    id: `${intent}-end`,
    lastResult: answerTo(intent, lastResult, 'intent'),
    defaultValue: { intent, endId, words: '' },
  })
  const { label, hint, button } = wording[intent]
  return (
    <Form form={form}>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.endId} />
      <TextArea field={fields.words} label={label()} hint={hint()} rows={3} />
      <Button variant={intent === 'confirm' ? 'primary' : 'secondary'}>{button()}</Button>
    </Form>
  )
}

/** One proposal to end early with its answer. */
export const EndSummary = ({ end, names }: { end: End; names: Names }) => (
  <Stack gap="small">
    <p>
      <Tag tone={endStatusTone[end.status]}>{endStatusText[end.status]()}</Tag>
    </p>
    <SummaryList items={itemsOf(end, names)} />
  </Stack>
)

function itemsOf(end: End, names: Names) {
  const { status, side, answer, answeredAt, answeredByName, byDepartment } = end
  const proposed = { side: names[side], name: personName(end.proposedByName), day: formatMomentDay(end.proposedAt) }
  const answerer = byDepartment ? m.engagement_actor_department() : names[otherSide(side)]
  return [
    { term: m.end_proposed(), detail: m.off_plan_by(proposed) },
    { term: m.end_reason(), detail: endReasonText[end.reason]() },
    { term: m.end_delivered(), detail: <Prose text={end.delivered} /> },
    { term: m.end_owed(), detail: <Prose text={end.owed} /> },
    ...(status === 'waiting'
      ? [
          {
            term: m.end_answer(),
            detail: m.end_answer_until({ name: names[otherSide(side)], day: formatDay(end.dueOn) }),
          },
        ]
      : []),
    ...(answer && answeredAt
      ? [
          {
            term: m.end_answer(),
            detail: (
              <>
                <p>
                  {m.off_plan_by({
                    side: answerer,
                    name: personName(answeredByName ?? ''),
                    day: formatMomentDay(answeredAt),
                  })}
                </p>
                <Prose text={answer} />
              </>
            ),
          },
        ]
      : []),
  ]
}

/** All that were proposed before. */
export const EarlierEnds = ({ ends, names }: { ends: readonly End[]; names: Names }) =>
  ends.length === 0 ? null : (
    <Section title={m.end_list()}>
      <Stack gap="large">
        {ends.map((end) => (
          <EndSummary key={end.id} end={end} names={names} />
        ))}
      </Stack>
    </Section>
  )
