import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { chooseSubjects } from '~/domain/needs/choose-subjects.server'
import { subjectsForm } from '~/domain/needs/forms'
import { mayChange } from '~/domain/needs/lifecycle'
import { managedNeed } from '~/domain/needs/queries.server'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { leavePage } from '~/forms/leave-page.server'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader } from '~/ui'
import { begunWith, needSubjectsView } from '~/views/needs/need-subjects-view.server'
import { SubjectsForm } from '~/views/needs/subjects-form'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.need_subjects_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const need = orNotFound(() => managedNeed(actor, params.needId!))
  if (!mayChange(need.status)) leavePage(request, `/needs/${need.id}`)
  const view = needSubjectsView(actor, need)
  return { ...view, status: need.status, readAs: markOf(begunWith(view)) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const need = orNotFound(() => managedNeed(actor, params.needId!))
  const form = await parseForm(request, subjectsForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => begunWith(needSubjectsView(actor, managedNeed(actor, need.id))),
    [],
    () => chooseSubjects(actor, need, form.value),
  )
  if (done.refused) return done.refused
  if (need.status !== 'draft') return redirect(`/needs/${need.id}?done=changed`, 303)
  return redirect(form.value.step === 'update' ? `/needs/${need.id}/subjects` : `/needs/${need.id}`, 303)
}

export default function NeedSubjects() {
  const { status, readAs, ...view } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={m.need_subjects_title()}
        lead={status === 'draft' ? m.need_subjects_lead() : m.need_edit_published_lead()}
        back={{ to: `/needs/${view.need.id}/edit`, text: m.need_change_text() }}
      />
      <SubjectsForm {...view} readAs={readAs} lastResult={lastResult} />
    </>
  )
}
