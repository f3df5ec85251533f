import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { pauseForm } from '~/domain/engagement/off-plan-forms'
import { offPlanOf } from '~/domain/engagement/off-plan-story.server'
import { extendPause, pauseWork, resumeWork } from '~/domain/engagement/pause-work.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader, Refused, Section } from '~/ui'
import { OffPlanNotices } from '~/views/work/off-plan'
import { Pauses, PauseWork, ResumeWork } from '~/views/work/pauses'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.pause_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  return { engagement, pauses: offPlanOf(engagement).pauses, newId: newId() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id } = orNotFound(() => engagementOf(actor, params.engagementId!))
  const form = await parseForm(request, pauseForm(today()))
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attempt(form, () => {
    if (value.intent === 'resume') return resumeWork(actor, id)
    return value.intent === 'pause' ? pauseWork(actor, id, value) : extendPause(actor, id, value)
  })
  if (done.refused) return done.refused
  return redirect(`/engagements/${id}?done=${value.intent}`, 303)
}

/** The work rests for a while, longer than it was to, or goes on. */
export default function Pause() {
  const { engagement, pauses, newId } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { id, status, pause } = engagement
  return (
    <>
      <PageHeader
        title={m.pause_title()}
        lead={excerpt(engagement.needText)}
        back={{ to: `/engagements/${id}`, text: m.agreement_back() }}
      />
      <Refused result={lastResult} />
      <OffPlanNotices engagement={engagement} on="pause" />
      {status === 'active' ? (
        <Section title={pause ? m.pause_resume_title() : m.pause_now()}>
          <p>{m.pause_rule()}</p>
          {pause ? <ResumeWork /> : <PauseWork newId={newId} lastResult={lastResult} />}
        </Section>
      ) : null}
      {status === 'active' && pause ? (
        <Section title={m.pause_extend_title()}>
          <p>{m.pause_extend_how({ day: formatDay(pause.until) })}</p>
          <PauseWork newId={newId} lastResult={lastResult} intent="extend" />
        </Section>
      ) : null}
      <Pauses pauses={pauses} names={engagement} />
    </>
  )
}
