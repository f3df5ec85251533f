import { keepDraft } from '~/domain/proposals/keep-draft.server'
import { reviseProposal } from '~/domain/proposals/revise-proposal.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { withdrawProposal } from '~/domain/proposals/withdraw-proposal.server'
import { formatNumber } from '~/i18n/format'
import { at } from '../clock'
import type { DemoConsultant } from './consultants'
import type { DemoNeed, Story } from './files'
import { demoOffer, demoRevision } from './offers'

const WITHDRAWN = 'Người phụ trách của chúng tôi vừa nhận việc dài ngày ở tỉnh khác. Xin lỗi anh chị.'
const LAPSED_DAYS = 20

/** Everybody asked offers, a day after the one before; then whatever the story says of one of them. */
export function tellOffers(
  { offers, way }: Story,
  need: DemoNeed,
  asked: readonly DemoConsultant[],
  requestIds: readonly string[],
  after: (days: number) => Date,
) {
  asked.forEach(({ actor, profile }, index) =>
    at(after(2 + index), () => {
      const isShort = offers === 'lapsed' && index === asked.length - 1
      const offer = demoOffer(need, profile, index, { forDays: isShort ? LAPSED_DAYS : undefined, way })
      submitProposal(actor, requestIds[index]!, offer)
    }),
  )
  const second = asked[1]
  if (offers === 'revised' && second) {
    const offer = at(after(3), () => demoOffer(need, second.profile, 1))
    at(after(6), () => reviseProposal(second.actor, requestIds[1]!, demoRevision(offer)))
  }
  const last = asked.at(-1)
  if (offers === 'withdrawn' && last)
    at(after(7), () => withdrawProposal(last.actor, requestIds.at(-1)!, { reason: 'no_capacity', note: WITHDRAWN }))
}

/** A proposal that is half written. */
export function tellDraft({ actor, profile }: DemoConsultant, requestId: string, need: DemoNeed) {
  const { id, scope, lines, durationWeeks } = demoOffer(need, profile, 1)
  const typed = {
    id,
    scope,
    durationWeeks: formatNumber(durationWeeks),
    lines: lines.map(({ title, amountVnd, vat }) => ({ title, amountVnd: formatNumber(amountVnd), vat })),
  }
  keepDraft(actor, requestId, { typed, offer: null }, 0)
}
