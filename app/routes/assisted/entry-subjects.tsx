import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { entryOf } from '~/domain/assisted/queries.server'
import { chooseEntrySubjects } from '~/domain/assisted/write-down.server'
import { subjectsForm } from '~/domain/needs/forms'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { leavePage } from '~/forms/leave-page.server'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader } from '~/ui'
import { entrySubjectsView } from '~/views/assisted/entry-subjects-view.server'
import { begunWith } from '~/views/needs/need-subjects-view.server'
import { SubjectsForm } from '~/views/needs/subjects-form'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.need_subjects_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  const entry = orNotFound(() => entryOf(actor, params.assistedId!))
  if (entry.status === 'confirmed' || entry.status === 'withdrawn')
    leavePage(request, `/department/assisted/${entry.id}`)
  const view = entrySubjectsView(entry)
  return { ...view, readAs: markOf(begunWith(view)) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  const { id } = orNotFound(() => entryOf(actor, params.assistedId!))
  const form = await parseForm(request, subjectsForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => begunWith(entrySubjectsView(entryOf(actor, id))),
    [],
    () => chooseEntrySubjects(actor, id, form.value),
  )
  if (done.refused) return done.refused
  return redirect(`/department/assisted/${id}${form.value.step === 'update' ? '/subjects' : ''}`, 303)
}

export default function EntrySubjects() {
  const { readAs, ...view } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={m.need_subjects_title()}
        lead={m.assisted_subjects_lead()}
        back={{ to: `/department/assisted/${view.need.id}/edit`, text: m.need_change_text() }}
      />
      <SubjectsForm {...view} readAs={readAs} lastResult={lastResult} />
    </>
  )
}
