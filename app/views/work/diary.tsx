import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { Link } from '@remix-run/react'
import { ENTRY_KINDS, MAX_ENTRY_FILES } from '~/domain/engagement/diary'
import { entryForm } from '~/domain/engagement/diary-forms'
import type { DiaryEntry } from '~/domain/engagement/diary.server'
import type { Day } from '~/domain/days'
import { writeFigure } from '~/language/figures'
import { writeFileValue } from '~/forms/file-value'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import {
  Attachments,
  Button,
  DateField,
  FilesField,
  Form,
  HiddenField,
  PlainForm,
  Prose,
  RadioGroup,
  Section,
  Stack,
  TextArea,
  TextField,
  useReadOnly,
} from '~/ui'
import { entryKindText } from './diary-terms'

type FormProps = {
  id: string
  /** What is changed; null: a new one. */
  entry: DiaryEntry | null
  today: Day
  lastResult: SubmissionResult<string[]> | undefined
}

/** What was done, on which day; new, or changed. */
export function EntryForm({ id, entry, today, lastResult }: FormProps) {
  const [form, fields] = useForm({
    id: 'entry',
    lastResult,
    constraint: getZodConstraint(entryForm(today)),
    defaultValue: {
      intent: 'write',
      id,
      kind: entry?.kind ?? '',
      onDay: formatDay(entry?.onDay ?? today),
      hours: entry?.hours ? writeFigure(entry.hours) : '',
      text: entry?.text ?? '',
      attachments: entry?.files.map((file) => writeFileValue({ received: file })) ?? [],
    },
  })
  return (
    <Form form={form} encType="multipart/form-data" guard>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.id} />
      <DateField field={fields.onDay} label={m.diary_day()} />
      <RadioGroup
        field={fields.kind}
        legend={m.diary_kind()}
        options={ENTRY_KINDS.map((value) => ({ value, label: entryKindText[value]() }))}
      />
      <TextField field={fields.hours} label={m.diary_hours()} inputMode="decimal" width="short" optional />
      <TextArea field={fields.text} label={m.diary_text()} hint={m.diary_text_hint()} rows={4} />
      <FilesField
        field={fields.attachments}
        label={m.diary_files()}
        hint={m.diary_files_hint()}
        most={MAX_ENTRY_FILES}
      />
      <Button>{entry ? m.diary_save() : m.diary_write()}</Button>
    </Form>
  )
}

type ListProps = { entries: readonly DiaryEntry[]; names: { enterprise: string; consultant: string } }

/** The diary, the last day first; what the reader's side wrote can be changed for a day. */
export function Entries({ entries, names }: ListProps) {
  const readOnly = useReadOnly()
  return (
    <>
      {entries.map((entry) => (
        <Section key={entry.id} title={`${formatDay(entry.onDay)}: ${entryKindText[entry.kind]()}`}>
          <Stack gap="small">
            <p className="hint">
              {m.diary_by({ side: names[entry.side], name: personName(entry.writtenByName) })}
              {entry.hours === null ? '' : ` ${m.diary_hours_said({ hours: formatNumber(entry.hours) })}`}
              {entry.changedAt ? ` ${m.diary_changed()}` : ''}
            </p>
            <Prose text={entry.text} />
            <Attachments files={entry.files} />
            {entry.mayChange && !readOnly ? (
              <>
                <p>
                  <Link to={`?entry=${entry.id}`}>{m.diary_change()}</Link>
                </p>
                <PlainForm method="post">
                  <input type="hidden" name="intent" value="remove" />
                  <input type="hidden" name="entryId" value={entry.id} />
                  <Button variant="secondary">{m.diary_remove()}</Button>
                </PlainForm>
              </>
            ) : null}
          </Stack>
        </Section>
      ))}
    </>
  )
}
