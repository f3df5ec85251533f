import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import type { OfferedProposal, proposalsToCompare } from '~/domain/proposals/queries.server'
import { formatDay, formatMomentDay, formatNumber, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { organisationKindText } from '~/i18n/terms'
import { offerFlagTag, proposalStatusText, proposalStatusTone, weeksText } from '~/i18n/work-terms'
import { Compare, LinkButton, Prose, Tag } from '~/ui'
import { MilestoneList, OfferScope, PaymentList, PriceLines } from './proposal'

type Compared = Pick<ReturnType<typeof proposalsToCompare>, 'need' | 'proposals'>

/** The proposals for a need beside each other, each with the way to choose it. */
export function SideBySide({ need, proposals }: Compared) {
  const row = (label: string, cell: (proposal: OfferedProposal) => ReactNode) => ({
    label,
    cells: proposals.map(cell),
  })
  return (
    <Compare
      caption={m.proposal_compare_caption()}
      columns={proposals.map((proposal) => ({
        id: proposal.id,
        header: <Link to={`/consultants/${proposal.profileId}`}>{proposal.consultant}</Link>,
      }))}
      rows={[
        row(m.proposal_compare_who(), (each) => organisationKindText[each.consultantKind]()),
        row(m.proposal_compare_experience(), (each) =>
          each.yearsExperience === null
            ? m.proposal_compare_not_said()
            : m.proposal_compare_years({ years: formatNumber(each.yearsExperience) }),
        ),
        row(m.proposal_price(), ({ offer }) => (
          <>
            <strong>{formatVnd(offer.priceVnd)}</strong>
            <PriceLines lines={offer.lines} />
          </>
        )),
        row(m.proposal_payments(), ({ offer }) => <PaymentList payments={offer.payments} priceVnd={offer.priceVnd} />),
        row(m.proposal_duration(), ({ offer }) => weeksText(offer.durationWeeks)),
        row(m.proposal_days_on_site(), ({ offer }) =>
          offer.onSiteDays === null
            ? m.proposal_compare_not_said()
            : m.proposal_days({ days: formatNumber(offer.onSiteDays) }),
        ),
        row(m.proposal_people(), ({ offer }) => wordsOf(offer.people)),
        row(m.proposal_scope(), ({ offer }) => <OfferScope offer={offer} />),
        row(m.proposal_approach(), ({ offer }) => wordsOf(offer.approach)),
        row(m.proposal_milestones(), ({ offer }) => <MilestoneList milestones={offer.milestones} />),
        row(m.proposal_provides(), ({ offer }) => wordsOf(offer.provides)),
        row(m.proposal_valid_until(), ({ offer }) =>
          offer.validUntil ? formatDay(offer.validUntil) : m.proposal_compare_not_said(),
        ),
        row(m.proposal_compare_sent(), ({ offer }) =>
          offer.number === 1
            ? formatMomentDay(offer.submittedAt)
            : m.proposal_compare_version({
                number: formatNumber(offer.number),
                day: formatMomentDay(offer.submittedAt),
              }),
        ),
        row(m.proposal_compare_choice(), (each) => <Choice need={need} proposal={each} />),
      ]}
    />
  )
}

const wordsOf = (text: string | null) => (text ? <Prose text={text} /> : m.proposal_compare_not_said())

function Choice({ need, proposal }: { need: Compared['need']; proposal: OfferedProposal }) {
  if (need.status !== 'published' || proposal.status !== 'submitted') {
    return <Tag tone={proposalStatusTone[proposal.status]}>{proposalStatusText[proposal.status]()}</Tag>
  }
  return (
    <>
      {proposal.flags.map((flag) => (
        <p key={flag}>
          <Tag tone="due">{offerFlagTag[flag]()}</Tag>
        </p>
      ))}
      <LinkButton variant="secondary" toForm to={`/needs/${need.id}/award/${proposal.id}`}>
        {m.proposal_compare_choose()}
        <span className="visually-hidden"> {m.proposal_compare_choose_of({ name: proposal.consultant })}</span>
      </LinkButton>
    </>
  )
}
