import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { assistedForm } from '~/domain/assisted/forms'
import { entryOf } from '~/domain/assisted/queries.server'
import { writeDown } from '~/domain/assisted/write-down.server'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { leavePage } from '~/forms/leave-page.server'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Notice, PageHeader } from '~/ui'
import { entryValues } from '~/views/assisted/entry-values'
import { WriteForm } from '~/views/assisted/write-form'
import { communeChoices, sectorChoices } from '~/views/choices/place-choices.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.assisted_edit_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  const entry = orNotFound(() => entryOf(actor, params.assistedId!))
  if (entry.status === 'confirmed' || entry.status === 'withdrawn')
    leavePage(request, `/department/assisted/${entry.id}`)
  const values = entryValues(entry)
  return {
    values,
    isAsked: entry.status === 'waiting',
    readAs: markOf(values),
    sectors: sectorChoices(),
    communes: communeChoices(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  const { id } = orNotFound(() => entryOf(actor, params.assistedId!))
  const form = await parseForm(request, assistedForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => entryValues(entryOf(actor, id)),
    ['text', 'personName', 'phone'],
    () => writeDown(actor, { ...form.value, id }),
  )
  if (done.refused) return done.refused
  return redirect(`/department/assisted/${id}/subjects`, 303)
}

export default function EditEntry() {
  const { values, isAsked, readAs, sectors, communes } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={m.assisted_edit_title()}
        lead={values.organisationName}
        back={{ to: `/department/assisted/${values.id}`, text: m.assisted_entry_title() }}
      />
      {isAsked ? <Notice tone="due">{m.assisted_edit_asked()}</Notice> : null}
      <WriteForm {...{ values, sectors, communes, readAs, lastResult }} />
    </>
  )
}
