import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { ROLES } from '~/domain/accounts/lifecycle'
import { choiceIn, listFile, refusedPath } from '~/views/exporting/list-file.server'
import { listFor } from '~/views/exporting/lists.server'

/** A list as a file, without personal data. What is not offered is said on the page that offers. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, ...ROLES)
  const list = listFor(actor, params.list)
  const choice = choiceIn(request, list)
  return choice ? listFile(actor, list, request, choice) : redirect(refusedPath(list, request, 'choice'))
}
