import type { partnerContacts } from '~/domain/engagement/contacts.server'
import * as m from '~/i18n/paraglide/messages'
import { ContactLink } from '~/ui/contact-link'
import { ConversationButton } from './conversation-link'
import { Section } from '~/ui/layout'
import { SummaryList } from '~/ui/tables'

type Person = { name: string; email: string | null }
type Contacts = { name: string; phone: string | null; address: string | null; people: Person[] }

/** How an organisation is reached. */
export const ContactList = ({ contacts: { name, phone, address, people } }: { contacts: Contacts }) => (
  <SummaryList
    items={[
      { term: name, detail: phone ? <ContactLink text={phone} /> : m.contacts_no_phone() },
      ...(address ? [{ term: m.check_address(), detail: address }] : []),
      ...people.map((person) => ({
        term: person.name,
        detail: person.email ? <ContactLink text={person.email} /> : m.contacts_no_email(),
      })),
    ]}
  />
)

/** How to reach the other side of an engagement. */
export type ContactsProps = { contacts: ReturnType<typeof partnerContacts>; requestId: string; unseen: number }

export const PartnerContacts = ({ contacts, requestId, unseen }: ContactsProps) => (
  <Section title={m.contacts_title()} id="contacts">
    <ContactList contacts={contacts} />
    <ConversationButton requestId={requestId} unseen={unseen} name={contacts.name} />
  </Section>
)
