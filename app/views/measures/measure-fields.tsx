import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { EVIDENCE_LEVELS, MEASURE_SHARES } from '~/domain/measures/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import {
  Button,
  DateField,
  FileField,
  Form,
  type FormField,
  HiddenField,
  RadioGroup,
  SelectField,
  type SelectOption,
  TextArea,
  TextField,
} from '~/ui'
import type { Indicator } from '~/vocabulary/indicators'
import { levelHint, levelText, shareText } from './measure-terms'

type Fields = Record<
  'id' | 'what' | 'measuredOn' | 'method' | 'level' | 'evidence' | 'share' | 'memberId',
  FormField
> & {
  inputs: FormField & { getFieldset(): Record<string, FormField> }
}

type Props = {
  indicator: Indicator
  schema: z.ZodObject
  values: Record<string, string | object>
  /** Those of the group that the work is for. */
  members?: SelectOption[]
  button: string
  lastResult: SubmissionResult<string[]> | undefined
}

/** The form of one reading, with the plain numbers of its indicator; what else it asks for its schema says. */
export function MeasureFields({ indicator, schema, values, members = [], button, lastResult }: Props) {
  const [form, all] = useForm({
    id: 'measure',
    lastResult,
    constraint: getZodConstraint(schema),
    defaultValue: values as Record<string, string>,
  })
  const fields = all as unknown as Fields
  const inputs = fields.inputs.getFieldset()
  const asks = (name: string) => name in schema.shape
  return (
    <Form form={form} encType="multipart/form-data" guard>
      <HiddenField field={fields.id} />
      {members.length > 0 ? (
        <SelectField
          field={fields.memberId}
          label={m.measure_member()}
          hint={m.measure_member_hint()}
          options={[{ value: '', label: m.group_for_all() }, ...members]}
        />
      ) : null}
      {asks('what') ? <TextField field={fields.what} label={m.measure_what()} hint={m.measure_what_hint()} /> : null}
      <p className="hint">{inWords(indicator.ask)}</p>
      {indicator.inputs.map(({ id, label }) => (
        <TextField key={id} field={inputs[id]!} label={inWords(label)} inputMode="decimal" width="medium" />
      ))}
      <DateField field={fields.measuredOn} label={m.measure_on()} hint={m.measure_on_hint()} />
      <TextArea field={fields.method} label={m.measure_method()} hint={m.measure_method_hint()} rows={3} />
      {asks('level') ? (
        <RadioGroup
          field={fields.level}
          legend={m.measure_level()}
          options={EVIDENCE_LEVELS.map((level) => ({
            value: level,
            label: levelText[level](),
            hint: levelHint[level](),
          }))}
        />
      ) : null}
      {asks('evidence') ? (
        <FileField field={fields.evidence} label={m.measure_evidence()} hint={m.measure_evidence_hint()} optional />
      ) : null}
      {asks('share') ? (
        <RadioGroup
          field={fields.share}
          legend={m.measure_share()}
          hint={m.measure_share_hint()}
          options={MEASURE_SHARES.map((share) => ({ value: share, label: shareText[share]() }))}
        />
      ) : null}
      <Button>{button}</Button>
    </Form>
  )
}
