/** A file whose bytes lie in the data folder, ready to be named by a row. Size in bytes. */
export type StoredFile = { sha256: string; name: string; mediaType: string; size: number }

/** What may be handed in as evidence, told from the first bytes, whatever the name says. */
const kinds = [
  { mediaType: 'application/pdf', extension: 'pdf', start: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/jpeg', extension: 'jpg', start: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', extension: 'png', start: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

export const ACCEPTED_FILES = kinds.flatMap((kind) => [kind.mediaType, `.${kind.extension}`]).join(',')
/** Bytes. */
export const MAX_FILE_SIZE = 10 * 1024 * 1024

export const kindOf = (bytes: Uint8Array) => kinds.find((kind) => kind.start.every((byte, i) => bytes[i] === byte))

const MAX_NAME = 100

/** A name to save under: no folders, no control characters, the ending of what the file is. */
export function safeName(name: string, mediaType: string): string {
  const extension = kinds.find((kind) => kind.mediaType === mediaType)?.extension ?? 'bin'
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}"<>:|?*;]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
  return `${[...stem].slice(0, MAX_NAME).join('') || 'minh-chung'}.${extension}`
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
