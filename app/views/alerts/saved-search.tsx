import { ALERT_FREQUENCIES } from '~/domain/alerts/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { RadioGroup } from '~/ui/choices'
import type { FormField } from '~/ui/form-field'
import { TextField } from '~/ui/text-fields'

const frequencies = {
  immediate: m.saved_search_frequency_immediate,
  daily: m.saved_search_frequency_daily,
  off: m.saved_search_frequency_off,
}

/** A search's name and how its owner wants to hear of it; `email`: where mails go, null while none do. A plain function: the form reads labels from its direct children. */
export const wishFields = (fields: { name: FormField; frequency: FormField }, email: string | null) => [
  <TextField key="name" field={fields.name} label={m.saved_search_name()} />,
  <RadioGroup
    key="frequency"
    field={fields.frequency}
    legend={m.saved_search_frequency()}
    hint={email === null ? undefined : m.saved_search_mail_to({ email })}
    options={ALERT_FREQUENCIES.map((value) => ({ value, label: frequencies[value]() }))}
  />,
]
