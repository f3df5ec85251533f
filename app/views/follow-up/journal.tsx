import { type SubmissionResult, useForm } from '@conform-to/react'
import { answerTo } from '~/forms/answer-to'
import { personName } from '~/i18n/person-name'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Form, PlainForm } from '~/ui/form'
import { Prose, Section, Stack } from '~/ui/layout'
import { Timeline } from '~/ui/process'
import { useReadOnly } from '~/ui/read-only'
import { HiddenField, SelectField, TextArea } from '~/ui/text-fields'
import type { historyItems } from './history.server'

type LastResult = { lastResult: SubmissionResult<string[]> | undefined }
type Officer = { id: string; name: string }
type AssignmentProps = LastResult & { assignee: Officer | null; officers: Officer[]; self: string; path: string }

/** Whose it is, and to whom it can be given. */
export function Assignment({ assignee, officers, self, path, lastResult }: AssignmentProps) {
  const answer = answerTo('assign', lastResult)
  const [form, fields] = useForm({ id: 'assign', lastResult: answer, defaultValue: { assigneeId: '' } })
  const options = officers
    .filter(({ id }) => id !== assignee?.id)
    .map(({ id, name }) => ({ value: id, label: id === self ? m.follow_up_myself({ name }) : name }))
  return (
    <Section title={m.follow_up_assignment()}>
      <Stack>
        <p>{assignee ? m.follow_up_assigned_to({ name: personName(assignee.name) }) : m.follow_up_assigned_none()}</p>
        {assignee ? (
          <PlainForm action={path}>
            <input type="hidden" name="step" value="unassign" />
            <Button variant="quiet">{m.follow_up_unassign()}</Button>
          </PlainForm>
        ) : null}
        {options.length > 0 ? (
          <Form form={form}>
            <input type="hidden" name="step" value="assign" />
            <SelectField field={fields.assigneeId} label={m.follow_up_assign_label()} options={options} />
            <Button variant="secondary">{m.follow_up_assign()}</Button>
          </Form>
        ) : null}
      </Stack>
    </Section>
  )
}

/** What colleagues should know. */
export function Notes({ noteId, lastResult }: LastResult & { noteId: string }) {
  const answer = answerTo('note', lastResult)
  const [form, fields] = useForm({ id: 'note', lastResult: answer, defaultValue: { id: noteId, note: '' } })
  if (useReadOnly()) return null
  return (
    <Section title={m.follow_up_note_title()}>
      <Form form={form}>
        <input type="hidden" name="step" value="note" />
        <HiddenField field={fields.id} />
        <TextArea field={fields.note} label={m.follow_up_note_label()} hint={m.follow_up_note_hint()} rows={3} />
        <Button variant="secondary">{m.follow_up_note_save()}</Button>
      </Form>
    </Section>
  )
}

export const History = ({ items }: { items: ReturnType<typeof historyItems> }) =>
  items.length === 0 ? null : (
    <Section title={m.follow_up_history()}>
      <Timeline
        items={items.map(({ note, ...item }) => ({
          ...item,
          state: 'done' as const,
          children: note ? <Prose text={note} /> : undefined,
        }))}
      />
    </Section>
  )
