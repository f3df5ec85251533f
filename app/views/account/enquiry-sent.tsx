import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { ContactLink, LinkButton, PageHeader, Stack } from '~/ui'

type Props = {
  /** Where the answer comes, as it was left; null where the page was opened later. */
  contact: string | null
  /** The page on which the person began; null: while searching. */
  from: string | null
  phone: string | null
  /** Working days within which the department answers; null: it named none. */
  days: number | null
}

/** What happens with a question to the department, by when, and the way back to where it was asked. */
export const EnquirySent = ({ contact, from, phone, days }: Props) => (
  <Stack>
    <PageHeader title={m.enquiry_done_title()} lead={m.enquiry_done()} />
    <ul>
      <li>{contact ? m.enquiry_done_contact({ contact }) : m.enquiry_done_contact_left()}</li>
      {days === null ? null : <li>{m.enquiry_done_by({ days: formatNumber(days) })}</li>}
      <li>{phone ? <Overdue phone={phone} /> : m.enquiry_done_later()}</li>
    </ul>
    <LinkButton to={from ?? '/consultants'}>{from ? m.enquiry_done_back() : m.enquiry_done_search()}</LinkButton>
  </Stack>
)

const Overdue = ({ phone }: { phone: string }) => (
  <>
    {m.enquiry_done_later_call()} <ContactLink text={phone} />
  </>
)
