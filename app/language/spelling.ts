import type { Closeness } from './closeness'
import { type Syllable, syllablesOf } from './syllables'

/** What a syllable adds when it stands in the text with the very diacritics that were typed, as a share of its part. */
const SPELLED = 0.3

/** How each syllable of a text is spelled; null for a text without diacritics, in which every spelling may be meant. */
function spellingsOf(typed: string): ReadonlyMap<string, ReadonlySet<string>> | null {
  const syllables = syllablesOf(typed)
  if (isPlain(syllables)) return null
  const spellings = new Map<string, Set<string>>()
  for (const { folded, typed: spelled } of syllables) {
    spellings.set(folded, (spellings.get(folded) ?? new Set<string>()).add(spelled))
  }
  return spellings
}

/** Whether a text is typed without any diacritics. */
export const isPlain = (syllables: readonly Syllable[]) => syllables.every(({ typed, folded }) => typed === folded)

/** Whether a syllable of another text may be one that was typed: "mối" is not "mỗi". One that was not typed at all may. */
export function spelledAs(typed: string): (syllable: Syllable) => boolean {
  const spellings = spellingsOf(typed)
  return ({ folded, typed: spelled }) => spellings?.get(folded)?.has(spelled) ?? true
}

/**
 * What the very spelling adds to a text's closeness: "bán" is not "bạn". For words typed without diacritics nothing,
 * since every spelling may be meant.
 */
export function spellingBonus(typed: string): (closeness: Closeness, text: () => string) => number {
  const spellings = spellingsOf(typed)
  if (!spellings) return () => 0
  return ({ parts }, text) => {
    const spelled = new Set(syllablesOf(text()).map((syllable) => syllable.typed))
    const stands = (term: string) => Array.from(spellings.get(term) ?? []).some((way) => spelled.has(way))
    return SPELLED * parts.reduce((sum, { term, part }) => (stands(term) ? sum + part : sum), 0)
  }
}
