/** What a Vietnamese syllable may begin with, its vowels, and what it may end with; without its tone, in lower case. */
const SHAPE =
  /^(b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?([aăâeêioôơuưy]{1,3})(ch|c|m|ng|nh|n|p|t)?$/u
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu
/** A syllable that ends in a stop has the sharp tone or the dot. */
const STOP = /(c|ch|p|t)$/u
const TONE_BEFORE_STOP = /[\u0301\u0323]/u

/** Beginning, vowels and end of a syllable without its tone, in lower case; null where it cannot be one. */
export const syllableParts = (toneless: string) => SHAPE.exec(toneless)

/** Whether a word, with its diacritics, can be a syllable of Vietnamese: "chất" can, "Köln", "chât" and "30" cannot. */
export function isVietnameseSyllable(word: string): boolean {
  const letters = word.toLowerCase().normalize('NFD')
  const tones = letters.match(TONE) ?? []
  const toneless = letters.replace(TONE, '').normalize('NFC')
  return tones.length <= 1 && SHAPE.test(toneless) && (!STOP.test(toneless) || TONE_BEFORE_STOP.test(tones[0] ?? ''))
}
