import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { paperToDocx } from '~/documents/paper-to-docx.server'
import { paperToPdf } from '~/documents/paper-to-pdf.server'
import { agreementText } from '~/domain/engagement/agreement.server'
import { attachmentHeader } from '~/domain/files/kinds'
import { orNotFound } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'

const formats = {
  docx: { write: paperToDocx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { write: paperToPdf, type: 'application/pdf' },
}

/** The agreement as a file: the text that stands, or with `?text=` one that was confirmed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const textId = new URL(request.url).searchParams.get('text')
  const { paper, code } = orNotFound(() => agreementText(actor, params.engagementId!, textId))
  const format = Object.hasOwn(formats, params.format!) ? (params.format as keyof typeof formats) : null
  if (!format) throw new Response(null, { status: 404 })
  const { write, type } = formats[format]
  const title = m.agreement_title({}, { locale: 'vi' })
  const bytes = await write(paper, { title, foot: m.agreement_foot({ code }, { locale: 'vi' }) })
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': attachmentHeader(`thoa-thuan-${code}.${format}`),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
