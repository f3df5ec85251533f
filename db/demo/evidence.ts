import { storeFile } from '~/domain/files/store.server'
import { demoPhoto } from './files'

/** Stores a one-page PDF that says it is an illustration. `text` in ASCII: the page uses a font without Vietnamese. */
export function storeDemoEvidence(name: string, text: string) {
  return storeFile({ name, bytes: onePagePdf(text) })
}

/** Stores a drawing that stands for a photo. */
export const storeDemoPhoto = (name: string) => storeFile({ name: `${name}.webp`, bytes: demoPhoto(name) })

/** A PDF that viewers open, with one line of `text` (ASCII). */
export function onePagePdf(text: string): Uint8Array {
  const stream = `BT /F1 24 Tf 72 720 Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return new TextEncoder().encode(body + table + trailer)
}
