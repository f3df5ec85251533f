import { fold, nfc } from './fold'

/** A designation of letters and digits as one word, "a417" for "A4-17", with where it stands in the NFC text. */
export type Code = { joined: string; start: number; end: number }

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-./][\p{L}\p{M}\p{N}]+)*/gu
const SEPARATORS = /[-./\s]/gu
/** Longer words before a figure are words: "QTX 5" may be "QTX5". */
const LETTERS = 4
const LONGEST = 24

const hasDigit = (word: string) => /\p{N}/u.test(word)
const isCode = (joined: string) => /\p{L}/u.test(joined) && hasDigit(joined) && joined.length <= LONGEST

/**
 * What may be a code in a text, however it is parted: two words of which the second is a figure ("A4 17"), and a word of
 * letters and digits, with or without hyphens. The longer ones first.
 */
export function codesIn(text: string): Code[] {
  const normal = nfc(text)
  const words = Array.from(normal.matchAll(WORD), ({ 0: written, index }) => ({ written, start: index }))
  const pairs = words.flatMap((second, i) => {
    const first = words[i - 1]
    if (!first || normal.slice(first.start + first.written.length, second.start) !== ' ') return []
    const mayBeOne = hasDigit(first.written)
      ? hasDigit(second.written)
      : /^\p{N}/u.test(second.written) && first.written.length <= LETTERS
    return mayBeOne ? [{ written: `${first.written} ${second.written}`, start: first.start }] : []
  })
  return [...pairs, ...words]
    .map(({ written, start }) => ({
      joined: fold(written.replaceAll(SEPARATORS, '')),
      start,
      end: start + written.length,
    }))
    .filter(({ joined }) => isCode(joined))
}
