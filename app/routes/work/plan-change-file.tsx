import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { changeOf } from '~/domain/engagement/changes.server'
import { orNotFound } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { paperFile } from '~/views/work/paper-file.server'

/** An appendix, or what would be one, as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { change } = orNotFound(() => changeOf(actor, params.engagementId!, params.changeId!))
  const title = m.change_appendix({ number: formatNumber(change.number) }, { locale: 'vi' })
  return paperFile(change.text, { name: `phu-luc-${change.number}`, title, format: params.format! })
}
