import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requirePerson } from '~/auth/actor.server'
import { startPage } from '~/auth/after-sign-in.server'
import { storedSessionId } from '~/auth/session.server'
import { chooseWorkspace } from '~/domain/accounts/choose-workspace.server'
import { workspaceForm } from '~/domain/accounts/forms'
import { orNotFound, parseForm } from '~/forms/parse-form.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const { role } = await requirePerson(request)
  return redirect(startPage[role])
}

/** Works for another of the person's organisations from now on, on this device; the frame says for which. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, workspaceForm)
  if (form.status !== 'success') throw new Response(null, { status: 404 })
  const { organisation = null } = form.value
  const { role } = orNotFound(() => chooseWorkspace(actor, organisation, storedSessionId(request)))
  return redirect(`${startPage[role]}?done=workspace`, 303)
}
