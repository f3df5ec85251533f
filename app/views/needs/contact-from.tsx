import { Link } from '@remix-run/react'
import { CONTACT_FROM, type ContactFrom } from '~/domain/proposals/lifecycle'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { RadioGroup } from '~/ui/choices'
import type { FormField } from '~/ui/form-field'
import { useReadOnly } from '~/ui/read-only'
import { TextArea } from '~/ui/text-fields'

const contactFromText: Record<ContactFrom, () => string> = {
  invited: m.need_contact_invited,
  interested: m.need_contact_interested,
  chosen: m.need_contact_chosen,
}

type Props = { field: FormField; hasPhone: boolean }

/** From when on those who are invited see how the enterprise is reached; it is told where they could not call. */
export const ContactFromField = ({ field, hasPhone }: Props) => (
  <RadioGroup
    field={field}
    legend={m.need_contact_legend()}
    hint={hasPhone ? m.need_contact_hint() : <NoPhone />}
    options={CONTACT_FROM.map((value) => ({ value, label: contactFromText[value]() }))}
  />
)

/** What goes with an invitation: when the invited see how the enterprise is reached, and a message. */
export const InvitationFields = ({
  fields,
  hasPhone,
}: {
  fields: Record<'contactFrom' | 'message', FormField>
  hasPhone: boolean
}) => (
  <>
    <ContactFromField field={fields.contactFrom} hasPhone={hasPhone} />
    <TextArea
      field={fields.message}
      label={m.need_request_message()}
      hint={m.need_request_message_hint()}
      rows={3}
      optional
    />
  </>
)

const NoPhone = () => (
  <>
    {m.need_contact_hint()} {m.need_contact_no_phone()} <Link to="/organisation">{m.need_contact_add_phone()}</Link>
  </>
)

type Asked = { id: string; needId: string; name: string; contact: { from: ContactFrom; since: Date | null } | null }

/** From when on a consultant who was asked sees it, and the way to choose that anew. */
export function ContactStanding({ sent: { id, needId, name, contact } }: { sent: Asked }) {
  const readOnly = useReadOnly()
  if (!contact) return null
  const { from, since } = contact
  return (
    <>
      {since ? m.contact_change_since({ day: formatMomentDay(since) }) : contactFromText[from]()}{' '}
      {readOnly ? null : (
        <Link to={`/needs/${needId}/requests/${id}/contact`}>
          {m.contact_change_link()} <span className="visually-hidden">{name}</span>
        </Link>
      )}
    </>
  )
}
