import { foldedTexts, termCounts, wordsLike } from '~search/collection'
import { consultantsIndex } from './consultants-index.server'
import { type Closeness, closenessOf, type TextTerm, textTerms } from '~/language/closeness'
import { type Nearness, raisedByMeaning } from './nearness'

/** Terms that fill a pool; rarer ones first, more change nothing measurable. */
const POOL_TERMS = 40

/** A text's terms as consultants' profiles know them, what tells most first. */
export function termsAmongConsultants(text: string): TextTerm[] {
  const index = consultantsIndex()
  return textTerms(text, {
    counts: (terms) => termCounts(index, terms),
    meantBy: (syllable) => wordsLike(index, syllable).map(({ word }) => word),
  })
}

/** The terms that a search engine is asked for. */
export const poolTerms = (terms: readonly TextTerm[]) => terms.slice(0, POOL_TERMS)

/** How close the profiles of `ids` come to a text with these terms; a profile that is not in the index is left out. */
export function closeConsultants(
  terms: readonly TextTerm[],
  ids: readonly string[],
  near: Nearness,
  /** Folded texts in place of those that the index has. */
  instead: ReadonlyMap<string, string> = new Map(),
): Map<string, Closeness> {
  const texts = new Map([...foldedTexts(consultantsIndex(), ids), ...instead])
  const found = ids.filter((id) => texts.has(id))
  const scored = closenessOf(
    terms,
    found.map((id) => texts.get(id)!),
  )
  const byWords = new Map(found.map((id, i) => [id, scored[i]!]))
  return near.size > 0 ? raisedByMeaning(byWords, near) : byWords
}
