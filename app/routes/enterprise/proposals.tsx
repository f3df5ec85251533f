import type { ReactNode } from 'react'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { needSteps } from '~/domain/needs/steps.server'
import { ANSWER_DAYS } from '~/domain/proposals/lifecycle'
import { type OfferedProposal, proposalsToCompare } from '~/domain/proposals/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import { formatMomentDay, formatNumber, formatVnd } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { organisationKindText } from '~/i18n/terms'
import {
  declineReasonText,
  proposalStatusText,
  proposalStatusTone,
  requestStatusText,
  requestStatusTone,
  waitingText,
  weeksText,
  withdrawalReasonText,
} from '~/i18n/work-terms'
import { Compare, Empty, LinkButton, PageHeader, Prose, ResultCard, ResultList, Section, Tag } from '~/ui'
import { NextStepBox } from '~/ui/next-step'
import { toldStep } from '~/views/needs/need-step'
import { MilestoneList, OfferScope } from '~/views/work/proposal'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.proposal_compare_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const page = orNotFound(() => proposalsToCompare(actor, params.needId!))
  const { id: needId } = page.need
  const step = needSteps([page.need]).get(needId)!
  return { ...page, told: toldStep({ needId, step, work: null, mine: true, today: today() }), today: today() }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Proposals() {
  const loaded = useLoaderData<typeof loader>()
  const { need, proposals, withoutProposal } = loaded
  return (
    <>
      <PageHeader
        title={m.proposal_compare_title()}
        lead={excerpt(need.text)}
        back={{ to: `/needs/${need.id}`, text: m.proposal_compare_back() }}
      />
      <WhatNext {...loaded} />
      {proposals.length === 0 ? (
        <Empty title={m.proposal_compare_none_title()}>
          {m.proposal_compare_none({ days: formatNumber(ANSWER_DAYS) })}
        </Empty>
      ) : (
        <SideBySide need={need} proposals={proposals} />
      )}
      {withoutProposal.length > 0 ? <WithoutProposal {...loaded} /> : null}
    </>
  )
}

function WhatNext({ told, engagementId }: Loaded) {
  const title = m.engagement_next_title()
  if (!engagementId) return <NextStepBox title={title} what={told.what} until={told.until} />
  return (
    <NextStepBox title={title} what={m.proposal_step_chosen()}>
      <LinkButton to={`/engagements/${engagementId}`}>{m.award_taken_link()}</LinkButton>
    </NextStepBox>
  )
}

function SideBySide({ need, proposals }: Pick<Loaded, 'need' | 'proposals'>) {
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
        row(m.proposal_price(), (each) => <strong>{formatVnd(each.priceVnd)}</strong>),
        row(m.proposal_duration(), (each) => weeksText(each.durationWeeks)),
        row(m.proposal_scope(), (each) => <OfferScope offer={each} />),
        row(m.proposal_milestones(), (each) => <MilestoneList milestones={each.milestones} />),
        row(m.proposal_compare_sent(), (each) => (
          <>
            {formatMomentDay(each.submittedAt)}
            {each.predatesChange && need.changedAt ? (
              <Tag tone="due">{m.proposal_predates_change({ day: formatMomentDay(need.changedAt) })}</Tag>
            ) : null}
          </>
        )),
        row(m.proposal_compare_choice(), (each) => <Choice need={need} proposal={each} />),
      ]}
    />
  )
}

function Choice({ need, proposal }: { need: Loaded['need']; proposal: OfferedProposal }) {
  if (need.status !== 'published' || proposal.status !== 'submitted') {
    return <Tag tone={proposalStatusTone[proposal.status]}>{proposalStatusText[proposal.status]()}</Tag>
  }
  return (
    <LinkButton variant="secondary" toForm to={`/needs/${need.id}/award/${proposal.id}`}>
      {m.proposal_compare_choose()}
      <span className="visually-hidden"> {m.proposal_compare_choose_of({ name: proposal.consultant })}</span>
    </LinkButton>
  )
}

const WithoutProposal = ({ withoutProposal, today }: Loaded) => (
  <Section title={m.proposal_waiting_title()}>
    <ResultList>
      {withoutProposal.map((request) => (
        <ResultCard
          key={request.id}
          title={request.consultant}
          to={`/consultants/${request.profileId}`}
          tags={<Tag tone={requestStatusTone[request.status]}>{requestStatusText[request.status]()}</Tag>}
        >
          <p>{answerText(request, today)}</p>
          {request.endedNote ? <Prose text={request.endedNote} /> : null}
        </ResultCard>
      ))}
    </ResultList>
  </Section>
)

function answerText(request: Loaded['withoutProposal'][number], today: Loaded['today']) {
  if (request.declineReason) return declineReasonText[request.declineReason]()
  if (request.withdrawalReason) return withdrawalReasonText[request.withdrawalReason]()
  if (request.status !== 'sent') return null
  return waitingText(request.dueOn, today)
}
