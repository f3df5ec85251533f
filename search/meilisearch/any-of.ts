import type { MultiSearchQuery } from 'meilisearch'
import { languageSettings } from '../words'
import type { SearchAnswer, SearchHit, SearchQuery, WeightedTerm } from '../port'
import { commonPart, LIMIT, type Response, toAnswer, wellFormed } from './queries'

/** Documents that one term brings in at least; a common term's further ones would come for its sake alone. */
const PER_TERM = 50

const stopWords = new Set(languageSettings.stopWords)

/**
 * Terms that say something to the server. It leaves stop words out of phrases: a phrase of nothing else finds every
 * document, and a pair with one finds whatever has the other.
 */
const tellingTerms = (terms: readonly WeightedTerm[]) =>
  terms.filter(({ term }) => !term.split(' ').some((syllable) => stopWords.has(syllable)))

/**
 * One query a term. In quotes a pair must stand side by side, and a syllable is itself: no typing error is forgiven and
 * nothing is taken for the beginning of a longer word (measured on 1.21).
 */
export function toTermQueries(query: SearchQuery): MultiSearchQuery[] {
  const terms = tellingTerms(query.terms ?? [])
  const limit = Math.max(PER_TERM, Math.ceil((query.limit ?? LIMIT) / terms.length))
  return terms.map(({ term }) => ({ ...commonPart(query), q: `"${wellFormed(term).replaceAll('"', ' ')}"`, limit }))
}

/** The answers of a query's terms as one: by the sum of the weights of those that found a document, then by its rank among them. */
export function toAnyOfAnswer(query: SearchQuery, responses: readonly Response[]): SearchAnswer {
  const terms = tellingTerms(query.terms ?? [])
  const found = new Map<string, { hit: SearchHit; weights: number; scores: number }>()
  responses.forEach((response, i) => {
    const { weight } = terms[i]!
    for (const hit of toAnswer(response).hits) {
      const before = found.get(hit.id) ?? { hit, weights: 0, scores: 0 }
      found.set(hit.id, { hit, weights: before.weights + weight, scores: before.scores + weight * hit.score })
    }
  })
  const all = (query.terms ?? []).reduce((sum, { weight }) => sum + weight, 0)
  const hits = [...found.values()]
    .sort((a, b) => b.weights - a.weights || b.scores - a.scores)
    .slice(0, query.limit ?? LIMIT)
    .map(({ hit, weights }) => ({ ...hit, score: all > 0 ? weights / all : 0 }))
  return { hits, total: hits.length, facets: {}, simpler: false }
}
