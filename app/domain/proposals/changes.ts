import type { Day } from '../days'
import type { OfferSaid } from './offer-said'

const TEXTS = ['scope', 'approach', 'people', 'provides'] as const
const LISTS = ['milestones', 'lines', 'payments', 'files'] as const

/** What one version of an offer says otherwise than another: figures with both, texts and lists by name. */
export type OfferChange =
  | { part: 'priceVnd' | 'durationWeeks'; from: number; to: number }
  | { part: 'onSiteDays'; from: number | null; to: number | null }
  | { part: 'validUntil'; from: Day | null; to: Day | null }
  | { part: 'partner'; from: string | null; to: string | null }
  | { part: (typeof TEXTS)[number] | (typeof LISTS)[number] }

export function changesBetween(before: OfferSaid, after: OfferSaid): OfferChange[] {
  const figures: OfferChange[] = [
    { part: 'priceVnd', from: before.priceVnd, to: after.priceVnd },
    { part: 'durationWeeks', from: before.durationWeeks, to: after.durationWeeks },
    { part: 'onSiteDays', from: before.onSiteDays, to: after.onSiteDays },
    { part: 'validUntil', from: before.validUntil, to: after.validUntil },
    { part: 'partner', from: before.partner?.name ?? null, to: after.partner?.name ?? null },
  ]
  const isChanged = (part: keyof OfferSaid) => JSON.stringify(before[part]) !== JSON.stringify(after[part])
  return [...figures, ...[...TEXTS, ...LISTS].map((part) => ({ part }))].filter(({ part }) => isChanged(part))
}
