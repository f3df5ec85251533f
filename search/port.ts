/** What pages ask of a search. Throws `SearchUnavailable` where nothing can answer, `IndexMissing` where nothing has the index. */
export interface SearchReads {
  search(query: SearchQuery): Promise<SearchAnswer>
  /** Several queries in one round trip, answered in their order. */
  multiSearch(queries: readonly SearchQuery[]): Promise<SearchAnswer[]>
}

/** The port: what the application asks of a search engine. Every method throws `SearchUnavailable` when it cannot answer, `IndexMissing` for one that is not there. */
export interface SearchEngine extends SearchReads {
  health(): Promise<{ available: boolean }>
  /** Creates the index where it is missing and applies the settings where they differ. */
  ensureIndex(index: string, settings: IndexSettings): Promise<void>
  exists(index: string): Promise<boolean>
  /** Documents in the index. */
  count(index: string): Promise<number>
  /** One field of every document, by the documents' ids. */
  fieldOfAll(index: string, field: string): Promise<Map<string, unknown>>
  /** Adds or replaces documents; done when a search finds them. Throws `SearchTaskFailed`. */
  upsert(index: string, documents: readonly SearchDocument[]): Promise<void>
  /** Removes documents; done when no search finds them. Ids that are not there are no error. */
  remove(index: string, ids: readonly string[]): Promise<void>
  /** Gives the index `fresh` the name `live` at one moment; one that had it until then gets the other's. */
  swap(live: string, fresh: string): Promise<void>
  /** Removes an index; one that is not there is no error. */
  drop(index: string): Promise<void>
}

export type SearchDocument = { id: string }

export type IndexSettings = {
  /** Fields that words are looked for in, the weightiest first. */
  searchable: readonly string[]
  filterable: readonly string[]
  sortable: readonly string[]
  synonyms: Readonly<Record<string, readonly string[]>>
  stopWords: readonly string[]
  /** Letters from which a word may have one and two typing errors. */
  typos: { oneFrom: number; twoFrom: number }
  maxFacetValues: number
  maxTotal: number
  /** Fields whose words free text is ranked by (BM25 over folded syllables and pairs). */
  ranked: readonly string[]
  /** Documents carry a vector of this length under `_vectors.meaning`. The embedded engine has no use for it. */
  vectorLength?: number
}

export type Condition =
  { field: string; anyOf: readonly (string | number | boolean)[] } | { field: string; atLeast: number }

export type SearchQuery = {
  index: string
  text?: string
  /**
   * In place of `text`: hits have at least one of these folded syllables and pairs ("truy xuat": side by side), those
   * with the largest sum of weights first; at most `limit`, and `total` is no more than what came back.
   */
  terms?: readonly WeightedTerm[]
  /** In place of words: the documents with the nearest vectors. The embedded engine must not be asked. */
  near?: readonly number[]
  /** All of them must hold. */
  conditions?: readonly Condition[]
  facets?: readonly string[]
  /** With a page, totals are exact; without, at most `limit` hits and an estimated total. */
  page?: { number: number; size: number }
  limit?: number
  sort?: readonly string[]
  retrieve?: readonly string[]
  /** Fields whose matching words come back between `HIGHLIGHT.open` and `HIGHLIGHT.close`. */
  highlight?: readonly string[]
}

export type WeightedTerm = { term: string; weight: number }

export type SearchHit = {
  id: string
  /** 0 to 1. */
  score: number
  document: Readonly<Record<string, unknown>>
  highlighted: Readonly<Record<string, unknown>>
}

export type SearchAnswer = {
  hits: SearchHit[]
  total: number
  /** Documents per field and value. */
  facets: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Answered by the embedded engine in place of the search server: no typing errors forgiven, plainer order. */
  simpler: boolean
}

export const HIGHLIGHT = { open: '⟦', close: '⟧' } as const
