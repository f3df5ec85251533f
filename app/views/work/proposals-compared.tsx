import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import { CRITERIA, type Weights } from '~/domain/proposals/comparison'
import { formatDay, formatMomentDay, formatNumber, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { organisationKindText } from '~/i18n/terms'
import { criterionText, offerFlagTag, proposalText, proposalTone, weeksText, weightText } from '~/i18n/work-terms'
import { Compare, LinkButton, Prose, Tag } from '~/ui'
import { MilestoneList, OfferScope, PartnerSaid, PaymentList, PriceLines, Shares } from './proposal'
import { NoteList } from './proposal-notes'
import type { ComparedProposals } from './proposals-compared.server'

type Compared = Pick<ComparedProposals, 'need' | 'proposals' | 'weights'>
type Proposal = ComparedProposals['proposals'][number]

/** The proposals for a need beside each other, each with the way to choose it. */
export function SideBySide({ need, proposals, weights }: Compared) {
  const row = (label: string, cell: (proposal: Proposal) => ReactNode) => ({ label, cells: proposals.map(cell) })
  return (
    <Compare
      caption={m.proposal_compare_caption()}
      columns={proposals.map((proposal) => ({
        id: proposal.id,
        name: proposal.consultant,
        header: <Link to={`/consultants/${proposal.profileId}`}>{proposal.consultant}</Link>,
      }))}
      rows={[
        ...(weights ? [row(m.proposal_compare_points(), (each) => <Sum proposal={each} weights={weights} />)] : []),
        row(m.proposal_price(), (each) => <Price proposal={each} budgetMillion={need.budgetMillion} />),
        row(m.support_row(), ({ id, support, consultant }) => (
          <>
            {support}
            <p className="screen-only">
              <Link to={`/needs/${need.id}/proposals/${id}/support`}>
                {m.support_see()}
                <span className="visually-hidden"> {m.proposal_compare_choose_of({ name: consultant })}</span>
              </Link>
            </p>
          </>
        )),
        row(m.proposal_payments(), ({ offer }) => <PaymentList payments={offer.payments} priceVnd={offer.priceVnd} />),
        row(m.proposal_duration(), ({ offer }) => weeksText(offer.durationWeeks)),
        row(m.proposal_days_on_site(), ({ offer }) =>
          known(offer.onSiteDays, (days) => m.proposal_days({ days: formatNumber(days) })),
        ),
        row(m.proposal_milestones(), ({ offer }) => <MilestoneList milestones={offer.milestones} />),
        ...(proposals.some(({ offer }) => offer.partner)
          ? [
              row(m.proposal_partner(), ({ offer: { partner } }) =>
                partner ? <PartnerSaid partner={partner} /> : m.proposal_partner_none(),
              ),
            ]
          : []),
        row(m.proposal_people(), ({ offer }) => wordsOf(offer.people)),
        row(m.proposal_scope(), ({ offer }) => <OfferScope offer={offer} />),
        row(m.proposal_approach(), ({ offer }) => wordsOf(offer.approach)),
        row(m.proposal_provides(), ({ offer }) => wordsOf(offer.provides)),
        row(m.proposal_compare_who(), (each) => organisationKindText[each.consultantKind]()),
        row(m.proposal_compare_experience(), (each) =>
          known(each.yearsExperience, (years) => m.proposal_compare_years({ years: formatNumber(years) })),
        ),
        row(m.proposal_compare_results(), ({ results }) => formatNumber(results)),
        row(m.proposal_compare_replies(), ({ replies }) =>
          replies
            ? m.proposal_compare_replies_said({
                inTime: formatNumber(replies.inTime),
                counted: formatNumber(replies.counted),
              })
            : m.proposal_compare_replies_few(),
        ),
        row(m.proposal_compare_fits(), ({ reasons, missing }) => <Fit reasons={reasons} missing={missing} />),
        row(m.proposal_valid_until(), ({ offer }) => known(offer.validUntil, formatDay)),
        row(m.proposal_compare_sent(), ({ offer }) =>
          offer.number === 1
            ? formatMomentDay(offer.submittedAt)
            : m.proposal_compare_version({
                number: formatNumber(offer.number),
                day: formatMomentDay(offer.submittedAt),
              }),
        ),
        row(m.proposal_notes(), ({ notes }) =>
          notes.length > 0 ? <NoteList notes={notes} /> : m.proposal_notes_none(),
        ),
        row(m.proposal_compare_choice(), (each) => <Choice need={need} proposal={each} />),
      ]}
    />
  )
}

const wordsOf = (text: string | null) => (text ? <Prose text={text} /> : m.proposal_compare_not_said())
const known = <V,>(value: V | null, text: (value: V) => string) =>
  value === null ? m.proposal_compare_not_said() : text(value)

/** The price, and how it stands to what the enterprise means to spend: consultants do not see that. */
function Price({ proposal: { offer }, budgetMillion }: { proposal: Proposal; budgetMillion: number | null }) {
  const over = budgetMillion === null ? null : offer.priceVnd - budgetMillion * 1_000_000
  return (
    <>
      <strong>{formatVnd(offer.priceVnd)}</strong>
      {over === null ? null : (
        <p className="hint">
          {over > 0
            ? m.proposal_compare_over_budget({ amount: formatVnd(over) })
            : m.proposal_compare_within_budget({ amount: formatVnd(-over) })}
        </p>
      )}
      <PriceLines lines={offer.lines} />
      <Shares shares={offer.shares} />
    </>
  )
}

const formatPoints = (points: number | null) =>
  points === null ? m.proposal_compare_not_counted() : formatNumber(points)

/** The points together, and of what they are made. */
function Sum({ proposal: { points }, weights }: { proposal: Proposal; weights: Weights }) {
  if (!points || points.sum === null) return m.proposal_compare_not_said()
  return (
    <>
      <strong>{m.proposal_compare_points_of({ points: formatNumber(points.sum) })}</strong>
      <ul>
        {CRITERIA.map((criterion) => (
          <li key={criterion}>
            {m.proposal_compare_point({
              criterion: criterionText[criterion](),
              weight: weightText[weights[criterion]]!().toLocaleLowerCase('vi'),
              points: formatPoints(points.points[criterion]),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}

function Fit({ reasons, missing }: { reasons: string[]; missing: string[] }) {
  if (reasons.length + missing.length === 0) return m.proposal_compare_fits_unknown()
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
      {missing.map((point) => (
        <li key={point}>{m.proposal_compare_lacks({ point })}</li>
      ))}
    </ul>
  )
}

function Choice({ need, proposal }: { need: Compared['need']; proposal: Proposal }) {
  const read = (
    <p className="screen-only">
      <Link to={`/needs/${need.id}/proposals/${proposal.id}`}>
        {m.proposal_compare_read()}
        <span className="visually-hidden"> {m.proposal_compare_choose_of({ name: proposal.consultant })}</span>
      </Link>
    </p>
  )
  if (need.status !== 'published' || proposal.status !== 'submitted') {
    return (
      <>
        <Tag tone={proposalTone[proposal.standing]}>{proposalText[proposal.standing]()}</Tag>
        {read}
      </>
    )
  }
  return (
    <>
      {proposal.flags.map((flag) => (
        <p key={flag}>
          <Tag tone="due">{offerFlagTag[flag]()}</Tag>
        </p>
      ))}
      {read}
      {proposal.isForbidden ? (
        <LinkButton variant="quiet" to={`/conversations/${proposal.requestId}`}>
          {m.proposal_ask_new_version()}
          <span className="visually-hidden"> {m.proposal_compare_choose_of({ name: proposal.consultant })}</span>
        </LinkButton>
      ) : (
        <ToChoose need={need} proposal={proposal} />
      )}
    </>
  )
}

const ToChoose = ({ need, proposal }: { need: Compared['need']; proposal: Proposal }) => (
  <>
    <p className="print-only">{m.proposal_compare_tick()}</p>
    <LinkButton variant="secondary" toForm to={`/needs/${need.id}/award/${proposal.id}`}>
      {m.proposal_compare_choose()}
      <span className="visually-hidden"> {m.proposal_compare_choose_of({ name: proposal.consultant })}</span>
    </LinkButton>
  </>
)
