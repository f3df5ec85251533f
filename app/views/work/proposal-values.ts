import { addDays, type Day } from '~/domain/days'
import { FOR_ALL } from '~/domain/proposals/forms'
import { USUAL_VALID_DAYS } from '~/domain/proposals/lifecycle'
import type { Offer } from '~/domain/proposals/versions.server'
import { writeFileValue } from '~/forms/file-value'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'

type Row<Name extends string> = Record<Name, string>

/** What stands in the fields of the form. */
export type ProposalValues = Row<
  'id' | 'scope' | 'approach' | 'people' | 'onSiteDays' | 'durationWeeks' | 'provides' | 'validUntil' | 'changeNote'
> & {
  milestones: Row<'title' | 'handover' | 'dueWeek' | 'memberId'>[]
  lines: Row<'title' | 'amountVnd' | 'vat' | 'memberId'>[]
  payments: Row<'title' | 'percent'>[]
  attachment: string | undefined
}

const EMPTY_MILESTONE = { title: '', handover: '', dueWeek: '', memberId: '' }

/** What the form begins with where nothing was offered on the request: how its consultant works, as they said it last. */
export const firstValues = (id: string, today: Day, last: Offer | undefined): ProposalValues => ({
  id,
  scope: '',
  approach: last?.approach ?? '',
  people: last?.people ?? '',
  onSiteDays: '',
  durationWeeks: '',
  milestones: [EMPTY_MILESTONE, EMPTY_MILESTONE],
  lines: [{ title: m.proposal_line_first(), amountVnd: '', vat: last?.lines[0]?.vat ?? '', memberId: '' }],
  payments: last?.payments.length
    ? paymentValues(last)
    : [
        { title: m.proposal_payment_first(), percent: '' },
        { title: m.proposal_payment_last(), percent: '' },
      ],
  provides: last?.provides ?? '',
  validUntil: addDays(today, USUAL_VALID_DAYS),
  attachment: undefined,
  changeNote: '',
})

/** What the form of another version begins with: what is offered now. */
export const offeredValues = (id: string, today: Day, offer: Offer): ProposalValues => ({
  id,
  scope: offer.scope,
  approach: offer.approach ?? '',
  people: offer.people ?? '',
  onSiteDays: offer.onSiteDays === null ? '' : formatNumber(offer.onSiteDays),
  durationWeeks: formatNumber(offer.durationWeeks),
  milestones: offer.milestones.map(({ title, handover, dueWeek, memberId }) => ({
    memberId: memberId ?? FOR_ALL,
    title,
    handover: handover ?? '',
    dueWeek: formatNumber(dueWeek),
  })),
  lines:
    offer.lines.length > 0
      ? offer.lines.map(({ title, amountVnd, vat, memberId }) => ({
          title,
          amountVnd: formatNumber(amountVnd),
          vat,
          memberId: memberId ?? FOR_ALL,
        }))
      : [{ title: m.proposal_line_first(), amountVnd: formatNumber(offer.priceVnd), vat: '', memberId: FOR_ALL }],
  payments: paymentValues(offer),
  provides: offer.provides ?? '',
  validUntil: offer.validUntil && offer.validUntil >= today ? offer.validUntil : addDays(today, USUAL_VALID_DAYS),
  attachment: offer.files[0] && writeFileValue({ received: offer.files[0] }),
  changeNote: '',
})

const paymentValues = ({ payments }: Offer) =>
  payments.length > 0
    ? payments.map(({ title, percent }) => ({ title, percent: formatNumber(percent) }))
    : [{ title: m.proposal_payment_last(), percent: '100' }]
