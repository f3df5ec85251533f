import { readFileSync } from 'node:fs'

/** A file that cannot be read as what it should be; the message is one line for whoever gave it. */
export class GivenFileError extends Error {
  constructor(
    readonly file: string,
    readonly reason: string,
    line?: number,
  ) {
    super(`${file}${line ? `, line ${line}:` : ''} ${reason}`)
    this.name = 'GivenFileError'
  }
}

const UNREADABLE: Record<string, string> = {
  ENOENT: 'is not there.',
  ENOTDIR: 'is not there.',
  EISDIR: 'is a folder.',
  EACCES: 'may not be read by this account.',
  EPERM: 'may not be read by this account.',
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    const reason = UNREADABLE[(error as NodeJS.ErrnoException).code ?? '']
    if (reason) throw new GivenFileError(file, reason)
    throw error
  }
}

const encodingOf = ([first, second]: Uint8Array) =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'

/**
 * A text file that somebody gives, in UTF-8 or, as Windows writes it, in UTF-16, with a byte order mark or without one.
 * Throws `GivenFileError`, also where it is empty.
 */
export function readText(file: string): string {
  const bytes = bytesOf(file)
  let text
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    throw new GivenFileError(file, 'is no text in UTF-8 or UTF-16. Save it as UTF-8.')
  }
  if (text.includes('\0')) throw new GivenFileError(file, 'is no text, or UTF-16 without its mark. Save it as UTF-8.')
  if (text.trim() === '') throw new GivenFileError(file, 'is empty.')
  return text
}

/** A JSON file; throws `GivenFileError`. */
export const readJson = (file: string): unknown => parse(file, readText(file))

/** Lines of a text that say something, each with its number. */
export const readLines = (file: string): { text: string; number: number }[] =>
  readText(file)
    .split(/\r\n|[\r\n]/)
    .map((line, i) => ({ text: line.trim(), number: i + 1 }))
    .filter(({ text }) => text !== '')

/** One JSON value a line, with the number of its line; throws `GivenFileError`. */
export const readJsonLines = (file: string): { value: unknown; number: number }[] =>
  readLines(file).map(({ text, number }) => ({ value: parse(file, text, number), number }))

function parse(file: string, text: string, line?: number): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = (error as Error).message.replace(/\s+/g, ' ')
    throw new GivenFileError(file, `is not JSON: ${why}`, line)
  }
}
