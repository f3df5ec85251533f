import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { changeOf } from '~/domain/engagement/changes.server'
import { orNotFound } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { paperFile } from '~/views/work/paper-file.server'

/** An appendix as a file, or what would be one while it waits, which says so; what came to nothing is no paper. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { change } = orNotFound(() => changeOf(actor, params.engagementId!, params.changeId!))
  if (change.standing !== 'confirmed' && change.standing !== 'waiting') throw new Response(null, { status: 404 })
  const isWaiting = change.standing === 'waiting'
  const notYet = { kind: 'middle', text: m.change_paper_not_confirmed({}, { locale: 'vi' }) } as const
  const text = isWaiting ? { ...change.text, paper: [notYet, ...change.text.paper] } : change.text
  const title = m.change_appendix({ number: formatNumber(change.number) }, { locale: 'vi' })
  return paperFile(text, {
    name: `${isWaiting ? 'de-nghi-' : ''}phu-luc-${change.number}`,
    title,
    format: params.format!,
  })
}
