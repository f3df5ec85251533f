import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { agreeToBeTold, tellNoMore } from '~/domain/certification/agree-to-be-told.server'
import { nextOutcomeStep } from '~/domain/certification/next-step'
import { outcomesOfEngagement } from '~/domain/certification/queries.server'
import { resultsToTell, type ToldResult } from '~/domain/certification/told-results.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { engagementForm } from '~/domain/engagement/forms'
import { currentMilestone } from '~/domain/engagement/next-step'
import { engagementOf } from '~/domain/engagement/queries.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { toldSentence } from '~/views/work/told-results.server'
import { wordOf } from '~/i18n/word-of'
import {
  engagementStatusText,
  engagementStatusTone,
  isTurnOf,
  outcomeStatusText,
  outcomeStatusTone,
  stepActorText,
  stepText,
  untilText,
} from '~/i18n/work-terms'
import { Columns, Details, FileList, LinkButton, Notice, PageHeader, Prose, Section, Stack, Tag } from '~/ui'
import { CertificateSummary } from '~/views/work/certificate'
import { MilestoneTimeline } from '~/views/work/milestones'
import { NextStepBox } from '~/ui/next-step'
import { OfferSummary } from '~/views/work/proposal'
import { Telling } from '~/views/work/told-results'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.engagement_title({ name: data.partner }) : m.engagement_list_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const outcomes = outcomesOfEngagement(actor, engagement.id)
  return {
    role: actor.role,
    engagement,
    partner: actor.role === 'enterprise' ? engagement.consultant : engagement.enterprise,
    outcomes,
    telling: tellingOf(actor.role, engagement, resultsToTell(actor, engagement.id)),
    currentId: currentMilestone(engagement.milestones)?.id,
    next: engagement.next ?? nextOutcomeStep(outcomes),
    today: today(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

const tellingOf = (
  role: Actor['role'],
  { enterpriseAgreedAt, consultantAgreedAt }: ReturnType<typeof engagementOf>,
  results: ToldResult[],
) => ({
  sentences: results.map(toldSentence),
  ...(role === 'enterprise'
    ? { ownAgreedAt: enterpriseAgreedAt, partnerAgreedAt: consultantAgreedAt }
    : { ownAgreedAt: consultantAgreedAt, partnerAgreedAt: enterpriseAgreedAt }),
})

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id } = orNotFound(() => engagementOf(actor, params.engagementId!))
  const form = await parseForm(request, engagementForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => decide(actor, id, form.value))
  if (done.refused) return done.refused
  return redirect(`/engagements/${id}?done=${form.value.intent}`, 303)
}

function decide(actor: Actor, engagementId: string, decision: z.output<typeof engagementForm>) {
  switch (decision.intent) {
    case 'submit':
      return submitMilestone(actor, engagementId, decision.milestoneId, decision)
    case 'accept':
      return acceptMilestone(actor, engagementId, decision.milestoneId)
    case 'return':
      return returnMilestone(actor, engagementId, decision.milestoneId, decision)
    case 'tell':
      return agreeToBeTold(actor, engagementId)
    case 'tell_no_more':
      return tellNoMore(actor, engagementId)
  }
}

const doneTexts: Record<string, () => string> = {
  awarded: m.engagement_done_awarded,
  submit: m.engagement_done_submit,
  accept: m.engagement_done_accept,
  return: m.engagement_done_return,
  recorded: m.engagement_done_recorded,
  reported: m.engagement_done_reported,
  tell: m.telling_done_tell,
  tell_no_more: m.telling_done_tell_no_more,
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Engagement() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { engagement, role, partner, currentId, telling, done } = loaded
  const said = wordOf(doneTexts, done)
  /** A refusal of the whole step: the page has moved on, and the form it came from may be gone. */
  const refused = lastResult?.error?.['']
  return (
    <>
      <PageHeader
        title={m.engagement_title({ name: partner })}
        lead={excerpt(engagement.needText)}
        back={{ to: '/engagements', text: m.engagement_back() }}
        tag={<Tag tone={engagementStatusTone[engagement.status]}>{engagementStatusText[engagement.status]()}</Tag>}
      />
      {refused ? <Notice tone="danger">{refused.join(' ')}</Notice> : null}
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      <Columns
        sideFirst
        main={
          <>
            <Section title={m.engagement_milestones_title()}>
              <MilestoneTimeline
                milestones={engagement.milestones}
                currentId={currentId}
                role={role}
                lastResult={refused ? undefined : lastResult}
              />
            </Section>
            <Outcomes {...loaded} />
            <Telling role={role} partner={partner} {...telling} />
            <Section title={m.engagement_agreed_title()}>
              <Details summary={m.engagement_need_title()}>
                <Prose text={engagement.needText} />
              </Details>
              <OfferSummary offer={engagement} />
            </Section>
          </>
        }
        side={<WhoActsNext {...loaded} />}
      />
    </>
  )
}

function WhoActsNext({ engagement, next, role, today }: Loaded) {
  const title = m.engagement_next_title()
  if (!next) return <NextStepBox title={title} what={m.engagement_next_none()} />
  const mayRecord = next.kind === 'record' && isTurnOf(next, role)
  return (
    <NextStepBox
      title={title}
      who={stepActorText(next, role)}
      what={stepText(next)}
      until={next.dueOn ? untilText(next.dueOn, today) : undefined}
    >
      {next.dueOn ? null : <p className="hint">{m.engagement_no_due_hint()}</p>}
      {mayRecord ? (
        <LinkButton to={`/engagements/${engagement.id}/certificate`} toForm>
          {m.engagement_record()}
        </LinkButton>
      ) : null}
    </NextStepBox>
  )
}

const Outcomes = ({ engagement, outcomes }: Loaded) => (
  <Section
    title={m.engagement_outcomes_title()}
    aside={
      engagement.status === 'completed' && outcomes.length > 0 ? (
        <Link to={`/engagements/${engagement.id}/certificate`}>{m.engagement_record()}</Link>
      ) : null
    }
  >
    {outcomes.length === 0 ? (
      <p>{engagement.status === 'completed' ? m.engagement_outcomes_none() : m.engagement_outcomes_later()}</p>
    ) : null}
    {outcomes.map((outcome) => (
      <article key={outcome.id}>
        <Stack gap="small">
          <h3>{`${outcome.certificate.scheme} – ${outcome.certificate.number}`}</h3>
          <p>
            <Tag tone={outcomeStatusTone[outcome.status]}>{outcomeStatusText[outcome.status]()}</Tag>
          </p>
          <p>{m.outcome_reported({ name: outcome.reportedBy, day: formatMomentDay(outcome.reportedAt) })}</p>
          {outcome.status === 'rejected' && outcome.rejectReason ? (
            <Notice tone="due" title={m.certificate_rejected_because()}>
              <Prose text={outcome.rejectReason} />
              <LinkButton to={`/engagements/${engagement.id}/certificate?outcome=${outcome.id}`} toForm>
                {m.engagement_report_again()}
              </LinkButton>
            </Notice>
          ) : null}
          <Details summary={m.outcome_certificate_title()}>
            <CertificateSummary certificate={outcome.certificate} subject={outcome.subject} />
          </Details>
          <FileList files={[{ ...outcome.file, to: `/files/${outcome.file.id}` }]} />
        </Stack>
      </article>
    ))}
  </Section>
)
