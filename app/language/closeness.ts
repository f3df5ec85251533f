import { inverseDocumentFrequency, saturation } from './bm25'
import { pairAt, pairs, type Syllable, syllablesOf } from './syllables'

/** Free text is ranked by BM25 over folded syllables and adjacent pairs, rare ones raised (docs/decisions/0007). */

/** A term of a text with what it tells in a collection; only terms that the collection has. */
export type TextTerm = { term: string; weight: number }

/** Documents of the collection, and how many of them have each term; terms that nobody has are left out. */
export type TermCounts = { documents: number; having: ReadonlyMap<string, number> }

export type Collection = {
  counts: (terms: readonly string[]) => TermCounts
  /** Known syllables that an unknown one may have been meant as, the likeliest first. */
  meantBy: (syllable: string) => readonly string[]
}

/** A pair's two syllables count by themselves too. */
const PAIR = 0.5
/** A term that only fits after mending a typing error. */
const MENDED = 0.6
/** Rare terms tell more than their idf says: measured on Vietnamese passages, 1.3 beside 1 brings .003 nDCG. */
const RARITY_POWER = 1.3
/** Robertson's usual values: introductions differ much in length. */
const SATURATION = { k1: 1.2, b: 0.75 }
/** Unknown syllables that are mended, and readings of each. */
const MENDED_MOST = 20
const READINGS = 6

const shareOf = (term: string) => (term.includes(' ') ? PAIR : 1)

/** What tells less than this share of what the most telling term does tells nothing: "và", and what every document has. */
const TELLING_FROM = 0.3

/** The terms that tell something, by their rarity alone: a pair of two common syllables may tell much. */
export function tellingTerms(terms: readonly TextTerm[]): Set<string> {
  const tellingOf = ({ term, weight }: TextTerm) => weight / shareOf(term)
  const most = Math.max(0, ...terms.map(tellingOf))
  return new Set(terms.filter((term) => tellingOf(term) >= most * TELLING_FROM).map(({ term }) => term))
}

/** The terms of a text that a collection has, what tells most first. Unknown syllables are mended by one typing error. */
export function textTerms(text: string, collection: Collection): TextTerm[] {
  const syllables = syllablesOf(text)
  const asTyped = new Set(syllables.flatMap(({ folded }, i) => [folded, pairAt(syllables, i) ?? folded]))
  const known = collection.counts([...asTyped])
  const mended = mendedTerms(syllables, known, collection)
  const all = Math.max(1, known.documents)
  const weighed = (counts: TermCounts, factor: number) =>
    Array.from(counts.having, ([term, having]): TextTerm => {
      return { term, weight: factor * shareOf(term) * inverseDocumentFrequency(all, having) ** RARITY_POWER }
    })
  return [...weighed(known, 1), ...weighed(mended, MENDED)].sort((a, b) => b.weight - a.weight)
}

/** What unknown syllables, and the pairs they stand in, may have been meant as. */
function mendedTerms(syllables: readonly Syllable[], known: TermCounts, collection: Collection): TermCounts {
  const unknown = [...new Set(syllables.map(({ folded }) => folded))].filter((folded) => !known.having.has(folded))
  const readings = new Map(
    unknown.slice(0, MENDED_MOST).map((folded) => [folded, collection.meantBy(folded).slice(0, READINGS)]),
  )
  if (readings.size === 0) return { documents: known.documents, having: new Map() }
  const readingsOf = ({ folded }: Syllable) => readings.get(folded) ?? [folded]
  const mendedPairs = pairs(syllables)
    .filter(({ first, second }) => readings.has(first.folded) || readings.has(second.folded))
    .flatMap(({ first, second }) =>
      readingsOf(first).flatMap((one) => readingsOf(second).map((two) => `${one} ${two}`)),
    )
  return collection.counts([...new Set([...[...readings.values()].flat(), ...mendedPairs])].filter(isNew(known)))
}

const isNew = (known: TermCounts) => (term: string) => !known.having.has(term)

/** How close a text comes, and what each of the terms it has added to that. */
export type Closeness = { score: number; parts: { term: string; part: number }[] }

/** Scores texts given as `foldedTexts` stores them; comparable within one call. */
export function closenessOf(terms: readonly TextTerm[], texts: readonly string[]): Closeness[] {
  const wanted = wantedTerms(terms)
  const counted = texts.map((text) => countWanted(text, wanted))
  const average = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length)
  return counted.map(({ counts, length }) => {
    const relativeLength = length / Math.max(1, average)
    const parts = Array.from(counts, ([i, count]) => {
      const { term, weight } = terms[i]!
      return { term, part: weight * saturation(count, relativeLength, SATURATION) }
    })
    return { score: parts.reduce((sum, { part }) => sum + part, 0), parts }
  })
}

/** Where each wanted syllable stands among the terms, and each wanted pair by its first and its second syllable. */
type Wanted = { syllables: ReadonlyMap<string, number>; pairs: ReadonlyMap<string, ReadonlyMap<string, number>> }

function wantedTerms(terms: readonly TextTerm[]): Wanted {
  const syllables = new Map<string, number>()
  const pairs = new Map<string, Map<string, number>>()
  terms.forEach(({ term }, i) => {
    const [first = '', second] = term.split(' ')
    if (second === undefined) syllables.set(first, i)
    else pairs.set(first, (pairs.get(first) ?? new Map<string, number>()).set(second, i))
  })
  return { syllables, pairs }
}

/** Counts the wanted terms of a folded text, by their place; its length in syllables. */
function countWanted(text: string, { syllables, pairs }: Wanted) {
  const counts = new Map<number, number>()
  const take = (place: number | undefined) => {
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  let length = 0
  for (const line of text.split('\n')) {
    if (line === '') continue
    let after: ReadonlyMap<string, number> | undefined
    for (const syllable of line.split(' ')) {
      length += 1
      take(syllables.get(syllable))
      take(after?.get(syllable))
      after = pairs.get(syllable)
    }
  }
  return { counts, length }
}
