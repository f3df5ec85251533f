import type { ReactNode } from 'react'
import { formatDay, amountInWords, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { weeksText } from '~/i18n/work-terms'
import { Prose } from '~/ui/layout'
import { type AttachedFile, Attachments } from '~/ui/results'
import { SummaryList } from '~/ui/tables'

export type PlannedMilestone = { id: string; title: string; dueOn: string }

export const MilestoneList = ({ milestones }: { milestones: PlannedMilestone[] }) => (
  <ol className="milestone-list">
    {milestones.map(({ id, title, dueOn }) => (
      <li key={id}>
        {title} – {formatDay(dueOn)}
      </li>
    ))}
  </ol>
)

type Offer = {
  scope: string
  priceVnd: number
  durationWeeks: number
  milestones: PlannedMilestone[]
  files: AttachedFile[]
}

/** What the consultant will do, with the file that says more where there is one. */
export const OfferScope = ({ offer: { scope, files } }: { offer: Pick<Offer, 'scope' | 'files'> }) => (
  <>
    <Prose text={scope} />
    <Attachments files={files} />
  </>
)

/** What was offered: scope, price, duration, milestones. */
export function OfferSummary({ offer, first = [] }: { offer: Offer; first?: { term: string; detail: ReactNode }[] }) {
  return (
    <SummaryList
      items={[
        ...first,
        { term: m.proposal_scope(), detail: <OfferScope offer={offer} /> },
        { term: m.proposal_price(), detail: `${formatVnd(offer.priceVnd)} (${amountInWords(offer.priceVnd)})` },
        { term: m.proposal_duration(), detail: weeksText(offer.durationWeeks) },
        { term: m.proposal_milestones(), detail: <MilestoneList milestones={offer.milestones} /> },
      ]}
    />
  )
}
