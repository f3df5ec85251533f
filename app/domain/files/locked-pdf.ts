import { createCipheriv, createHash } from 'node:crypto'

/**
 * Whether nobody can open a PDF without being told a password. Many are encrypted with an empty one, which readers try by
 * themselves: papers that only may not be changed or printed, as banks and certification bodies send them. Where it cannot be
 * told it counts as open: a file is not refused on a guess. ISO 32000-2, 7.6.
 */
export function asksForPassword(bytes: Uint8Array): boolean {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const lock = lockOf(pdf)
  if (!lock) return false
  const handler = lock.get('Filter')
  // Certificates and rights servers: whoever is not on their list cannot open it.
  if (handler !== undefined && handler !== 'Standard') return true
  return opensWithNothing(lock, firstIdOf(pdf)) === false
}

type Value = string | number
type Dictionary = Map<string, Value>

/** A file names its lock once, and once more with every change that was added to its end. */
const PLACES = 50

/** The encryption dictionary, which is never compressed or encrypted itself. */
function lockOf(pdf: string): Dictionary | undefined {
  let at = pdf.length
  for (let place = 0; place < PLACES && at > 0; place += 1) {
    at = pdf.lastIndexOf('/Encrypt', at - 1)
    if (at === -1) return undefined
    const said = /^\/Encrypt\s*(?:(\d{1,10})\s+(\d{1,5})\s+R|<<)/.exec(pdf.slice(at, at + 60))
    if (!said) continue
    if (said[1] === undefined) return dictionaryAt(pdf, at + said[0].length)
    const object = new RegExp(`(?<!\\d)${said[1]}\\s{1,20}${said[2]}\\s{1,20}obj\\s{0,20}<<`).exec(pdf)
    return object ? dictionaryAt(pdf, object.index + object[0].length) : undefined
  }
  return undefined
}

