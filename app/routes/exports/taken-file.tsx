import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { takenList } from '~/domain/exporting/queries.server'
import { orNotFound } from '~/forms/parse-form.server'
import { listFile } from '~/views/exporting/list-file.server'
import { listFor } from '~/views/exporting/lists.server'

/** The file for which its taker has just given a reason: what was written down, and nothing else. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'department')
  const taken = orNotFound(() => takenList(actor, params.takenId!))
  const list = listFor(actor, taken.list)
  const { origin } = new URL(request.url)
  return listFile(actor, list, new Request(`${origin}${list.page}?${taken.query}`), taken)
}
