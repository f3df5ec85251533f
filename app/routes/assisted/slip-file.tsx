import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireCapability } from '~/auth/actor.server'
import { orNotFound } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { footOf, slipIn, slipOf } from '~/views/assisted/slip.server'
import { paperFile } from '~/views/work/paper-file.server'

/** The slip as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  const id = params.assistedId!
  const which = slipIn(request)
  const paper = orNotFound(() => slipOf(actor, id, which))
  const title = m.assisted_slip_title({}, { locale: 'vi' })
  const foot = footOf(which)
  return paperFile({ paper, code: id.slice(0, 8) }, { name: 'phieu-nhu-cau', title, format: params.format!, foot })
}
