import {
  type EnqueuedTaskPromise,
  Meilisearch,
  MeilisearchApiError,
  type MultiSearchQuery,
  type SearchResponse,
  type Settings,
} from 'meilisearch'
import { isDeepStrictEqual } from 'node:util'
import { IndexMissing, SearchTaskFailed, SearchUnavailable } from './errors'
import {
  type Condition,
  HIGHLIGHT,
  type IndexSettings,
  type SearchAnswer,
  type SearchEngine,
  type SearchQuery,
} from './port'

/** Milliseconds a person waits for a search at most. */
const SEARCH_TIMEOUT = 1_500
/** Milliseconds for handing over a batch of documents, and for its task to end. */
const WRITE_TIMEOUT = 30_000
const TASK_TIMEOUT = 300_000
const TASK_INTERVAL = 10

const DOCUMENTS_AT_ONCE = 1_000

/** Compressed answers add some 45 ms to each request (design/stack.md). */
const requestInit = { headers: { 'accept-encoding': 'identity' } }

/** The port on a Meilisearch server, 1.21 or newer. */
export function meilisearchEngine(url: string, key: string): SearchEngine {
  const reader = new Meilisearch({ host: url, apiKey: key, requestInit, timeout: SEARCH_TIMEOUT })
  const writer = new Meilisearch({
    host: url,
    apiKey: key,
    requestInit,
    timeout: WRITE_TIMEOUT,
    defaultWaitOptions: { timeout: TASK_TIMEOUT, interval: TASK_INTERVAL },
  })

  const exists = (index: string) =>
    answered(async () => {
      try {
        await reader.index(index).getRawInfo()
        return true
      } catch (error) {
        if (isMissingIndex(error)) return false
        throw error
      }
    })

  const multiSearch = (queries: readonly SearchQuery[]) =>
    answered(async () => {
      if (queries.length === 0) return []
      const { results } = await reader.multiSearch({ queries: queries.map(toMeilisearch) })
      return results.map(toAnswer)
    })

  return {
    async health() {
      try {
        const { status } = await reader.health()
        return { available: status === 'available' }
      } catch {
        return { available: false }
      }
    },
    exists,
    ensureIndex: async (index, settings) => {
      if (!(await exists(index))) await done(writer.createIndex(index, { primaryKey: 'id' }), 'index_already_exists')
      const present = await answered(() => reader.index(index).getSettings())
      const wanted = toSettings(settings)
      if (!alreadyApply(present, wanted)) await done(writer.index(index).updateSettings(wanted))
    },
    count: (index) => answered(async () => (await reader.index(index).getStats()).numberOfDocuments),
    fieldOfAll: (index, field) =>
      answered(async () => {
        const found = new Map<string, unknown>()
        for (let offset = 0, all = 1; offset < all; offset += DOCUMENTS_AT_ONCE) {
          const page = { fields: ['id', field], offset, limit: DOCUMENTS_AT_ONCE }
          const { results, total } = await reader.index<Record<string, unknown>>(index).getDocuments(page)
          for (const document of results) found.set(String(document.id), document[field])
          all = total
        }
        return found
      }),
    upsert: async (index, documents) => {
      if (documents.length > 0) await done(writer.index(index).addDocuments([...documents]))
    },
    remove: async (index, ids) => {
      if (ids.length > 0) await done(writer.index(index).deleteDocuments([...ids]), 'index_not_found')
    },
    search: async (query) => (await multiSearch([query]))[0]!,
    multiSearch,
    swap: async (live, fresh) => {
      const rename = !(await exists(live))
      await done(writer.swapIndexes([{ indexes: rename ? [fresh, live] : [live, fresh], rename }]))
    },
    drop: (index) => done(writer.deleteIndex(index), 'index_not_found'),
  }
}

/** Runs a request; whatever keeps the server from answering it becomes `SearchUnavailable`. */
async function answered<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (error) {
    if (isOurMistake(error)) throw error
    throw isMissingIndex(error) ? new IndexMissing(error) : new SearchUnavailable(error)
  }
}

/** Awaits a task and looks at its result; `harmless` names an error that leaves things as they should be. */
async function done(task: EnqueuedTaskPromise, harmless?: string): Promise<void> {
  const ended = await answered(() => task.waitTask())
  if (ended.status === 'succeeded' || (harmless && ended.error?.code === harmless)) return
  throw new SearchTaskFailed(ended.type, ended.error?.message ?? ended.status)
}

