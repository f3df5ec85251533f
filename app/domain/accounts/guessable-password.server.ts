import { dictionary } from '@zxcvbn-ts/language-common'
import { fold } from '~/language/fold'
import type { AccountError } from './errors'

const PRODUCT = 'Nhịp cầu Năng suất'

/** Letters and figures only, in lower case and without diacritics: "Mật khẩu" is guessed as "matkhau". */
const bare = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

/** What people put before and after a word: "password2026!" is guessed right after "password". */
const withoutFigures = (text: string) => text.replace(/^\p{N}+|\p{N}+$/gu, '')

let known: ReadonlySet<string> | undefined
const commonPasswords = () => (known ??= new Set(dictionary['passwords-common'].map(bare)))

const FIGURES = '0123456789'.repeat(20)
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.repeat(8)
const RUNS = [FIGURES, LETTERS].flatMap((run) => [run, [...run].reverse().join('')])
const isRun = (text: string) => RUNS.some((run) => run.includes(text))

const LONGEST_PIECE = 4
/** One piece of a few characters, over and over: aaaaaaaaaa, abcabcabca. */
const isRepeated = (text: string) =>
  Array.from({ length: LONGEST_PIECE }, (_, more) => text.slice(0, more + 1)).some(
    (piece) => piece.repeat(Math.ceil(text.length / piece.length)).slice(0, text.length) === text,
  )

/**
 * `accounts.password_common` or `accounts.password_own` for a password that is tried first when accounts are guessed,
 * else null: one of the most used (49,000, which with figures and signs around them are far more than the 3,000 that
 * ASVS 6.2.4 asks for), a repetition, a run, or with nothing but figures and signs around it the product's name or what
 * stands in `own`: e-mail, names. Length is the form's check; there are no rules of composition.
 */
export function whyGuessable(password: string, own: readonly (string | null | undefined)[]): AccountError | null {
  const text = bare(password)
  const words = [text, withoutFigures(text)].filter(Boolean)
  const names = [PRODUCT, ...own, ...own.map((name) => name?.split('@')[0])].flatMap((name) =>
    name ? [bare(name), withoutFigures(bare(name))] : [],
  )
  if (words.some((word) => names.includes(word))) return 'accounts.password_own'
  const typed = password.toLowerCase()
  const isCommon = words.some((word) => commonPasswords().has(word)) || isRun(typed) || isRepeated(typed)
  return isCommon ? 'accounts.password_common' : null
}
