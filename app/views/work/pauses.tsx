import { type SubmissionResult, useForm } from '@conform-to/react'
import type { pausesIn } from '~/domain/engagement/off-plan-story.server'
import type { EngagementSide } from '~/domain/engagement/lifecycle'
import { answerTo } from '~/forms/answer-to'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { Button } from '~/ui/actions'
import { Form, PlainForm } from '~/ui/form'
import { Prose, Section, Stack } from '~/ui/layout'
import { useReadOnly } from '~/ui/read-only'
import { SummaryList } from '~/ui/tables'
import { DateField, HiddenField, TextArea } from '~/ui/text-fields'

type Names = Record<EngagementSide, string>
type Pause = ReturnType<typeof pausesIn>[number]
type LastResult = { lastResult: SubmissionResult<string[]> | undefined }

type PauseProps = LastResult & { newId: string; intent?: 'pause' | 'extend' }

/** Why the work is to rest, or to rest longer, and until when. */
export function PauseWork({ newId, lastResult, intent = 'pause' }: PauseProps) {
  const [form, fields] = useForm({
    id: intent,
    lastResult: answerTo(intent, lastResult, 'intent'),
    defaultValue: { intent, id: newId, reason: '', until: '' },
  })
  const isLonger = intent === 'extend'
  return (
    <Form form={form}>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.id} />
      <TextArea
        field={fields.reason}
        label={isLonger ? m.pause_extend_reason() : m.pause_reason()}
        hint={isLonger ? m.pause_extend_reason_hint() : m.pause_reason_hint()}
        rows={3}
      />
      <DateField field={fields.until} label={m.pause_until()} hint={m.pause_until_hint()} />
      <Button>{isLonger ? m.pause_extend_button() : m.pause_button()}</Button>
    </Form>
  )
}

export function ResumeWork() {
  if (useReadOnly()) return null
  return (
    <PlainForm>
      <Stack>
        <p>{m.pause_resume_how()}</p>
        <div>
          <Button name="intent" value="resume">
            {m.pause_resume()}
          </Button>
        </div>
      </Stack>
    </PlainForm>
  )
}

/** Every pause, the last first: who, why, until when, and by how much the days moved. */
export const Pauses = ({ pauses, names }: { pauses: readonly Pause[]; names: Names }) =>
  pauses.length === 0 ? null : (
    <Section title={m.pause_list()}>
      <Stack>
        {pauses.map((pause) => (
          <SummaryList key={pause.id} items={itemsOf(pause, names)} />
        ))}
      </Stack>
    </Section>
  )

function itemsOf(pause: Pause, names: Names) {
  const { side, pausedAt, pausedByName, resumedAt, resumedByName, movedDays } = pause
  const resumed = resumedAt && formatMomentDay(resumedAt)
  return [
    {
      term: m.pause_from(),
      detail: m.off_plan_by({ side: names[side], name: personName(pausedByName), day: formatMomentDay(pausedAt) }),
    },
    { term: m.pause_reason(), detail: <Prose text={pause.reason} /> },
    ...pause.extensions.map((extension) => ({
      term: m.pause_extended_until({ day: formatDay(extension.until) }),
      detail: (
        <Stack gap="small">
          <Prose text={extension.reason} />
          <p className="hint">
            {m.off_plan_by({
              side: names[extension.side],
              name: personName(extension.name),
              day: formatMomentDay(extension.extendedAt),
            })}
          </p>
        </Stack>
      ),
    })),
    { term: m.pause_until(), detail: formatDay(pause.until) },
    {
      term: m.pause_resumed(),
      detail: !resumed
        ? m.pause_not_resumed()
        : movedDays === null
          ? m.pause_ended({ day: resumed })
          : m.pause_resumed_on({ day: resumed, name: personName(resumedByName ?? ''), days: formatNumber(movedDays) }),
    },
  ]
}
