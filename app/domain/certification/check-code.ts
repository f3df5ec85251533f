/** Digits of the code by which anybody looks a certificate up: 64 bits, which nobody guesses. Hexadecimal: no O and no I to mistake. */
const DIGITS = 16
const CODE = new RegExp(`^[0-9A-F]{${DIGITS}}$`)

/** A code as it is printed, in groups of four. */
export const inGroups = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-')

/** The code that somebody typed or a label holds, with or without its groups; null where it is none. O and I are read as digits. */
export function readCheckCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return CODE.test(code) ? code : null
}
