import { compoundsIn } from '~/language/compounds'
import { pairs, syllablesOf } from '~/language/syllables'
import type { TrainingRow } from './learn'

/** The pairs of folded syllables that are one word by how the rows use them, in order. */
export function compoundTerms(rows: readonly TrainingRow[]): string[] {
  const read = rows.map(({ text }) => syllablesOf(text))
  const isCompound = compoundsIn(read)
  const terms = new Set(read.flatMap((syllables) => pairs(syllables).map(({ term }) => term)))
  return [...terms].filter(isCompound).sort()
}
