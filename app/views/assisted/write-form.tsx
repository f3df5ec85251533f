import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { ENTERPRISE_KINDS } from '~/domain/accounts/lifecycle'
import { assistedForm } from '~/domain/assisted/forms'
import { ARRIVALS } from '~/domain/assisted/lifecycle'
import { arrivalText } from '~/i18n/assisted-terms'
import * as m from '~/i18n/paraglide/messages'
import { enterpriseKindText } from '~/i18n/terms'
import { Button } from '~/ui/actions'
import { Fieldset, RadioGroup } from '~/ui/choices'
import { Form } from '~/ui/form'
import type { FormField } from '~/ui/form-field'
import { HiddenField, SelectField, type SelectOption, TextArea, TextField } from '~/ui/text-fields'
import type { CommuneChoices } from '~/views/choices/commune-field'
import { placeFields, wishFields } from '~/views/needs/need-fields'
import type { entryValues } from './entry-values'

type Values = ReturnType<typeof entryValues>
type Fields = Record<keyof Values, FormField>

type Props = {
  values: Values
  sectors: SelectOption[]
  communes: CommuneChoices
  readAs?: string
  lastResult: SubmissionResult<string[]> | undefined
}

/** What an enterprise told an officer: whose it is, who spoke, and the need in the fields of the enterprise's own form. */
export function WriteForm({ values, sectors, communes, readAs, lastResult }: Props) {
  const [form, fields] = useForm<Values>({
    id: 'assisted',
    lastResult,
    constraint: getZodConstraint(assistedForm),
    defaultValue: values,
  })
  return (
    <Form form={form} guard readAs={readAs}>
      <HiddenField field={fields.id} />
      <HiddenField field={fields.whose} />
      {values.whose === 'known' ? <HiddenField field={fields.organisationId} /> : newEnterpriseFields(fields)}
      {personFields(fields)}
      <TextArea field={fields.text} label={m.assisted_text_label()} hint={m.assisted_text_hint()} rows={7} />
      {placeFields({ fields, sectors, communes })}
      {wishFields(fields)}
      <Button>{m.need_continue()}</Button>
    </Form>
  )
}

const newEnterpriseFields = ({ organisationName, enterpriseKind, taxCode }: Fields) => (
  <Fieldset legend={m.assisted_enterprise_legend()}>
    <TextField field={organisationName} label={m.assisted_enterprise_name()} />
    <SelectField
      field={enterpriseKind}
      label={m.account_organisation_kind()}
      options={ENTERPRISE_KINDS.map((value) => ({ value, label: enterpriseKindText[value]() }))}
      placeholder={m.assisted_choose()}
    />
    <TextField
      field={taxCode}
      label={m.account_organisation_tax_code()}
      hint={m.assisted_tax_code_hint()}
      inputMode="numeric"
      width="medium"
      optional
    />
  </Fieldset>
)

const personFields = ({ arrival, personName, phone, email }: Fields) => (
  <Fieldset legend={m.assisted_person_legend()} hint={m.assisted_person_hint()}>
    <RadioGroup
      field={arrival}
      legend={m.assisted_arrival_legend()}
      options={ARRIVALS.map((value) => ({ value, label: arrivalText[value]() }))}
    />
    <TextField field={personName} label={m.assisted_person_name()} />
    <TextField
      field={phone}
      label={m.assisted_person_phone()}
      hint={m.assisted_person_phone_hint()}
      type="tel"
      width="medium"
      optional
    />
    <TextField
      field={email}
      label={m.account_email_label()}
      hint={m.assisted_person_email_hint()}
      type="email"
      optional
    />
  </Fieldset>
)
