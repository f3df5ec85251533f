import type { Paper } from '~/documents/paper'
import { paperToDocx } from '~/documents/paper-to-docx.server'
import { paperToPdf } from '~/documents/paper-to-pdf.server'
import { attachmentHeader } from '~/domain/files/kinds'
import * as m from '~/i18n/paraglide/messages'

const formats = {
  docx: { write: paperToDocx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { write: paperToPdf, type: 'application/pdf' },
}

/** A paper as a file to take along, `name` and its code being its name; a 404 page for a format that there is not. */
export async function paperFile(
  { paper, code }: { paper: Paper; code: string },
  {
    name,
    title,
    format,
    foot = m.agreement_foot({ code }, { locale: 'vi' }),
  }: { name: string; title: string; format: string; foot?: string },
) {
  const known = Object.hasOwn(formats, format) ? (format as keyof typeof formats) : null
  if (!known) throw new Response(null, { status: 404 })
  const { write, type } = formats[known]
  const bytes = await write(paper, { title, foot })
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': attachmentHeader(`${name}-${code}.${known}`),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
