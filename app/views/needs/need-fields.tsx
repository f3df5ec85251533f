import { WORK_MODES } from '~/domain/directory/lifecycle'
import { ASKED_LANGUAGES, MAX_NEED_FILES } from '~/domain/needs/forms'
import * as m from '~/i18n/paraglide/messages'
import { languageText, workModeText } from '~/i18n/terms'
import { communeField, type CommuneChoices } from '~/views/choices/commune-field'
import { CheckboxGroup } from '~/ui/choices'
import { FilesField } from '~/ui/files-field'
import { errorsOf, type FormField, startText } from '~/ui/form-field'
import { Details } from '~/ui/layout'
import { HiddenField, SelectField, type SelectOption, TextArea, TextField } from '~/ui/text-fields'

type WishFields = { budgetMillion: FormField; languages: FormField; workMode: FormField }
type PlaceFields = { sectorCode: FormField; communeCode: FormField }

/**
 * A need's text, files, sector, place and wishes, for a new need and for changing a draft. These are functions and no components: the error
 * summary reads the labels from what stands inside the form.
 */
export function needFields({
  fields,
  sectors,
  communes,
  openWishes = false,
}: {
  fields: { id: FormField; text: FormField; attachments: FormField } & PlaceFields & WishFields
  sectors: SelectOption[]
  communes: CommuneChoices
  openWishes?: boolean
}) {
  return (
    <>
      <HiddenField field={fields.id} />
      <TextArea field={fields.text} label={m.need_text_label()} hint={m.need_text_hint()} rows={7} />
      {attachmentsField(fields.attachments)}
      {placeFields({ fields, sectors, communes })}
      {wishFields(fields, openWishes)}
    </>
  )
}

/** What shows it better than words. */
export const attachmentsField = (field: FormField) => (
  <FilesField field={field} label={m.need_attachments_label()} hint={m.need_attachments_hint()} most={MAX_NEED_FILES} />
)

export function placeFields({
  fields,
  sectors,
  communes,
}: {
  fields: PlaceFields
  sectors: SelectOption[]
  communes: CommuneChoices
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
      {communeField({ field: fields.communeCode, label: m.need_commune_label(), communes })}
    </>
  )
}

/** What would suit the enterprise best: closed while nothing of it is said, open where something is to be read or mended, or `open`. */
export function wishFields({ budgetMillion, languages, workMode }: WishFields, open = false) {
  const all = [budgetMillion, languages, workMode]
  const said = startText(budgetMillion) || startText(workMode) || isSomeChosen(languages)
  return (
    <Details
      summary={m.need_wishes_open()}
      open={open || Boolean(said) || all.some((field) => errorsOf(field).length > 0)}
    >
      <div id="budget">
        <TextField
          field={budgetMillion}
          label={m.need_budget_label()}
          hint={m.need_budget_hint()}
          suffix={m.profile_million_vnd()}
          inputMode="numeric"
          width="short"
          optional
        />
      </div>
      <CheckboxGroup
        field={languages}
        legend={m.need_languages_legend()}
        options={ASKED_LANGUAGES.map((value) => ({ value, label: languageText[value]() }))}
        optional
      />
      <SelectField
        field={workMode}
        label={m.need_work_mode_label()}
        options={WORK_MODES.map((value) => ({ value, label: workModeText[value]() }))}
        placeholder={m.need_work_mode_any()}
        optional
      />
    </Details>
  )
}

const isSomeChosen = ({ initialValue }: FormField) =>
  Array.isArray(initialValue) ? initialValue.length > 0 : Boolean(initialValue)
