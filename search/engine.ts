import { now } from '~db/clock'
import { type Breaker, breaker, type BreakerState } from './breaker'
import { composite, isWell } from './composite'
import { embeddedEngine } from './embedded/engine'
import type { SearchUnavailable } from './errors'
import { meilisearchEngine } from './meilisearch'
import type { SearchEngine, SearchReads } from './port'

export { HIGHLIGHT } from './port'
export type {
  Condition,
  IndexSettings,
  SearchAnswer,
  SearchDocument,
  SearchEngine,
  SearchHit,
  SearchQuery,
  SearchReads,
  WeightedTerm,
} from './port'

/** Several installations and test files can share one server: this begins their indexes' names. */
export const indexPrefix = () => process.env.SEARCH_INDEX_PREFIX ?? 'nhipcau_'
export const indexName = (name: string) => `${indexPrefix()}${name}`

export type EngineName = 'embedded' | 'meilisearch'
export interface NamedEngine extends SearchEngine {
  readonly name: EngineName
  /** Documents that a rebuild hands over at once. A Meilisearch task has its price however small it is. */
  readonly batch: number
}

/** Milliseconds that a page waits for Meilisearch: with the embedded engine's own time, half a second for the whole. */
const PATIENCE = 200
/** Three refusals in a row may not be chance; after three seconds somebody's search asks again, at the price of one patience. */
const LIMITS = { failures: 3, pause: 3_000 }

/** The state of the way to the server, which the application's two module graphs share. */
type Way = { url: string; breaker: Breaker; lastFault?: { message: string; at: Date } }
const shared = globalThis as typeof globalThis & { nhipCauSearchWay?: Way }

type Server = { key: string; engine: NamedEngine; reads: SearchReads; way: Way }
let current: Server | undefined
const embedded: NamedEngine = { ...embeddedEngine(), name: 'embedded', batch: 200 }

/** The Meilisearch server that the environment names at this moment. */
function server(): Server | undefined {
  const { MEILI_URL: url, MEILI_KEY = '', MEILI_SEARCH_KEY, MEILI_PATIENCE } = process.env
  if (!url) return undefined
  const key = [url, MEILI_KEY, MEILI_SEARCH_KEY, MEILI_PATIENCE].join(' ')
  if (shared.nhipCauSearchWay?.url !== url) shared.nhipCauSearchWay = { url, breaker: breaker(LIMITS) }
  const way = shared.nhipCauSearchWay
  if (current?.key !== key || current.way !== way) {
    const searchPatience = Number(MEILI_PATIENCE) || PATIENCE
    const options = { searchKey: MEILI_SEARCH_KEY || undefined, searchPatience }
    const engine: NamedEngine = { ...meilisearchEngine(url, MEILI_KEY, options), name: 'meilisearch', batch: 1_000 }
    const note = ({ message }: SearchUnavailable) => (way.lastFault = { message, at: now() })
    current = { key, engine, reads: composite(engine, embedded, way.breaker, note), way }
  }
  return current
}

/** What answers searches at this moment: Meilisearch where it is configured and well, else the embedded engine. */
export const engine = (): SearchReads => server()?.reads ?? embedded

/** Every engine that must hold the documents; the embedded one first, which is always there. */
export function engines(): readonly NamedEngine[] {
  const meilisearch = server()?.engine
  return meilisearch ? [embedded, meilisearch] : [embedded]
}

export type SearchHealth = {
  /** Which engine a search would be answered by; null: none can. */
  answering: EngineName | null
  /** Null where no Meilisearch is configured. */
  breaker: BreakerState | null
  /** Why Meilisearch did not answer a search the last time that it did not. */
  lastFault: { message: string; at: Date } | null
}

/** How searches are answered at this moment. */
export async function searchHealth(): Promise<SearchHealth> {
  const configured = server()
  const fault = { breaker: configured?.way.breaker.state() ?? null, lastFault: configured?.way.lastFault ?? null }
  if (configured && (await isWell(configured.engine, configured.way.breaker))) {
    return { answering: 'meilisearch', ...fault }
  }
  return { answering: (await embedded.health()).available ? 'embedded' : null, ...fault }
}
