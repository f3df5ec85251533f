import { SearchUnavailable } from './errors'
import { meilisearchEngine } from './meilisearch'
import type { SearchEngine } from './port'

export { HIGHLIGHT } from './port'
export type {
  Condition,
  IndexSettings,
  SearchAnswer,
  SearchDocument,
  SearchEngine,
  SearchHit,
  SearchQuery,
  WeightedTerm,
} from './port'

/** An index's full name; the prefix lets several installations and test files share one server. */
export const indexName = (name: string) => `${process.env.SEARCH_INDEX_PREFIX ?? 'nhipcau_'}${name}`

let current: { key: string; engine: SearchEngine } | undefined

/** The engine that the environment names at this moment; without one, an engine that is never available. */
export function engine(): SearchEngine {
  const url = process.env.MEILI_URL
  if (!url) return noEngine
  const apiKey = process.env.MEILI_KEY ?? ''
  const key = `${url} ${apiKey}`
  if (current?.key !== key) current = { key, engine: meilisearchEngine(url, apiKey) }
  return current.engine
}

const refuse = () => Promise.reject(new SearchUnavailable())
const noEngine: SearchEngine = {
  health: () => Promise.resolve({ available: false }),
  ensureIndex: refuse,
  exists: refuse,
  count: refuse,
  fieldOfAll: refuse,
  upsert: refuse,
  remove: refuse,
  search: refuse,
  multiSearch: refuse,
  swap: refuse,
  drop: refuse,
}
