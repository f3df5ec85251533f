import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { needSteps } from '~/domain/needs/steps.server'
import { ANSWER_DAYS } from '~/domain/proposals/lifecycle'
import { proposalsToCompare } from '~/domain/proposals/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import {
  declineReasonText,
  requestStatusText,
  requestStatusTone,
  waitingText,
  withdrawalReasonText,
} from '~/i18n/work-terms'
import { Empty, LinkButton, PageHeader, Prose, ResultCard, ResultList, Section, Tag } from '~/ui'
import { NextStepBox } from '~/ui/next-step'
import { toldStep } from '~/views/needs/need-step'
import { SideBySide } from '~/views/work/proposals-compared'
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
