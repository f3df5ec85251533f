import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { takeForm } from '~/domain/exporting/forms'
import { FILE_FORMATS, type FileFormat, TAKEN_MINUTES } from '~/domain/exporting/lifecycle'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, CheckboxGroup, Details, Empty, Form, RadioGroup, TextArea } from '~/ui'

type Props = {
  listId: string
  count: number
  /** The list's filter, for a form that asks by its address. */
  filter: [name: string, value: string][]
  columns: { key: string; label: string; personal: boolean }[]
  /** The columns chosen from the start. */
  usual: string[]
  lastResult: SubmissionResult<string[]> | undefined
}

export const formatText: Record<FileFormat, () => string> = {
  xlsx: m.export_format_xlsx,
  csv_semicolon: m.export_format_semicolon,
  csv_comma: m.export_format_comma,
}
const formatHint: Record<FileFormat, () => string> = {
  xlsx: m.export_format_xlsx_hint,
  csv_semicolon: m.export_format_semicolon_hint,
  csv_comma: m.export_format_comma_hint,
}

/** Which columns, which file; and why, where personal data is among what may be taken. Without any, nothing is written: it asks by address. */
export function TakeListForm({ listId, count, filter, columns, usual, lastResult }: Props) {
  const personal = columns.filter((column) => column.personal).map(({ key }) => key)
  const schema = takeForm(
    columns.map(({ key }) => key),
    personal,
  )
  const [form, fields] = useForm({
    id: 'take',
    lastResult,
    constraint: getZodConstraint(schema),
    defaultValue: { columns: usual, format: 'xlsx', reason: '' },
  })
  if (count === 0) return <Empty title={m.export_none_title()}>{m.export_none()}</Empty>
  const isAsked = personal.length > 0
  return (
    <>
      <Form form={form} {...(isAsked ? {} : { method: 'get', action: `/exports/${listId}/file` })}>
        {isAsked
          ? null
          : filter.map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)}
        <CheckboxGroup
          field={fields.columns}
          legend={m.export_columns()}
          columns={2}
          options={columns.map(({ key, label, personal: isPersonal }) => ({
            value: key,
            label,
            ...(isAsked && { group: isPersonal ? m.export_columns_personal() : m.export_columns_plain() }),
          }))}
        />
        <RadioGroup
          field={fields.format}
          legend={m.export_format()}
          options={FILE_FORMATS.map((format) => ({
            value: format,
            label: formatText[format](),
            hint: formatHint[format](),
          }))}
        />
        {isAsked ? (
          <TextArea
            field={fields.reason}
            label={m.export_reason()}
            hint={m.export_reason_hint({ minutes: formatNumber(TAKEN_MINUTES) })}
            rows={3}
          />
        ) : null}
        <Button>{m.export_button()}</Button>
      </Form>
      <Details summary={m.export_how_title()}>
        <p>{m.export_how_moment()}</p>
        <p>{m.export_how_text()}</p>
        <p>{m.export_how_name()}</p>
      </Details>
    </>
  )
}
