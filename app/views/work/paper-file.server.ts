import type { OnPaper, Paper } from '~/documents/paper'
import { paperToDocx } from '~/documents/paper-to-docx.server'
import { paperToPdf } from '~/documents/paper-to-pdf.server'
import { attachmentHeader } from '~/domain/files/kinds'
import * as m from '~/i18n/paraglide/messages'

const formats = {
  docx: { write: paperToDocx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { write: paperToPdf, type: 'application/pdf' },
}

/** A paper as a file to take along, `name` and its code being its name; a 404 page for a format that there is not. */
export const paperFile = (
  { paper, code }: { paper: Paper; code: string },
  {
    name,
    title,
    format,
    foot = m.agreement_foot({ code }, { locale: 'vi' }),
  }: { name: string; title: string; format: string; foot?: string },
) => paperAnswer(paper, { name: `${name}-${code}`, title, foot, format })

type Named = OnPaper & { name: string; format: string }

/** The same of a paper that no code is known by. */
export async function paperAnswer(paper: Paper, { name, title, foot, format }: Named) {
  const known = Object.hasOwn(formats, format) ? (format as keyof typeof formats) : null
  if (!known) throw new Response(null, { status: 404 })
  const { write, type } = formats[known]
  return fileAnswer(await write(paper, { title, foot }), { name: `${name}.${known}`, type })
}

/** Bytes as a file to take along, kept by nobody on the way. */
export const fileAnswer = (bytes: Uint8Array<ArrayBuffer>, { name, type }: { name: string; type: string }) =>
  new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': attachmentHeader(name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
