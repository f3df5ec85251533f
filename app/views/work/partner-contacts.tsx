import type { partnerContacts } from '~/domain/engagement/contacts.server'
import * as m from '~/i18n/paraglide/messages'
import { ContactLink } from '~/ui/contact-link'
import { ConversationButton } from './conversation-link'
import { Section } from '~/ui/layout'
import { SummaryList } from '~/ui/tables'

/** How to reach the other side of an engagement. */
export type ContactsProps = { contacts: ReturnType<typeof partnerContacts>; requestId: string; unseen: number }

export const PartnerContacts = ({ contacts, requestId, unseen }: ContactsProps) => (
  <Section title={m.contacts_title()} id="contacts">
    <SummaryList
      items={[
        {
          term: contacts.name,
          detail: contacts.phone ? <ContactLink text={contacts.phone} /> : m.contacts_no_phone(),
        },
        ...(contacts.address ? [{ term: m.check_address(), detail: contacts.address }] : []),
        ...contacts.people.map(({ name, email }) => ({ term: name, detail: <ContactLink text={email} /> })),
      ]}
    />
    <ConversationButton requestId={requestId} unseen={unseen} name={contacts.name} />
  </Section>
)
