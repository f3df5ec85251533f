import { Link } from '@remix-run/react'
import type { contactsShown } from '~/domain/engagement/contacts.server'
import { formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { Section, Stack } from '~/ui/layout'

type Shown = ReturnType<typeof contactsShown>
type Side = 'enterprise' | 'consultant'

/** Who sees how somebody's organisation is reached, and whose contact its people see. */
export const ContactsSeen = ({ seenBy, sees, side }: Shown & { side: Side }) => (
  <>
    <Section title={m.contacts_seen_title()}>
      <Stack>
        <p>{seenBy.length === 0 ? noneText[side]() : m.contacts_seen_lead()}</p>
        <Partners shown={seenBy} side={side} />
      </Stack>
    </Section>
    {sees.length > 0 ? (
      <Section title={m.contacts_sees_title()}>
        <Stack>
          <p>{m.contacts_sees_lead()}</p>
          <Partners shown={sees} side={side} />
        </Stack>
      </Section>
    ) : null}
  </>
)

const noneText = { enterprise: m.contacts_seen_none, consultant: m.contacts_seen_none_consultant }

const Partners = ({ shown, side }: { shown: Shown['seenBy']; side: Side }) => (
  <ul>
    {shown.map((one, place) => (
      <li key={place}>
        <Link to={pageOf(one, side)}>{one.partner ?? m.contacts_seen_department()}</Link>,{' '}
        {m.contacts_seen_since({ day: formatMomentDay(one.since) })}
        {one.isOpen ? null : `. ${endedText(one)}`}
        <p className="hint">{m.contacts_seen_for({ need: excerpt(one.needText, 80) })}</p>
      </li>
    ))}
  </ul>
)

/** What they see it for. */
function pageOf({ requestId, needId, engagementId }: Shown['seenBy'][number], side: Side) {
  if (engagementId) return `/engagements/${engagementId}`
  return side === 'enterprise' ? `/needs/${needId}` : `/requests/${requestId}`
}

function endedText({ withdrawnAt, partner }: Shown['seenBy'][number]): string {
  if (partner === null) return m.contacts_seen_mediated()
  return withdrawnAt ? m.contacts_seen_withdrawn({ day: formatMomentDay(withdrawnAt) }) : m.contacts_seen_ended()
}
