import { asksForPassword } from './locked-pdf'
import type { FileError } from './errors'
import { type FileKind } from './kinds'

export type Found = { kind: FileKind; fault?: undefined } | { kind?: undefined; fault: FileError }

/**
 * What a file is, told from its bytes, whatever its name says; or why it helps nobody who opens it: of a kind that many computers
 * do not open, locked by a password, or without its end.
 */
export function lookInto(bytes: Uint8Array): Found {
  if (bytes.length === 0) return { fault: 'file.empty' }
  if (begins(bytes, JPEG)) return wholeOr('image/jpeg', endsAsJpeg(bytes))
  if (begins(bytes, PNG)) return wholeOr('image/png', endsAsPng(bytes))
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return wholeOr('image/webp', endsAsWebp(bytes))
  if (headOf(bytes) !== -1 && !isOther(bytes)) {
    if (!endsAsPdf(bytes)) return { fault: 'file.cut_off' }
    return asksForPassword(bytes) ? { fault: 'file.locked' } : { kind: 'application/pdf' }
  }
  if (textAt(bytes, 4, 4) === 'ftyp' && HEIC.test(textAt(bytes, 8, 4))) return { fault: 'file.heic' }
  if (isOffice(bytes)) return { fault: 'file.office' }
  return { fault: 'file.wrong_kind' }
}

const wholeOr = (kind: FileKind, isWhole: boolean): Found => (isWhole ? { kind } : { fault: 'file.cut_off' })

const JPEG = [0xff, 0xd8, 0xff]
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const IEND = 0x49454e44
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OFFICE_ENTRY = /\[Content_Types\]\.xml|_rels\/\.rels|docProps\/|mimetypeapplication\/vnd\.oasis/
const HEIC = /^(hei[cxms]|hev[cxms]|mif1|msf1|avif)$/

const begins = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte)
const textAt = (bytes: Uint8Array, from: number, length: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, from + length)

/** Word, Excel, PowerPoint and their free likes: a ZIP whose first entries say so, or what they wrote before 2007. */
const isOffice = (bytes: Uint8Array) =>
  begins(bytes, OLE) || (begins(bytes, ZIP) && OFFICE_ENTRY.test(textAt(bytes, 0, 2048)))

/** Readers look for the head this far in: scanners and mail programs put lines before it. */
const HEAD_WITHIN = 1024
const headOf = (bytes: Uint8Array) => textAt(bytes, 0, HEAD_WITHIN).indexOf('%PDF-')

/** Begins as a web page, a program or an archive, whatever stands behind: some would open it as that. */
const isOther = (bytes: Uint8Array) => OTHER.test(textAt(bytes, 0, HEAD_WITHIN))
const OTHER = /^(?:PK|MZ|\x7fELF|Rar!|7z\xbc|GIF8|#!|(?:\xef\xbb\xbf)?\s*<)/

const TAIL = 2048
/** What mail programs and disks fill up with. */
const FILLING = new Set([0x00, 0x09, 0x0a, 0x0d, 0x1a, 0x20])

function endsAsPdf(bytes: Uint8Array): boolean {
  let end = bytes.length
  while (end > 0 && FILLING.has(bytes[end - 1]!)) end -= 1
  const tail = textAt(bytes, Math.max(0, end - TAIL), Math.min(TAIL, end))
  return tail.includes('%%EOF') || /startxref\s+\d+$/.test(tail)
}

/**
 * Whether the picture reaches its end mark. What telephones write after it (a second picture, a film, a depth map) does not matter;
 * a preview inside a segment is skipped with it.
 */
function endsAsJpeg(bytes: Uint8Array): boolean {
  // Byte by byte: there may be millions of marks, and a search is called for each.
  for (let at = 2; at + 1 < bytes.length;) {
    const marker = bytes[at + 1]!
    if (bytes[at] !== 0xff || marker === 0xff) at += 1
    else if (marker === 0xd9) return true
    else if (marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else at += 2 + Math.max(2, ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
  }
  return false
}

function endsAsPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Chunks may be empty and a million: nothing is made for each.
  for (let at = PNG.length; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === IEND) return true
  }
  return false
}

const endsAsWebp = (bytes: Uint8Array) =>
  bytes.length >= 12 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 <= bytes.length
