import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { ROLES } from '~/domain/accounts/lifecycle'
import { exportPath, filterIn } from '~/views/exporting/address'
import { choiceIn, isTooLong, listFile } from '~/views/exporting/list-file.server'
import { listFor } from '~/views/exporting/lists.server'

/** A list as a file, without personal data. What is not offered is said on the page that offers. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, ...ROLES)
  const list = listFor(actor, params.list)
  const filter = filterIn(new URL(request.url).search)
  const choice = choiceIn(request, list)
  const refused = !choice ? 'choice' : isTooLong(choice.format, (await list.read(actor, request)).count) ? 'rows' : null
  if (choice && !refused) return listFile(actor, list, request, choice)
  filter.set('refused', refused!)
  return redirect(exportPath(list.id, filter))
}
