import { CONTACT_FROM, type ContactFrom } from '~/domain/proposals/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { RadioGroup } from '~/ui/choices'
import type { FormField } from '~/ui/form-field'

const contactFromText: Record<ContactFrom, () => string> = {
  invited: m.need_contact_invited,
  interested: m.need_contact_interested,
  chosen: m.need_contact_chosen,
}

/** From when on those who are invited see how the enterprise is reached. */
export const ContactFromField = ({ field }: { field: FormField }) => (
  <RadioGroup
    field={field}
    legend={m.need_contact_legend()}
    hint={m.need_contact_hint()}
    options={CONTACT_FROM.map((value) => ({ value, label: contactFromText[value]() }))}
  />
)
