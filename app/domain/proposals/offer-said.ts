import type { Day } from '../days'
import type { ProposalInput } from './forms'
import { type PriceLine, totalsOf } from './price'

type Words = { [Field in 'approach' | 'people' | 'provides' | 'changeNote']?: string | null }
type OfMember = { memberId?: string | null }
type Offered = Words &
  Pick<ProposalInput, 'scope' | 'durationWeeks' | 'payments'> & {
    onSiteDays?: number | null
    priceVnd: number
    validUntil: Day | null
    lines: readonly (PriceLine & OfMember)[]
    milestones: readonly ({ title: string; handover?: string | null; dueWeek: number } & OfMember)[]
    files: readonly { sha256: string }[]
  }

/** What an offer says, wherever it comes from: two that say the same are equal. */
export type OfferSaid = ReturnType<typeof saidIn>

/** Of a version that was sent. */
export const saidIn = (offer: Offered) => ({
  scope: offer.scope,
  approach: offer.approach ?? null,
  people: offer.people ?? null,
  onSiteDays: offer.onSiteDays ?? null,
  durationWeeks: offer.durationWeeks,
  priceVnd: offer.priceVnd,
  provides: offer.provides ?? null,
  validUntil: offer.validUntil,
  changeNote: offer.changeNote ?? null,
  milestones: offer.milestones.map(({ title, handover, dueWeek, memberId }) => ({
    title,
    handover: handover ?? null,
    dueWeek,
    memberId: memberId ?? null,
  })),
  lines: offer.lines.map(({ title, amountVnd, vat, memberId }) => ({
    title,
    amountVnd,
    vat,
    memberId: memberId ?? null,
  })),
  payments: offer.payments.map(({ title, percent }) => ({ title, percent })),
  files: offer.files.map(({ sha256 }) => sha256).sort(),
})

/** Of a form that is to be sent. */
export const saidBy = ({ attachment, ...offer }: ProposalInput) =>
  saidIn({ ...offer, priceVnd: totalsOf(offer.lines).priceVnd, files: attachment ? [attachment] : [] })
