import type { Closeness } from './closeness'
import { syllablesOf } from './syllables'

/** What a syllable adds when it stands in the text with the very diacritics that were typed, as a share of its part. */
const SPELLED = 0.3

/**
 * What the very spelling adds to a text's closeness: "bán" is not "bạn". For words typed without diacritics nothing,
 * since every spelling may be meant.
 */
export function spellingBonus(typed: string): (closeness: Closeness, text: () => string) => number {
  const syllables = syllablesOf(typed)
  if (syllables.every(({ typed: spelled, folded }) => spelled === folded)) return () => 0
  const spellings = new Map<string, Set<string>>()
  for (const { folded, typed: spelled } of syllables) {
    spellings.set(folded, (spellings.get(folded) ?? new Set<string>()).add(spelled))
  }
  return ({ parts }, text) => {
    const spelled = new Set(syllablesOf(text()).map((syllable) => syllable.typed))
    const stands = (term: string) => Array.from(spellings.get(term) ?? []).some((way) => spelled.has(way))
    return SPELLED * parts.reduce((sum, { term, part }) => (stands(term) ? sum + part : sum), 0)
  }
}
