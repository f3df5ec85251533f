import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { agreementText } from '~/domain/engagement/agreement.server'
import { orNotFound } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { paperFile } from '~/views/work/paper-file.server'

/** The agreement as a file: the text that stands, or with `?text=` one that was confirmed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const textId = new URL(request.url).searchParams.get('text')
  const text = orNotFound(() => agreementText(actor, params.engagementId!, textId))
  const title = m.agreement_title({}, { locale: 'vi' })
  return paperFile(text, { name: 'thoa-thuan', title, format: params.format! })
}