/** The first part of the file's identifier, which goes into the key. */
function firstIdOf(pdf: string): string {
  const at = /\/ID\s{0,20}\[\s{0,20}(?=[<(])/.exec(pdf)
  const token = at && tokens(pdf, at.index + at[0].length).next().value
  return token?.kind === 'text' ? token.text : ''
}

type Token = { kind: 'text' | 'name' | 'word' | 'sign'; text: string }

const LONGEST = 8_192
const TOKEN =
  /(?:[\s\0]|%[^\r\n]*(?:[\r\n]|$))*(<<|>>|[[\]]|\/([^\s\0()<>[\]{}/%]*)|<([\da-fA-F\s]*)>|\(|[^\s\0()<>[\]{}/%]+)/y

/** The words of PDF's own notation from `from` on. */
function* tokens(pdf: string, from: number): Generator<Token, undefined> {
  const text = pdf.slice(from, from + LONGEST)
  for (let at = 0; ;) {
    TOKEN.lastIndex = at
    const [all, token, name, hex] = TOKEN.exec(text) ?? []
    if (all === undefined || token === undefined) return undefined
    at += all.length
    if (token === '(') {
      const literal = literalAt(text, at)
      at = literal.end
      yield { kind: 'text', text: literal.text }
    } else if (hex !== undefined) {
      const digits = hex.replace(/\s/g, '')
      yield { kind: 'text', text: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1') }
    } else if (name !== undefined) yield { kind: 'name', text: name }
    else yield { kind: /^[<>[\]]/.test(token) ? 'sign' : 'word', text: token }
  }
}

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** A text in round brackets, which may hold others, and its end. */
function literalAt(text: string, from: number): { text: string; end: number } {
  let read = ''
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at]!
    if (sign === '\\') {
      const [all, octal, lineEnd] = /^(?:([0-7]{1,3})|(\r\n|[\r\n])|[^])/.exec(text.slice(at + 1, at + 4)) ?? ['']
      if (octal !== undefined) read += String.fromCharCode(parseInt(octal, 8) & 0xff)
      else if (lineEnd === undefined) read += ESCAPED[all] ?? all
      at += all.length
    } else {
      if (sign === '(') depth += 1
      if (sign === ')' && --depth === 0) return { text: read, end: at + 1 }
      read += sign
    }
  }
  return { text: read, end: text.length }
}

/** The entries of one dictionary, from behind its `<<`; those of the dictionaries and lists in it are left out. */
function dictionaryAt(pdf: string, from: number): Dictionary {
  const entries: Dictionary = new Map()
  let depth = 0
  let key: string | undefined
  for (const { kind, text } of tokens(pdf, from)) {
    if (kind === 'sign') {
      depth += text === '<<' || text === '[' ? 1 : -1
      if (depth < 0) break
      key = undefined
    } else if (depth === 0 && key !== undefined) {
      entries.set(key, kind === 'word' && /^[+-]?\d+$/.test(text) ? Number(text) : text)
      key = undefined
    } else if (depth === 0 && kind === 'name') key = text
  }
  return entries
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const bytesOf = (text: string) => Buffer.from(text, 'latin1')
const hash = (algorithm: string, ...parts: Uint8Array[]) => createHash(algorithm).update(Buffer.concat(parts)).digest()

/** Whether the empty password is the one; undefined where the dictionary does not say enough. */
function opensWithNothing(lock: Dictionary, id: string): boolean | undefined {
  const [revision, version, owner, user] = [lock.get('R'), lock.get('V'), lock.get('O'), lock.get('U')]
  const permissions = lock.get('P')
  if (typeof user !== 'string' || typeof owner !== 'string' || typeof permissions !== 'number') return undefined
  const stored = bytesOf(user)
  if (revision === 5 || revision === 6) {
    if (stored.length < 48) return undefined
    const salt = stored.subarray(32, 40)
    return (revision === 5 ? hash('sha256', salt) : hardened(salt)).equals(stored.subarray(0, 32))
  }
  if (revision !== 2 && revision !== 3 && revision !== 4) return undefined
  const [least, ownerKey] = [revision === 2 ? 32 : 16, bytesOf(owner).subarray(0, 32)]
  if (stored.length < least || ownerKey.length < 32) return undefined
  const length = version === 4 ? 16 : version === 1 ? 5 : Number(lock.get('Length') ?? 40) / 8
  if (!Number.isInteger(length) || length < 5 || length > 16) return undefined
  const key = keyOf({
    revision,
    length,
    ownerKey,
    permissions,
    id,
    keepsMetadata: lock.get('EncryptMetadata') !== 'false',
  })
  if (revision === 2) return rc4(key, PADDING).equals(stored.subarray(0, 32))
  let expected: Buffer = hash('md5', PADDING, bytesOf(id))
  for (let round = 0; round < 20; round += 1)
    expected = rc4(
      key.map((byte) => byte ^ round),
      expected,
    )
  return expected.equals(stored.subarray(0, 16))
}

type KeyParts = {
  revision: number
  length: number
  ownerKey: Buffer
  permissions: number
  id: string
  keepsMetadata: boolean
}

/** The file's key by an empty password (algorithm 2). */
function keyOf({ revision, length, ownerKey, permissions, id, keepsMetadata }: KeyParts): Buffer {
  const allowed = Buffer.alloc(4)
  allowed.writeInt32LE(permissions | 0)
  const unread = revision >= 4 && !keepsMetadata ? [Buffer.alloc(4, 0xff)] : []
  let key = hash('md5', PADDING, ownerKey, allowed, bytesOf(id), ...unread)
  if (revision >= 3) for (let round = 0; round < 50; round += 1) key = hash('md5', key.subarray(0, length))
  return key.subarray(0, length)
}

/** RC4, which Node's OpenSSL no longer has. */
function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i)
  const swap = (a: number, b: number) => ([state[a], state[b]] = [state[b]!, state[a]!])
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + state[i]! + key[i % key.length]!) & 0xff
    swap(i, j)
  }
  let [i, j] = [0, 0]
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 0xff
      j = (j + state[i]!) & 0xff
      swap(i, j)
      return byte ^ state[(state[i]! + state[j]!) & 0xff]!
    }),
  )
}

/** The hash of revision 6 for an empty password (algorithm 2.B). */
function hardened(salt: Buffer): Buffer {
  let key = hash('sha256', salt)
  for (let round = 0; ; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false)
    const mixed = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key)))
    const sum = mixed.subarray(0, 16).reduce((total, byte) => total + byte, 0)
    key = hash(['sha256', 'sha384', 'sha512'][sum % 3]!, mixed)
    if (round >= 63 && mixed.at(-1)! <= round - 31) return key.subarray(0, 32)
  }
}
