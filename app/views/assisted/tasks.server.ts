import type { Actor } from '~/domain/accounts/lifecycle'
import { agencyOf, assistedOrigin, entriesToConfirm } from '~/domain/assisted/queries.server'
import type { Seen } from '~/domain/seen'
import { formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { untilText } from '~/i18n/work-terms'
import { dayOf, today } from '~db/clock'

/** Needs that officers wrote down and that wait for the actor's enterprise. */
export const toConfirm = (actor: Actor) =>
  entriesToConfirm(actor).map((entry) => ({
    id: entry.id,
    title: excerpt(entry.text),
    to: `/needs/to-confirm/${entry.id}`,
    what: m.assisted_today_confirm({ agency: agencyOf(entry).name }),
    until: untilText(dayOf(entry.expiresAt!), today(), true),
  }))

/** That a need was written down for its enterprise, when and by whom; false for one that it wrote itself. */
export function originText(need: Seen<'need'>): string | false {
  const origin = assistedOrigin(need)
  if (!origin) return false
  const { agency, writtenAt, confirmedAt } = origin
  return m.assisted_origin({ agency, day: formatMomentDay(writtenAt), confirmed: formatMomentDay(confirmedAt!) })
}
