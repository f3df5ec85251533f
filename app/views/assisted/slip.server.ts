import type { Paper } from '~/documents/paper'
import { departmentPhone } from '~/domain/accounts/department-phone.server'
import { inThrees } from '~/domain/assisted/code'
import { KEPT_DAYS } from '~/domain/assisted/lifecycle'
import { loginIn } from '~/domain/assisted/login-in'
import { agencyOf, codeToPrint, type Entry, entryOf, hasAccount } from '~/domain/assisted/queries.server'
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

/** The slip with the code; or the one without, that is signed at the desk by whoever cannot type a code. */
export const SLIPS = ['code', 'sign'] as const
export type Slip = (typeof SLIPS)[number]

/** Below the slip: the one to sign has no code that could be lost. */
export const footOf = (which: Slip) =>
  which === 'sign' ? m.assisted_slip_sign_foot({}, { locale: 'vi' }) : m.assisted_slip_foot({}, { locale: 'vi' })

/** The slip that the address asks for. */
export const slipIn = (request: Request): Slip =>
  new URL(request.url).searchParams.get('for') === 'sign' ? 'sign' : 'code'

/** A slip for the enterprise while it is asked, always in Vietnamese; throws `not_found` where it waits for nobody, for readers, or may not be signed. */
export const slipOf = (actor: Actor, id: string, which: Slip): Paper =>
  withLocale('vi', () => {
    const entry = entryOf(actor, id)
    const code = codeToPrint(actor, entry)
    if (!code) throw notFound()
    const agency = agencyOf(entry)
    const written = entryDays(entry).written
    return [
      { kind: 'title', text: which === 'sign' ? m.assisted_slip_sign() : m.assisted_slip_title() },
      { kind: 'middle', text: m.assisted_slip_by({ agency: agency.name, day: written }), italic: true },
      ...entryFacts(entry).map(({ term, detail }) => ({ kind: 'field' as const, label: term, value: detail })),
      { kind: 'text', lead: `${m.assisted_slip_text()}:`, text: entry.text.replaceAll(/\s*\n\s*/g, ' ') },
      // The terms that are signed say who sees what.
      ...(which === 'sign' ? signed(entry) : [...sees(agency), ...typed(entry, code)]),
    ]
  })

const sees = (agency: ReturnType<typeof agencyOf>): Paper => [
  { kind: 'heading', text: m.assisted_sees_title() },
  ...whoSees(agency).map((text) => ({ kind: 'item' as const, text })),
]

function typed(entry: Entry, code: string): Paper {
  const phone = departmentPhone()
  return [
    { kind: 'heading', text: m.assisted_slip_how() },
    { kind: 'text', text: m.assisted_slip_open({ address: confirmAddress() }), leads: true },
    { kind: 'title', text: inThrees(code) },
    { kind: 'item', text: m.assisted_slip_typing() },
    { kind: 'item', text: m.assisted_slip_until({ day: entryDays(entry).until! }) },
    { kind: 'item', text: m.assisted_slip_wrong() },
    { kind: 'item', text: m.assisted_slip_silent({ days: formatNumber(KEPT_DAYS) }) },
    ...(phone ? [{ kind: 'item' as const, text: m.assisted_slip_phone({ phone }) }] : []),
  ]
}

/** Whether an account can be made of what was written down, so that the slip can be signed. */
export const maySign = (entry: Entry) => loginIn(entry) !== null && !hasAccount(entry)

function signed(entry: Entry): Paper {
  if (!maySign(entry)) throw notFound()
  const terms = [
    m.account_terms_purpose(),
    m.account_terms_seen(),
    m.account_terms_truth(),
    m.account_terms_rights(),
    m.account_terms_contract(),
  ]
  return [
    { kind: 'heading', text: m.account_terms_title() },
    ...terms.map((text) => ({ kind: 'item' as const, text })),
    { kind: 'text', text: m.assisted_slip_sign_text({ login: loginIn(entry)! }), leads: true },
    {
      kind: 'signatures',
      sides: [
        { title: m.assisted_slip_signer(), hint: m.assisted_slip_sign_hint(), name: '' },
        { title: m.assisted_slip_officer(), hint: m.assisted_slip_sign_hint(), name: '' },
      ],
    },
  ]
}
