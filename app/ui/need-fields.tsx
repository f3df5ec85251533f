import * as m from '~/i18n/paraglide/messages'
import type { FormField } from './form-field'
import { HiddenField, SelectField, type SelectOption, TextArea } from './text-fields'

/** A need's text, sector and place, for a new need and for changing a draft. */
export function NeedFields({
  fields,
  sectors,
  communes,
}: {
  fields: { id: FormField; text: FormField; sectorCode: FormField; communeCode: FormField }
  sectors: SelectOption[]
  communes: SelectOption[]
}) {
  return (
    <>
      <HiddenField field={fields.id} />
      <TextArea field={fields.text} label={m.need_text_label()} hint={m.need_text_hint()} rows={7} />
      <PlaceFields fields={fields} sectors={sectors} communes={communes} />
    </>
  )
}

export function PlaceFields({
  fields,
  sectors,
  communes,
}: {
  fields: { sectorCode: FormField; communeCode: FormField }
  sectors: SelectOption[]
  communes: SelectOption[]
}) {
  return (
    <>
      <SelectField
        field={fields.sectorCode}
        label={m.need_sector_label()}
        hint={m.need_sector_hint()}
        options={sectors}
        placeholder={m.need_sector_placeholder()}
      />
      <SelectField
        field={fields.communeCode}
        label={m.need_commune_label()}
        options={communes}
        placeholder={m.need_commune_placeholder()}
      />
    </>
  )
}
