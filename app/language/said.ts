import { type Syllable, syllablesOf } from './syllables'

/** Words as they are looked for in a text: each as spelled and without diacritics. */
export type Wording = readonly { typed: string; folded: string }[]

export const wordingOf = (words: string): Wording => syllablesOf(words).map(({ typed, folded }) => ({ typed, folded }))

/** Where the words stand side by side in one sentence: the places of their first syllables. Diacritics count where they are typed. */
export const placesOf = (syllables: readonly Syllable[], wording: Wording): number[] =>
  wording.length === 0 ? [] : syllables.flatMap((_, at) => (standsAt(syllables, at, wording) ? [at] : []))

const standsAt = (syllables: readonly Syllable[], at: number, wording: Wording) =>
  wording.every(({ typed, folded }, i) => {
    const syllable = syllables[at + i]
    if (!syllable || (i > 0 && !syllable.follows)) return false
    return syllable.typed === typed || (syllable.typed === syllable.folded && syllable.folded === folded)
  })