/** A refused request (a filter on an unknown field) is a defect here; a wrong key or a missing index is a server not ready for us. */
const NOT_READY = [401, 403, 404, 408, 429]
const isOurMistake = (error: unknown) =>
  error instanceof SearchTaskFailed ||
  (error instanceof MeilisearchApiError &&
    !isMissingIndex(error) &&
    error.response.status < 500 &&
    !NOT_READY.includes(error.response.status))
const isMissingIndex = (error: unknown) =>
  error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found'

function toMeilisearch(query: SearchQuery): MultiSearchQuery {
  return {
    indexUid: query.index,
    q: query.text ?? '',
    matchingStrategy: 'all',
    showRankingScore: true,
    filter: query.conditions?.map(toFilter) ?? [],
    facets: [...(query.facets ?? [])],
    attributesToRetrieve: ['id', ...(query.retrieve ?? [])],
    ...(query.page ? { page: query.page.number, hitsPerPage: query.page.size } : { limit: query.limit ?? 20 }),
    ...(query.sort && { sort: [...query.sort] }),
    ...(query.highlight && {
      attributesToHighlight: [...query.highlight],
      highlightPreTag: HIGHLIGHT.open,
      highlightPostTag: HIGHLIGHT.close,
    }),
  }
}

function toFilter(condition: Condition): string {
  if ('atLeast' in condition) return `${condition.field} >= ${Number(condition.atLeast)}`
  return `${condition.field} IN [${condition.anyOf.map(quoted).join(', ')}]`
}

/** A value as a filter's string; nothing in it can end the string. */
const quoted = (value: string | number | boolean) =>
  `"${String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

function toAnswer(response: SearchResponse<Record<string, unknown>>): SearchAnswer {
  return {
    total: response.totalHits ?? response.estimatedTotalHits ?? response.hits.length,
    facets: response.facetDistribution ?? {},
    simpler: false,
    hits: response.hits.map(({ _formatted, _rankingScore, ...document }) => ({
      id: String(document.id),
      score: _rankingScore ?? 0,
      document,
      highlighted: _formatted ?? {},
    })),
  }
}

/** Meilisearch gives stop words back in another Unicode form than it was given. */
const nfc = (word: string) => word.normalize('NFC')
const sorted = (values: readonly string[]) => [...values].sort()

function toSettings(settings: IndexSettings) {
  return {
    searchableAttributes: [...settings.searchable],
    filterableAttributes: sorted(settings.filterable),
    sortableAttributes: sorted(settings.sortable),
    stopWords: sorted(settings.stopWords),
    synonyms: Object.fromEntries(Object.entries(settings.synonyms).map(([word, same]) => [word, [...same]])),
    typoTolerance: {
      enabled: true,
      disableOnNumbers: true,
      minWordSizeForTypos: { oneTypo: settings.typos.oneFrom, twoTypos: settings.typos.twoFrom },
    },
    faceting: { maxValuesPerFacet: settings.maxFacetValues },
    pagination: { maxTotalHits: settings.maxTotal },
  } satisfies Settings
}

/** Whether every wanted setting stands already; settings the server has beyond them do not matter. */
function alreadyApply(present: Settings, wanted: ReturnType<typeof toSettings>): boolean {
  const byName = (list: unknown) => (Array.isArray(list) ? [...list].sort() : list)
  return (
    isDeepStrictEqual(present.searchableAttributes, wanted.searchableAttributes) &&
    isDeepStrictEqual(byName(present.filterableAttributes), wanted.filterableAttributes) &&
    isDeepStrictEqual(byName(present.sortableAttributes), wanted.sortableAttributes) &&
    isDeepStrictEqual(byName(present.stopWords?.map(nfc)), wanted.stopWords) &&
    isDeepStrictEqual({ ...present.synonyms }, wanted.synonyms) &&
    present.faceting?.maxValuesPerFacet === wanted.faceting.maxValuesPerFacet &&
    present.pagination?.maxTotalHits === wanted.pagination.maxTotalHits &&
    present.typoTolerance?.disableOnNumbers === true &&
    isDeepStrictEqual(present.typoTolerance.minWordSizeForTypos, wanted.typoTolerance.minWordSizeForTypos)
  )
}
