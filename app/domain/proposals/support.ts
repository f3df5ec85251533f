import type { SupportRule } from '~/vocabulary/support-rules'
import type { EnterpriseKind } from '../accounts/lifecycle'
import type { ClientSize } from '../directory/lifecycle'
import { type PriceLine, totalsOf } from './price'

export type SupportStanding =
  /** At most so much of this price, in đồng; `percent` of it, up to a ceiling for the year. */
  | { kind: 'amount'; atMostVnd: number; percent: number; ceilingVnd: number }
  /** The rule is not for enterprises of this size. */
  | { kind: 'not_for_size' }
  /** The enterprise's size class is not known. */
  | { kind: 'size_unknown' }
  /** Not known: what the rule gives, or whether it gives it to such an organisation. */
  | { kind: 'ask'; unknown: 'figures' | 'organisation' }

export type SupportAsked = {
  enterpriseKind: EnterpriseKind | null
  size: ClientSize | null
  offer: { priceVnd: number; lines: readonly PriceLine[] }
}

/**
 * What a rule may give for a price. It is taken without VAT, the smaller figure: whether support covers the VAT is
 * nowhere said. Where nothing is known of the lines, the price itself.
 */
export function supportBy(rule: SupportRule, { enterpriseKind, size, offer }: SupportAsked): SupportStanding {
  if (Object.keys(rule.sizes).length === 0) return { kind: 'ask', unknown: 'figures' }
  if (enterpriseKind === null || !rule.organisations.includes(enterpriseKind))
    return { kind: 'ask', unknown: 'organisation' }
  if (size === null) return { kind: 'size_unknown' }
  const share = rule.sizes[size]
  if (!share) return { kind: 'not_for_size' }
  const { percent } = share
  const ceilingVnd = share.ceiling_million_a_year * 1e6
  const base = offer.lines.length > 0 ? totalsOf(offer.lines).netVnd : offer.priceVnd
  return { kind: 'amount', atMostVnd: Math.min(ceilingVnd, Math.floor((base * percent) / 100)), percent, ceilingVnd }
}

/** Whether a rule stands on a day, as far as is known. */
export const standsOn = ({ validity: { from, until } }: SupportRule, day: string) =>
  (from === null || from <= day) && (until === null || until >= day)
