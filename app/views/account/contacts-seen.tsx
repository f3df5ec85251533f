import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { Section, Stack } from '~/ui/layout'

type Seen = { engagementId: string; partner: string; since: string }

/** Who sees how somebody's organisation is reached. */
export const ContactsSeen = ({ seenBy }: { seenBy: Seen[] }) => (
  <Section title={m.contacts_seen_title()}>
    {seenBy.length === 0 ? (
      <p>{m.contacts_seen_none()}</p>
    ) : (
      <Stack>
        <p>{m.contacts_seen_lead()}</p>
        <ul>
          {seenBy.map(({ engagementId, partner, since }) => (
            <li key={engagementId}>
              <Link to={`/engagements/${engagementId}`}>{partner}</Link>, {m.contacts_seen_since({ day: since })}
            </li>
          ))}
        </ul>
      </Stack>
    )}
  </Section>
)
