import type { Syllable } from './syllables'

/** From this share of syllables with diacritics on, a text is taken as one that is written with them. */
const WRITTEN_WITH_FROM = 0.15
export const PLAIN = '='

/** Whether a text is written with diacritics, though not in each of its words. */
export const isWrittenWithDiacritics = (syllables: readonly Syllable[]) =>
  syllables.filter(({ typed, folded }) => typed !== folded).length >= Math.max(1, syllables.length * WRITTEN_WITH_FROM)

/**
 * The forms by which words of a text are compared where diacritics count: as typed, or, for a text typed without,
 * marked as such ("=may" may be "máy" or "may").
 */
export const wordForms = (syllables: readonly Syllable[], withDiacritics: boolean): string[] =>
  syllables.map(({ typed, folded }) => (withDiacritics ? typed : PLAIN + folded))
