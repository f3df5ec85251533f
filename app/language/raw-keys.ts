import { syllableParts } from './vietnamese-syllable'

/**
 * What keys stand for when an input method was off: Telex ("nawng suaats") and VNI ("na8ng sua61t"). A tone's key stands
 * behind the vowels or at the end, as people type them.
 */

const SHARP = '\u0301'
const GRAVE = '\u0300'
const HOOK = '\u0309'
const TILDE = '\u0303'
const DOT = '\u0323'
const TONES: Readonly<Record<string, string>> = {
  ...{ s: SHARP, f: GRAVE, r: HOOK, x: TILDE, j: DOT },
  ...{ 1: SHARP, 2: GRAVE, 3: HOOK, 4: TILDE, 5: DOT },
}
/** Keys of marks behind their letters, in the order in which they are read. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/^dd|^d(?=.*9)/u, 'đ'],
  [/uo(?:ww?|7)|uwow|u7o7/u, 'ươ'],
  [/a(?:a|6)/u, 'â'],
  [/e(?:e|6)/u, 'ê'],
  [/o(?:o|6)/u, 'ô'],
  [/a(?:w|8)/u, 'ă'],
  [/o(?:w|7)/u, 'ơ'],
  [/u(?:w|7)/u, 'ư'],
  [/9/gu, ''],
]
const VOWEL = /[aeiouy]/u
const isDigit = (key: string) => /\d/u.test(key)
const WITH_MARK = /[ăâêôơư](?!.*[ăâêôơư])/u

/** The syllable that a word of raw keys stands for; null where it cannot be one, or no key of it is read as a tone or mark. */
export function fromRawKeys(word: string): string | null {
  const keys = word.toLowerCase()
  if (!/^[a-z][a-z\d]*$/u.test(keys)) return null
  for (const { rest, tone } of withoutTone(keys)) {
    const letters = MARKS.reduce((text, [keyed, letter]) => text.replace(keyed, letter), rest)
    const parts = syllableParts(letters)
    if (parts && (tone || letters !== keys)) return spelled(parts, tone)
  }
  return null
}

/** The ways in which a key behind the vowels may be a tone, the last key first; none of them at last. */
function withoutTone(keys: string): { rest: string; tone: string }[] {
  const places = Array.from(keys, (_, at) => at).reverse()
  const ways = places
    .filter(
      (at) => TONES[keys[at]!] && VOWEL.test(keys.slice(0, at)) && (isDigit(keys[at]!) || !VOWEL.test(keys.slice(at))),
    )
    .map((at) => ({ rest: keys.slice(0, at) + keys.slice(at + 1), tone: TONES[keys[at]!]! }))
  return [...ways, { rest: keys, tone: '' }]
}

/** The tone stands on the vowel that has a mark; else on the last but one of those that end the syllable, or before its end. */
function spelled([, begin = '', vowels = '', end = '']: RegExpExecArray, tone: string): string {
  const lastButOne = Math.max(0, vowels.length - 2)
  const at = WITH_MARK.exec(vowels)?.index ?? (end ? vowels.length - 1 : lastButOne)
  return (begin + vowels.slice(0, at + 1) + tone + vowels.slice(at + 1) + end).normalize('NFC')
}
