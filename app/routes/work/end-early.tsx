import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { confirmEnd, objectToEnd, proposeEnd, withdrawEnd } from '~/domain/engagement/end-early.server'
import { END_ANSWER_DAYS } from '~/domain/engagement/off-plan'
import { endForm } from '~/domain/engagement/off-plan-forms'
import { offPlanOf } from '~/domain/engagement/off-plan-story.server'
import { sideOf } from '~/domain/engagement/policy'
import { engagementOf } from '~/domain/engagement/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Notice, PageHeader, Refused, Section } from '~/ui'
import { AnswerEnd, EarlierEnds, EndSummary, ProposeEnd } from '~/views/work/early-end'
import { OffPlanNotices } from '~/views/work/off-plan'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.end_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  return {
    engagement,
    ends: offPlanOf(engagement).ends,
    side: sideOf(actor),
    newId: newId(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id } = orNotFound(() => engagementOf(actor, params.engagementId!))
  const form = await parseForm(request, endForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => decide(actor, id, form.value))
  if (done.refused) return done.refused
  return redirect(`/engagements/${id}/end?done=${form.value.intent}`, 303)
}

function decide(actor: Actor, engagementId: string, value: z.output<typeof endForm>) {
  switch (value.intent) {
    case 'propose':
      return proposeEnd(actor, engagementId, value)
    case 'confirm':
      return confirmEnd(actor, engagementId, value.endId, value.words)
    case 'object':
      return objectToEnd(actor, engagementId, value.endId, value.words)
    case 'withdraw':
      return withdrawEnd(actor, engagementId, value.endId)
  }
}

const doneTexts: Record<string, () => string> = {
  propose: m.end_done_propose,
  confirm: m.end_done_confirm,
  object: m.end_done_object,
  withdraw: m.end_done_withdraw,
}

/** The work ends before it is done: one side proposes it, the other answers. */
export default function EndEarly() {
  const { engagement, ends, side, newId, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = wordOf(doneTexts, done)
  const waiting = ends.find(({ status }) => status === 'waiting')
  return (
    <>
      <PageHeader
        title={m.end_title()}
        lead={excerpt(engagement.needText)}
        back={{ to: `/engagements/${engagement.id}`, text: m.agreement_back() }}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      <OffPlanNotices engagement={engagement} on="end" />
      {waiting ? (
        <Section title={m.end_waiting()}>
          <EndSummary end={waiting} names={engagement} />
          <AnswerEnd end={waiting} isOwn={waiting.side === side} lastResult={lastResult} />
        </Section>
      ) : null}
      {engagement.status === 'active' && !waiting ? (
        <Section title={m.end_propose_title()}>
          <p>{m.end_rule({ days: formatNumber(END_ANSWER_DAYS) })}</p>
          <ProposeEnd newId={newId} lastResult={lastResult} />
        </Section>
      ) : null}
      <EarlierEnds ends={ends.filter((end) => end !== waiting)} names={engagement} />
    </>
  )
}
