/** Both ways of writing one Vietnamese syllable as one: "hoá" and "hóa", "lý" and "lí", "qui" and "quy". */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/u
/** Vowels that end a syllable and carry the tone on the one or the other. */
const TONE_ON_EITHER = /([^q]|^)(o[ae]|uy)$/u
/** After these a last "y" is an "i" to others. */
const I_OR_Y = /^(h|k|l|m|s|t|qu)y$/u

/**
 * One syllable in lower case as it is compared: the tone where the older way puts it, "i" for "y" where both are written.
 * Words of other languages may be changed as well: the result is for comparing, never shown.
 */
export function asSpelled(syllable: string): string {
  const parts = syllable.toLowerCase().normalize('NFD')
  const tone = TONES.exec(parts)?.[0] ?? ''
  const bare = (tone ? parts.replace(tone, '') : parts).normalize('NFC')
  if (!I_OR_Y.test(bare) && !(tone && TONE_ON_EITHER.test(bare))) return parts.normalize('NFC')
  const written = bare.replace(I_OR_Y, '$1i')
  const at = written === bare ? written.length - 1 : written.length
  return (written.slice(0, at) + tone + written.slice(at)).normalize('NFC')
}

const WORD = /[\p{L}\p{M}]+/gu
const I_FOR_Y = /^(h|k|l|m|s|t|qu)i$/iu

/**
 * A text with each syllable that is written with "i" or "y" spelled with "y", so that a search engine is asked the same for
 * "quản lí" and "quản lý", and answers in the same order. A last word without its tone may be unfinished ("li" of "liên").
 */
export const withOneY = (text: string) =>
  text.normalize('NFC').replace(WORD, (word, start: number, whole: string) => {
    const parts = word.normalize('NFD')
    const tone = TONES.exec(parts)?.[0] ?? ''
    const bare = tone ? parts.replace(tone, '') : parts
    const isOpen = tone === '' && start + word.length === whole.length
    return isOpen || !I_FOR_Y.test(bare) ? word : (bare.slice(0, -1) + 'y' + tone).normalize('NFC')
  })
