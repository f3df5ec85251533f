import { averageLength, countTerms, inverseDocumentFrequency, termScore } from './bm25'
import { type Syllable, syllablesOf, termsOf } from './syllables'

/** A term of the need's text: how many documents of the whole collection have it, and whether it may be told as a reason. */
export type CollectionTerm = { term: string; having: number; tells: boolean }

export type TextMatch = { score: number; words: string[] }

const WORDS = 3
/** Below this share of the best document's score the words are chance: not told as a reason. */
const TOLD_FROM = 0.35

/**
 * How well each of a pool's texts fits a need's text, 0 to 1 by the best of them, with the words of the need that
 * counted: pairs such as "mẻ rang" first. Rarity is that of the whole collection of `all` documents, not of the pool.
 */
export function matchTexts(
  needText: string,
  terms: readonly CollectionTerm[],
  all: number,
  texts: readonly string[],
): TextMatch[] {
  const documents = texts.map((text) => countTerms(termsOf(syllablesOf(text))))
  const average = averageLength(documents)
  const idfs = terms.map(({ term, having }) => ({ term, idf: inverseDocumentFrequency(all, having) }))
  const told = new Set(terms.flatMap(({ term, tells }) => (tells ? [term] : [])))
  const spelled = spelling(needText)
  const scored = documents.map((document) => {
    const parts = idfs
      .map(({ term, idf }) => ({ term, part: termScore(term, idf, document, average) }))
      .filter(({ part }) => part > 0)
    return { total: parts.reduce((sum, { part }) => sum + part, 0), parts }
  })
  const best = Math.max(0, ...scored.map(({ total }) => total))
  return scored.map(({ total, parts }) => ({
    score: best > 0 ? total / best : 0,
    words:
      total >= best * TOLD_FROM
        ? mostTelling(parts.filter(({ term }) => told.has(term))).map((term) => spelled.get(term) ?? term)
        : [],
  }))
}

const mostTelling = (parts: readonly { term: string; part: number }[]) =>
  [...parts]
    .sort((a, b) => b.part - a.part)
    .slice(0, WORDS)
    .map(({ term }) => term)

/** Each pair as the person typed it. */
function spelling(text: string): Map<string, string> {
  const syllables = syllablesOf(text)
  const typed = (one: Syllable, two: Syllable) => text.normalize('NFC').slice(one.start, two.end)
  return new Map(
    syllables.slice(1).flatMap((syllable, i) => {
      const before = syllables[i]!
      return syllable.follows ? [[`${before.folded} ${syllable.folded}`, typed(before, syllable)] as const] : []
    }),
  )
}
