import { nfc } from '~/language/fold'

/** A file whose bytes lie in the data folder, ready to be named by a row. Size in bytes. */
export type StoredFile = { sha256: string; name: string; mediaType: string; size: number }

/** What may be handed in as evidence: what every browser opens. */
export const FILE_KINDS = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
} as const
export type FileKind = keyof typeof FILE_KINDS

/** Bytes. */
export const MAX_FILE_SIZE = 10 * 1024 * 1024
/** Of a picture as it comes: what telephones take unless told otherwise, and what may be held in memory at once. */
export const MAX_PIXELS = 50_000_000

/** Of one organisation: many times what its needs, works and papers come to in years. */
export const MAX_ORGANISATION_FILES = 2_000
export const MAX_ORGANISATION_BYTES = 2 * 1024 ** 3

const MAX_NAME = 100

/** A name to save under: no folders, no control characters, the ending of what the file is. */
export function safeName(name: string, kind: FileKind): string {
  const last = nfc(name).split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}"<>:|?*;]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
  return `${[...stem].slice(0, MAX_NAME).join('') || 'minh-chung'}.${FILE_KINDS[kind]}`
}

/** `Content-Disposition` by RFC 6266: an ASCII name for old browsers, the true one in UTF-8. */
export function attachmentHeader(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
