import type { OfferChange } from '~/domain/proposals/changes'
import { formatDay, formatNumber, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { weeksText } from '~/i18n/work-terms'

const names: Record<OfferChange['part'], () => string> = {
  priceVnd: m.proposal_price,
  durationWeeks: m.proposal_duration,
  onSiteDays: m.proposal_days_on_site,
  validUntil: m.proposal_valid_until,
  scope: m.proposal_scope,
  approach: m.proposal_approach,
  people: m.proposal_people,
  milestones: m.proposal_milestones,
  lines: m.proposal_lines_changed,
  payments: m.proposal_payments,
  provides: m.proposal_provides,
  files: m.proposal_file,
  partner: m.proposal_partner,
}

const days = (value: number | null) =>
  value === null ? m.proposal_compare_not_said() : m.proposal_days({ days: formatNumber(value) })

/** A change in words: a figure with what it was, a text by its name. */
export function changeText(change: OfferChange): string {
  const part = names[change.part]()
  const from = (before: string, after: string) => m.proposal_change_from_to({ part, before, after })
  switch (change.part) {
    case 'priceVnd':
      return from(formatVnd(change.from), formatVnd(change.to))
    case 'durationWeeks':
      return from(weeksText(change.from), weeksText(change.to))
    case 'onSiteDays':
      return from(days(change.from), days(change.to))
    case 'validUntil':
      return from(
        change.from ? formatDay(change.from) : m.proposal_compare_not_said(),
        change.to ? formatDay(change.to) : m.proposal_compare_not_said(),
      )
    case 'partner':
      if (change.from === change.to) return m.proposal_change_said({ part })
      return from(change.from ?? m.proposal_partner_none(), change.to ?? m.proposal_partner_none())
    default:
      return m.proposal_change_said({ part })
  }
}
