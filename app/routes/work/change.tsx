import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { changeDraftFor, keepChangeDraft } from '~/domain/engagement/change-draft.server'
import { changesOf, currentPlan } from '~/domain/engagement/changes.server'
import { changeForm } from '~/domain/engagement/forms'
import { sideOf } from '~/domain/engagement/policy'
import { drawChange } from '~/domain/engagement/propose-change.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { formatMoment } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Details, Form, Notice, PageHeader, Refused } from '~/ui'
import { PlanSummary } from '~/views/work/change'
import { jointMemberOptions } from '~/views/groups/joint-members.server'
import { changeFields } from '~/views/work/change-fields'
import { type ChangeValues, changeValues, draftValues } from '~/views/work/change-values'
import { DraftButtons, EnterGoesOn } from '~/views/work/draft-buttons'
import draftScript from '~/views/work/keep-draft.js?url'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.change_propose() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  if (engagement.status !== 'active' || engagement.pause || engagement.change)
    leavePage(request, `/engagements/${engagement.id}#changes`)
  const plan = currentPlan(engagement)
  const draft = changeDraftFor(engagement, actor)
  const again = new URL(request.url).searchParams.get('again')
  const before = changesOf(engagement).find(({ id, side }) => id === again && side === sideOf(actor))
  return {
    id: engagement.id,
    partner: actor.role === 'enterprise' ? engagement.consultant : engagement.enterprise,
    plan,
    members: jointMemberOptions(jointMembers(engagement.needId)),
    values: draft ? draftValues(draft.typed as ChangeValues, plan) : changeValues(newId(), plan, before),
    draft: draft && { by: draft.savedByName, at: draft.savedAt },
    readAs: String(draft?.savedAt.getTime() ?? 0),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const isOfGroup = jointMembers(engagement.needId).length > 0
  const form = await parseForm(request, changeForm(isOfGroup))
  if (form.status === undefined) return refuse(form)
  const { step, ...typed } = form.payload
  const isWhole = form.status === 'success'
  const isChecked = step !== 'draft' && step !== 'keep'
  if (!isWhole && isChecked) return refuse(form)
  const input = isWhole ? withoutStep(form.value) : null
  const done = attempt(form, () => keepChangeDraft(actor, engagement.id, { typed, input }, seenIn(form)))
  if (done.refused) return done.refused
  if (step === 'keep') return new Response(null, { status: 204 })
  if (!isChecked || !input) return redirect(`/engagements/${engagement.id}/change?done=draft`, 303)
  const drawn = attempt(form, () => drawChange(engagement, input))
  return drawn.refused ?? redirect(`/engagements/${engagement.id}/change/check`, 303)
}

const withoutStep = <V extends { step: unknown }>({ step: _, ...input }: V) => input

export default function ProposeChange() {
  const { id, partner, plan, members, values, draft, readAs } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'change',
    lastResult,
    constraint: getZodConstraint(changeForm(members.length > 0)),
    defaultValue: values,
  })
  const begun = plan.milestones.filter(({ status }) => status === 'submitted' || status === 'returned')
  return (
    <>
      <PageHeader
        title={m.change_propose()}
        lead={m.change_lead({ name: partner })}
        back={{ to: `/engagements/${id}#changes`, text: m.agreement_back() }}
      />
      <Refused result={lastResult} />
      {draft ? (
        <Notice tone="info">{m.change_draft_kept({ moment: formatMoment(draft.at), name: draft.by })}</Notice>
      ) : null}
      <p>{m.change_how()}</p>
      <Details summary={m.change_plan_now()}>
        <PlanSummary plan={plan} withMilestones />
      </Details>
      <Form form={form} guard readAs={readAs}>
        <EnterGoesOn />
        {changeFields(form, fields, {
          done: plan.milestones.filter(({ status }) => status === 'accepted').length,
          begunIds: begun.map((milestone) => milestone.id),
          opensPrice: draft !== null || lastResult !== undefined,
          members,
        })}
        <DraftButtons />
      </Form>
      <script src={draftScript} type="module" />
    </>
  )
}
