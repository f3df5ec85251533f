import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { confirmOwn, refuseOwn } from '~/domain/assisted/confirm.server'
import { ownConfirmForm } from '~/domain/assisted/forms'
import { entryToConfirm } from '~/domain/assisted/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { ConfirmPage } from '~/views/assisted/confirm-page'
import { confirmView } from '~/views/assisted/confirm-view.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.confirm_need_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const view = confirmView(
    actor,
    orNotFound(() => entryToConfirm(actor, params.assistedId!)),
  )
  return { view, isDone: new URL(request.url).searchParams.get('done') === 'refused' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id } = orNotFound(() => entryToConfirm(actor, params.assistedId!))
  const form = await parseForm(request, ownConfirmForm)
  if (form.status !== 'success') return refuse(form)
  const asked = form.value
  const done = attempt(form, () =>
    asked.step === 'refuse'
      ? refuseOwn(actor, id, asked.reason)
      : confirmOwn(actor, id, asked.step === 'take' ? 'change' : 'publish'),
  )
  if (done.refused) return done.refused
  if (asked.step === 'refuse') return redirect(`/needs/to-confirm/${id}?done=refused`, 303)
  return redirect(asked.step === 'take' ? `/needs/${id}/edit` : `/needs/${id}?done=confirmed`, 303)
}

/** The enterprise's own people read in their account what an officer wrote down for it. */
export default function NeedToConfirm() {
  const { view, isDone } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return <ConfirmPage view={view} signIn="/sign-in" isDone={isDone} byKey={false} lastResult={lastResult} />
}
