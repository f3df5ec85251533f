import { type EnqueuedTaskPromise, Meilisearch, MeilisearchApiError, type MultiSearchQuery } from 'meilisearch'
import { IndexMissing, SearchSilent, SearchTaskFailed, SearchUnavailable } from '../errors'
import { patience } from '../patience'
import type { SearchAnswer, SearchEngine, SearchQuery } from '../port'
import { toAnyOfAnswer, toTermQueries } from './any-of'
import { type Response, toAnswer, toMeilisearch } from './queries'
import { alreadyApply, toSettings } from './settings'

/** Milliseconds in which an index's settings or figures are told. */
const LOOK_TIMEOUT = 1_500
/** Milliseconds for handing over or fetching a batch of documents, and for a task to end. */
const BATCH_TIMEOUT = 30_000
const TASK_TIMEOUT = 300_000
const TASK_INTERVAL = 10

const DOCUMENTS_AT_ONCE = 1_000

/** Compressed answers add some 45 ms to each request (design/stack.md). */
const requestInit = { headers: { 'accept-encoding': 'identity' } }

export type MeilisearchOptions = {
  /** A key that may only search; `key` where there is none. */
  searchKey?: string | undefined
  /** Milliseconds a search may take; without it, as long as a look at settings. */
  searchPatience?: number | undefined
}

/** The port on a Meilisearch server, 1.21 or newer. `key` may keep indexes, documents and settings and read tasks. */
export function meilisearchEngine(url: string, key: string, options: MeilisearchOptions = {}): SearchEngine {
  const { searchKey = key, searchPatience = LOOK_TIMEOUT } = options
  const searcher = new Meilisearch({ host: url, apiKey: searchKey, requestInit })
  const looker = new Meilisearch({ host: url, apiKey: key, requestInit, timeout: LOOK_TIMEOUT })
  const keeper = new Meilisearch({
    host: url,
    apiKey: key,
    requestInit,
    timeout: BATCH_TIMEOUT,
    defaultWaitOptions: { timeout: TASK_TIMEOUT, interval: TASK_INTERVAL },
  })

  const exists = (index: string) =>
    looked(async () => {
      try {
        await looker.index(index).getRawInfo()
        return true
      } catch (error) {
        if (isMissingIndex(error)) return false
        throw error
      }
    })

  const responses = async (queries: MultiSearchQuery[]): Promise<Response[]> => {
    if (queries.length === 0) return []
    const { signal, stop } = patience(searchPatience)
    try {
      return (await searcher.multiSearch({ queries }, { signal })).results
    } catch (error) {
      throw signal.aborted ? new SearchSilent(searchPatience) : error
    } finally {
      stop()
    }
  }

  const multiSearch = (queries: readonly SearchQuery[]) =>
    looked(async () => {
      const asked = queries.map((query) => (query.terms ? toTermQueries(query) : [toMeilisearch(query)]))
      const answers = await responses(asked.flat())
      let next = 0
      return queries.map((query, i): SearchAnswer => {
        const own = answers.slice(next, (next += asked[i]!.length))
        return query.terms ? toAnyOfAnswer(query, own) : toAnswer(own[0]!)
      })
    })

  return {
    async health() {
      try {
        const { status } = await looker.health()
        return { available: status === 'available' }
      } catch {
        return { available: false }
      }
    },
    exists,
    ensureIndex: async (index, settings) => {
      if (!(await exists(index))) await done(keeper.createIndex(index, { primaryKey: 'id' }), 'index_already_exists')
      const present = await looked(() => looker.index(index).getSettings())
      const wanted = toSettings(settings)
      if (!alreadyApply(present, wanted)) await done(keeper.index(index).updateSettings(wanted))
    },
    count: (index) => looked(async () => (await looker.index(index).getStats()).numberOfDocuments),
    fieldOfAll: (index, field) =>
      looked(async () => {
        const found = new Map<string, unknown>()
        for (let offset = 0, all = 1; offset < all; offset += DOCUMENTS_AT_ONCE) {
          const page = { fields: ['id', field], offset, limit: DOCUMENTS_AT_ONCE }
          const { results, total } = await keeper.index<Record<string, unknown>>(index).getDocuments(page)
          for (const document of results) found.set(String(document.id), document[field])
          all = total
        }
        return found
      }),
    upsert: async (index, documents) => {
      if (documents.length > 0) await done(keeper.index(index).addDocuments([...documents]))
    },
    remove: async (index, ids) => {
      if (ids.length > 0) await done(keeper.index(index).deleteDocuments([...ids]), 'index_not_found')
    },
    search: async (query) => (await multiSearch([query]))[0]!,
    multiSearch,
    swap: async (live, fresh) => {
      const rename = !(await exists(live))
      await done(keeper.swapIndexes([{ indexes: rename ? [fresh, live] : [live, fresh], rename }]))
    },
    drop: (index) => done(keeper.deleteIndex(index), 'index_not_found'),
  }
}

/** Runs a read; whatever keeps the server from answering it, settings that somebody changed too, is `SearchUnavailable`. */
async function looked<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof SearchUnavailable) throw error
    throw isMissingIndex(error) ? new IndexMissing(error) : new SearchUnavailable(error)
  }
}

/** Awaits a task and looks at its result; `harmless` names an error that leaves things as they should be. */
async function done(task: EnqueuedTaskPromise, harmless?: string): Promise<void> {
  const ended = await taken(() => task.waitTask())
  if (ended.status === 'succeeded' || (harmless && ended.error?.code === harmless)) return
  throw new SearchTaskFailed(ended.type, ended.error?.message ?? ended.status)
}

/** Hands work over. What the server refuses for the work's own sake (a document without an id) is no matter of waiting. */
async function taken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isRefusedForGood(error)) throw error
    throw new SearchUnavailable(error)
  }
}

/** A wrong key, or a server that is not ready for us, may be otherwise in a while. */
const NOT_READY = [401, 403, 404, 408, 429]
const isRefusedForGood = (error: unknown) =>
  error instanceof MeilisearchApiError && error.response.status < 500 && !NOT_READY.includes(error.response.status)
const isMissingIndex = (error: unknown) =>
  error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found'
