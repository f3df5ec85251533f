import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { workForm } from '~/domain/follow-up/forms'
import { decideWork, workToDecide } from '~/domain/follow-up/work.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { workStanding } from '~/i18n/work-terms'
import { Notice, PageHeader, Refused, Section, Stack, Tag } from '~/ui'
import { followUpPath } from '~/views/follow-up/words'
import { ConfirmEnd, MediateDispute, Mediation, WorkMilestones } from '~/views/work/department-work'
import { DisputeSummary } from '~/views/work/disputes'
import { EndSummary } from '~/views/work/early-end'
import { Pauses } from '~/views/work/pauses'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.work_department_title(data.names) : m.follow_up_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'follow_up')
  const { record, ...work } = orNotFound(() => workToDecide(actor, params.engagementId!))
  const { recordId, needText, enterprise, consultant } = record
  return {
    ...work,
    id: recordId,
    needText: needText ?? '',
    names: { enterprise: enterprise ?? '', consultant: consultant ?? '' },
    newId: newId(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'follow_up')
  const { record } = orNotFound(() => workToDecide(actor, params.engagementId!))
  const form = await parseForm(request, workForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => decideWork(actor, record.recordId, form.value, seenIn(form)))
  if (done.refused) return done.refused
  return redirect(`/department/works/${record.recordId}?done=${form.value.intent}`, 303)
}

const doneTexts: Record<string, () => string> = {
  delivery: m.work_done_delivery,
  confirm_end: m.work_done_confirm_end,
  record: m.work_done_record,
  close: m.work_done_close,
}

/** Work that does not go by its plan, where the department mediates, decides and confirms. */
export default function WorkOffPlan() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { id, names, status, disputes, ends, isOwnMatter } = loaded
  const said = wordOf(doneTexts, loaded.done)
  const mayAct = !isOwnMatter
  const standing = workStanding(loaded)
  return (
    <Stack>
      <PageHeader
        title={m.work_department_title(names)}
        lead={excerpt(loaded.needText)}
        back={{ to: followUpPath({ about: 'engagement', recordId: id }), text: m.work_department_back() }}
        tag={<Tag tone={standing.tone}>{standing.text}</Tag>}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {isOwnMatter ? <Notice tone="due">{m.follow_up_own_matter()}</Notice> : null}
      {disputes.map((dispute) => (
        <Section key={dispute.id} title={m.dispute_of({ name: names[dispute.side] })}>
          <DisputeSummary dispute={dispute} names={names} />
          {dispute.status === 'open' && mayAct ? (
            <MediateDispute dispute={dispute} status={status} newId={loaded.newId} lastResult={lastResult} />
          ) : null}
        </Section>
      ))}
      {loaded.mediation ? <Mediation {...loaded.mediation} /> : null}
      {ends.map((end) => (
        <Section key={end.id} title={m.end_title()}>
          <EndSummary end={end} names={names} />
          {end.status === 'waiting' && loaded.mayConfirmEnd && mayAct ? <ConfirmEnd lastResult={lastResult} /> : null}
        </Section>
      ))}
      <WorkMilestones milestones={loaded.milestones} mayDecide={mayAct} lastResult={lastResult} />
      <Pauses pauses={loaded.pauses} names={names} />
    </Stack>
  )
}
