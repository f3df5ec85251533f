import type { Paper } from '~/documents/paper'
import { departmentPhone } from '~/domain/accounts/department-phone.server'
import { isMobile } from '~/domain/accounts/phone'
import { inThrees } from '~/domain/assisted/code'
import { KEPT_DAYS } from '~/domain/assisted/lifecycle'
import { agencyOf, codeToPrint, entryOf, hasAccount } from '~/domain/assisted/queries.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { notFound } from '~/domain/errors'
import { formatNumber } from '~/i18n/format'
import { withLocale } from '~/i18n/locale.server'
import * as m from '~/i18n/paraglide/messages'
import { publicAddress } from '~/mail/settings.server'
import { entryDays, entryFacts } from './entry-view.server'
import { whoSees } from './who-sees'

/** The address as somebody reads it aloud and types it. */
export const confirmAddress = () => publicAddress('/confirm').replace(/^https?:\/\//, '')

/** The slip that the enterprise is handed while it is asked, always in Vietnamese; throws `not_found` for one that waits for nobody. */
export const slipOf = (actor: Actor, id: string): Paper => withLocale('vi', () => slip(actor, id))

function slip(actor: Actor, id: string): Paper {
  const entry = entryOf(actor, id)
  const code = codeToPrint(entry)
  if (!code) throw notFound()
  const agency = agencyOf(entry).name
  const days = entryDays(entry)
  const phone = departmentPhone()
  return [
    { kind: 'title', text: m.assisted_slip_title() },
    { kind: 'middle', text: m.assisted_slip_by({ agency, day: days.written }), italic: true },
    ...entryFacts(entry).map(({ term, detail }) => ({ kind: 'field' as const, label: term, value: detail })),
    { kind: 'text', lead: `${m.assisted_slip_text()}:`, text: entry.text.replaceAll(/\s*\n\s*/g, ' ') },
    { kind: 'heading', text: m.assisted_sees_title() },
    ...whoSees(agency).map((text) => ({ kind: 'item' as const, text })),
    { kind: 'heading', text: m.assisted_slip_how() },
    { kind: 'text', text: m.assisted_slip_open({ address: confirmAddress() }), leads: true },
    { kind: 'title', text: inThrees(code) },
    { kind: 'item', text: m.assisted_slip_typing() },
    { kind: 'item', text: m.assisted_slip_until({ day: days.until! }) },
    { kind: 'item', text: m.assisted_slip_wrong() },
    { kind: 'item', text: m.assisted_slip_silent({ days: formatNumber(KEPT_DAYS) }) },
    ...(phone ? [{ kind: 'item' as const, text: m.assisted_slip_phone({ phone }) }] : []),
    ...signed(entry),
  ]
}

/** What is signed at the desk by whoever cannot type a code: only where an account can be made of what stands on the slip. */
function signed(entry: ReturnType<typeof entryOf>): Paper {
  const login = entry.phone && isMobile(entry.phone) ? entry.phone : entry.email
  if (!login || hasAccount(entry)) return []
  return [
    { kind: 'heading', text: m.assisted_slip_sign() },
    { kind: 'text', text: m.assisted_slip_sign_text({ login }) },
    {
      kind: 'text',
      lead: `${m.account_terms_title()}:`,
      text: [
        m.account_terms_purpose(),
        m.account_terms_seen(),
        m.account_terms_truth(),
        m.account_terms_rights(),
        m.account_terms_contract(),
      ].join(' '),
    },
    {
      kind: 'signatures',
      sides: [
        { title: m.assisted_slip_signer(), hint: m.assisted_slip_sign_hint(), name: '' },
        { title: m.assisted_slip_officer(), hint: m.assisted_slip_sign_hint(), name: '' },
      ],
    },
  ]
}
