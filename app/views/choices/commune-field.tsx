import type { ReactNode } from 'react'
import { communeChosen } from '~/domain/commune-chosen'
import { DomainError } from '~/domain/errors'
import { errorText } from '~/i18n/error-text'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { asking, type FormField, startText } from '~/ui/form-field'
import { SelectField, SuggestField } from '~/ui/text-fields'
import { districtOf, placesCalled, type Places } from '~/vocabulary/former-units'

/** The communes that can be chosen: by code, in full, and what is remembered of them. */
export type CommuneChoices = {
  options: { value: string; label: string; formerly: string[] }[]
  places: Places
}

type Props = { field: FormField; label: ReactNode; hint?: ReactNode; communes: CommuneChoices }

/**
 * A commune by its name of today or of before. What could not be understood is asked back as a list: those that may be meant,
 * then all the others. Called, not rendered: the summary of errors finds the field inside.
 */
export function communeField({ field, label, hint, communes: { options, places } }: Props) {
  const typed = startText(field) ?? ''
  const question = typed ? questionAbout(typed, places) : undefined
  if (question) {
    const meant = new Set(placesCalled(typed, places))
    const districts = new Set([...meant].map((code) => districtOf(code, places)))
    const groups = { meant: m.commune_meant({ typed }), all: m.commune_all() }
    const sorted = [...options].sort((a, b) => Number(meant.has(b.value)) - Number(meant.has(a.value)))
    return (
      <SelectField
        field={asking(field, question)}
        label={label}
        hint={hint}
        placeholder={m.commune_choose()}
        // What was typed is asked about again, and not forgotten.
        unchosen={typed}
        options={sorted.map(({ value, label: text }) => ({
          value,
          label: meant.has(value) && districts.size > 1 ? withDistrict(value, text, places) : text,
          group: meant.has(value) ? groups.meant : groups.all,
        }))}
      />
    )
  }
  return (
    <SuggestField
      field={field}
      start={options.find(({ value }) => value === typed)?.label ?? typed}
      label={label}
      hint={hint ? [m.commune_hint(), ' ', hint] : m.commune_hint()}
      suggestions={options.map(({ label: value, formerly }) => ({
        value,
        note: formerly.length > 0 ? m.commune_formerly({ name: value, former: formerly.join(', ') }) : undefined,
      }))}
    />
  )
}

/** A commune with its district of before, which tells two apart that were called the same. */
function withDistrict(code: string, name: string, places: Places): string {
  const district = districtOf(code, places)
  return district === undefined ? name : m.commune_of_district({ name, district: inSentence(district) })
}

/** What is to be asked about a name; it stands beside the field also where another field kept the form from being sent. */
function questionAbout(typed: string, places: Places): string | undefined {
  try {
    communeChosen(typed, places)
    return undefined
  } catch (error) {
    if (error instanceof DomainError) return errorText(error)
    throw error
  }
}
