import { fold } from '~/language/fold'
import { CODE_LETTERS } from './lifecycle'

/**
 * Letters of a code: none that looks like another or like a figure (I, L, O), none that sounds like another one on the telephone in some
 * part of the country (C, K, Q; D, R; S, X; L, N; B, P; I, Y), none that Vietnamese does not have.
 */
export const LETTERS = 'ABDEGHKMTUVX'

/** What somebody heard, and wrote another way. */
const HEARD_AS: Record<string, string> = { C: 'K', Q: 'K', P: 'B', S: 'X', R: 'D' }

const CODE = new RegExp(`^[${LETTERS}]{${CODE_LETTERS}}$`)

/** A code as it is printed and read aloud. */
export const inThrees = (code: string) => code.replace(/(.{3})(?=.)/g, '$1 ')

/** The code that somebody typed, with or without spaces, capitals and marks; null where it is none. */
export function readCode(typed: string): string | null {
  const letters = fold(typed)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
  const code = [...letters].map((letter) => HEARD_AS[letter] ?? letter).join('')
  return CODE.test(code) ? code : null
}
