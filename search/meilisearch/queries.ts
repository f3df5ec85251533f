import type { MultiSearchQuery, SearchResponse } from 'meilisearch'
import { type Condition, HIGHLIGHT, type SearchAnswer, type SearchQuery } from '../port'

export type Response = SearchResponse<Record<string, unknown>>

/** What every query of ours says, whatever it looks for. */
export const commonPart = (query: SearchQuery) => ({
  indexUid: query.index,
  matchingStrategy: 'all' as const,
  showRankingScore: true,
  filter: query.conditions?.map(toFilter) ?? [],
  attributesToRetrieve: ['id', ...(query.retrieve ?? [])],
})

export const LIMIT = 20

/** The server refuses a request with half of a surrogate pair in it; no document has one. */
export const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD')

/** The one embedder of an index whose documents carry vectors. */
export const EMBEDDER = 'meaning'

/** A query for a person's words, or for what lies near a vector. */
export const toMeilisearch = (query: SearchQuery): MultiSearchQuery => ({
  ...commonPart(query),
  q: wellFormed(query.text ?? ''),
  facets: [...(query.facets ?? [])],
  ...(query.page ? { page: query.page.number, hitsPerPage: query.page.size } : { limit: query.limit ?? LIMIT }),
  ...(query.near && { vector: [...query.near], hybrid: { embedder: EMBEDDER, semanticRatio: 1 } }),
  ...(query.sort && { sort: [...query.sort] }),
  ...(query.highlight && {
    attributesToHighlight: [...query.highlight],
    highlightPreTag: HIGHLIGHT.open,
    highlightPostTag: HIGHLIGHT.close,
  }),
})

function toFilter(condition: Condition): string {
  if ('atLeast' in condition) return `${condition.field} >= ${Number(condition.atLeast)}`
  return `${condition.field} IN [${condition.anyOf.map(quoted).join(', ')}]`
}

/** A value as a filter's string; nothing in it can end the string. */
const quoted = (value: string | number | boolean) =>
  `"${wellFormed(String(value)).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

export const toAnswer = (response: Response): SearchAnswer => ({
  total: response.totalHits ?? response.estimatedTotalHits ?? response.hits.length,
  facets: response.facetDistribution ?? {},
  simpler: false,
  hits: response.hits.map(({ _formatted, _rankingScore, ...document }) => ({
    id: String(document.id),
    score: _rankingScore ?? 0,
    document,
    highlighted: _formatted ?? {},
  })),
})
