import type { partnerContacts } from '~/domain/engagement/contacts.server'
import * as m from '~/i18n/paraglide/messages'
import { ContactLink } from '~/ui/contact-link'
import { Section } from '~/ui/layout'
import { SummaryList } from '~/ui/tables'

/** How to reach the other side of an engagement. */
export const PartnerContacts = ({ contacts }: { contacts: ReturnType<typeof partnerContacts> }) => (
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
  </Section>
)
