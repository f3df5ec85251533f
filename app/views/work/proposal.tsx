import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import { amountsOf, totalsOf } from '~/domain/proposals/price'
import type { OfferFlag, PartnershipStatus, VatRate } from '~/domain/proposals/lifecycle'
import { amountInWords, formatDay, formatNumber, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { vatText, weeksText } from '~/i18n/work-terms'
import { Tag } from '~/ui/feedback'
import { Prose } from '~/ui/layout'
import { type AttachedFile, Attachments } from '~/ui/results'
import { SummaryList } from '~/ui/tables'

/** `member`: in an offer for a group, the number of whom it is for; null: for all. */
type OfMember = { member?: number | null }
type Milestone = { title: string; handover?: string | null; dueWeek: number } & OfMember
type Line = { title: string; amountVnd: number; vat: VatRate } & OfMember
type Payment = { title: string; percent: number }

/** An offer as its pages show it. */
export type ShownOffer = {
  scope: string
  approach?: string | null
  people?: string | null
  onSiteDays?: number | null
  provides?: string | null
  priceVnd: number
  durationWeeks: number
  validUntil: string | null
  milestones: readonly Milestone[]
  lines: readonly Line[]
  payments: readonly Payment[]
  files: AttachedFile[]
  /** What each member of a group pays. */
  shares?: readonly { member: number; amountVnd: number }[]
  partner?: ShownPartner | null
}

/** Whom of a group something is for, behind what it is called. */
const ofMember = (title: string, { member }: OfMember) =>
  member ? m.group_for_member({ title, number: formatNumber(member) }) : title

/** What each member of a group pays: its own lines, and its part of what is for all. */
export const Shares = ({ shares = [] }: Pick<ShownOffer, 'shares'>) =>
  shares.length === 0 ? null : (
    <>
      <p className="hint">{m.group_shares()}</p>
      <ul>
        {shares.map(({ member, amountVnd }) => (
          <li key={member}>{m.group_share({ number: formatNumber(member), amount: formatVnd(amountVnd) })}</li>
        ))}
      </ul>
    </>
  )

/** Who makes a joint proposal with the consultant who leads. */
export type ShownPartner = { profileId: string; name: string; part: string; status: PartnershipStatus }

export const PartnerSaid = ({ partner: { profileId, name, part, status } }: { partner: ShownPartner }) => (
  <>
    <Link to={`/consultants/${profileId}`}>{name}</Link>{' '}
    {status === 'agreed' ? null : <Tag tone="due">{m.proposal_partner_gone()}</Tag>}
    <Prose text={m.proposal_partner_part({ part })} />
  </>
)

export const MilestoneList = ({ milestones }: Pick<ShownOffer, 'milestones'>) => (
  <ol className="milestone-list">
    {milestones.map(({ title, handover, dueWeek, member }, index) => (
      <li key={index}>
        {m.proposal_milestone_in_week({ title: ofMember(title, { member }), week: formatNumber(dueWeek) })}
        {handover ? <p className="hint">{m.proposal_milestone_hands_over({ handover })}</p> : null}
      </li>
    ))}
  </ol>
)

/** What the price is made of, and the VAT in it; nothing where that was not said. */
export function PriceLines({ lines }: Pick<ShownOffer, 'lines'>) {
  if (lines.length === 0) return null
  const { vatVnd } = totalsOf(lines)
  return (
    <>
      <ul>
        {lines.map(({ title, amountVnd, vat, member }, index) => (
          <li key={index}>
            {m.proposal_line_said({
              title: ofMember(title, { member }),
              amount: formatVnd(amountVnd),
              vat: vatText[vat](),
            })}
          </li>
        ))}
      </ul>
      <p className="hint">
        {vatVnd > 0 ? m.proposal_vat_included({ amount: formatVnd(vatVnd) }) : m.proposal_vat_not_included()}
      </p>
    </>
  )
}

export const PaymentList = ({ payments, priceVnd }: Pick<ShownOffer, 'payments' | 'priceVnd'>) => (
  <ol>
    {amountsOf(priceVnd, payments).map(({ title, percent, amountVnd }, index) => (
      <li key={index}>
        {m.proposal_payment_said({ title, percent: formatNumber(percent), amount: formatVnd(amountVnd) })}
      </li>
    ))}
  </ol>
)

/** What the consultant will do, with the file that says more where there is one. */
export const OfferScope = ({ offer: { scope, files } }: { offer: Pick<ShownOffer, 'scope' | 'files'> }) => (
  <>
    <Prose text={scope} />
    <Attachments files={files} />
  </>
)

/** A price with its millions, where there are any. */
const priceText = (vnd: number) => (vnd < 1e6 ? formatVnd(vnd) : `${formatVnd(vnd)} (${amountInWords(vnd)})`)

type Item = { term: string; detail: ReactNode }
const said = (term: string, text: string | null | undefined): Item[] =>
  text ? [{ term, detail: <Prose text={text} /> }] : []

/** What may hold of one of the two who make a joint proposal. */
const OF_EITHER: readonly OfferFlag[] = ['certifies_client', 'check_ended', 'tied']

/** That what is said of a joint offer may be said of its partner. */
export const EitherOf = ({ offer, flags }: { offer: Pick<ShownOffer, 'partner'>; flags: readonly OfferFlag[] }) =>
  offer.partner && flags.some((flag) => OF_EITHER.includes(flag)) ? <p>{m.proposal_flag_either()}</p> : null

/** All that was offered. */
export function OfferSummary({ offer, first = [] }: { offer: ShownOffer; first?: Item[] }) {
  const { lines, payments, onSiteDays } = offer
  return (
    <SummaryList
      items={[
        ...first,
        ...(offer.partner ? [{ term: m.proposal_partner(), detail: <PartnerSaid partner={offer.partner} /> }] : []),
        { term: m.proposal_scope(), detail: <OfferScope offer={offer} /> },
        ...said(m.proposal_approach(), offer.approach),
        ...said(m.proposal_people(), offer.people),
        ...(onSiteDays === null || onSiteDays === undefined
          ? []
          : [{ term: m.proposal_days_on_site(), detail: m.proposal_days({ days: formatNumber(onSiteDays) }) }]),
        {
          term: m.proposal_price(),
          detail: (
            <>
              {priceText(offer.priceVnd)}
              <PriceLines lines={lines} />
              <Shares shares={offer.shares} />
            </>
          ),
        },
        ...(payments.length > 0
          ? [{ term: m.proposal_payments(), detail: <PaymentList payments={payments} priceVnd={offer.priceVnd} /> }]
          : []),
        { term: m.proposal_duration(), detail: weeksText(offer.durationWeeks) },
        { term: m.proposal_milestones(), detail: <MilestoneList milestones={offer.milestones} /> },
        ...said(m.proposal_provides(), offer.provides),
        ...(offer.validUntil ? [{ term: m.proposal_valid_until(), detail: formatDay(offer.validUntil) }] : []),
      ]}
    />
  )
}
