import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { needSteps } from '~/domain/needs/steps.server'
import type { Weights } from '~/domain/proposals/comparison'
import { ANSWER_DAYS } from '~/domain/proposals/lifecycle'
import { comparisonForm } from '~/domain/proposals/forms'
import { weighProposals } from '~/domain/proposals/weigh-proposals.server'
import { managedNeed } from '~/domain/needs/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay, formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { declineReasonText, requestStepSaid, standingOf, withdrawalReasonText } from '~/i18n/work-terms'
import { Empty, LinkButton, PageHeader, Prose, ResultCard, ResultList, Section, Tag } from '~/ui'
import { NextStepBox, NextStepLine } from '~/ui/next-step'
import { toldStep } from '~/views/needs/need-step'
import { SideBySide } from '~/views/work/proposals-compared'
import { comparedProposals } from '~/views/work/proposals-compared.server'
import { WeighProposals } from '~/views/work/weigh-proposals'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.proposal_compare_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const page = orNotFound(() => comparedProposals(actor, params.needId!))
  const { id: needId } = page.need
  const step = needSteps([page.need]).get(needId)!
  return {
    ...page,
    enterprise: actor.organisationName ?? '',
    told: toldStep({ needId, step, work: null, mine: true, today: today() }),
    today: today(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id } = orNotFound(() => managedNeed(actor, params.needId!))
  const form = await parseForm(request, comparisonForm)
  if (form.status !== 'success') return refuse(form)
  const { step, ...weights } = form.value
  const done = attempt(form, () => weighProposals(actor, id, step === 'unweigh' ? null : (weights as Weights)))
  if (done.refused) return done.refused
  return redirect(`/needs/${id}/proposals`, 303)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Proposals() {
  const loaded = useLoaderData<typeof loader>()
  const { need, proposals, weights, withoutProposal, enterprise } = loaded
  const lastResult = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={m.proposal_compare_title()}
        lead={excerpt(need.text)}
        back={{ to: `/needs/${need.id}`, text: m.proposal_compare_back() }}
      />
      <p className="print-only">{m.proposal_compare_printed({ enterprise, day: formatDay(loaded.today) })}</p>
      <div className="screen-only">
        <WhatNext {...loaded} />
      </div>
      {proposals.length === 0 ? (
        <Empty title={m.proposal_compare_none_title()}>
          {m.proposal_compare_none({ days: formatNumber(ANSWER_DAYS) })}
        </Empty>
      ) : (
        <>
          <SideBySide need={need} proposals={proposals} weights={weights} />
          {proposals.length > 1 ? <WeighProposals weights={weights} lastResult={lastResult} /> : null}
          {weights ? <p className="print-only">{m.proposal_weigh_how()}</p> : null}
          <p className="hint screen-only">{m.proposal_compare_print()}</p>
          <Signature />
        </>
      )}
      {withoutProposal.length > 0 ? <WithoutProposal {...loaded} /> : null}
    </>
  )
}

/** Where whoever decides signs the printed comparison. */
const Signature = () => (
  <div className="print-only signature">
    <p>{m.proposal_compare_sign()}</p>
    <p>{m.proposal_compare_sign_by()}</p>
  </div>
)

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
          tags={<Tag tone={standingOf(request).tone}>{standingOf(request).text}</Tag>}
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
  return <NextStepLine {...requestStepSaid(request.step, 'enterprise', today)} />
}
