import * as m from '~/i18n/paraglide/messages'
import type { FormField } from './form-field'
import { HiddenField, SelectField, type SelectOption, TextArea } from './text-fields'

/**
 * A need's text, sector and place, for a new need and for changing a draft. These are functions and no components: the error
 * summary reads the labels from what stands inside the form.
 */
export function needFields({
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
      {placeFields({ fields, sectors, communes })}
    </>
  )
}

export function placeFields({
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
