import { sql } from 'drizzle-orm'
import { failedJobs, oldestWaiting, queueHealth } from '~/jobs/queue.server'
import { db } from '~db/connection'
import { type SearchHealth, searchHealth } from '~search/engine'
import { indexFigures } from '~/domain/discovery/indexes.server'
import { yearWithoutTet } from '~/domain/working-days'
import { today } from '~db/clock'
import { type DiskState, disksState } from './disk.server'
import { type ObjectStoreHealth, objectStoreHealth } from './object-store.server'

type Queue = ReturnType<typeof queueHealth>

export type SystemHealth = {
  database: 'ok' | 'unavailable'
  disk: DiskState
  /** `simpler`: the embedded engine answers, because Meilisearch is away or none is set up. */
  search: 'ok' | 'simpler' | 'unavailable'
  queue: Queue | null
  /** Null where files lie in the data folder only. */
  objectStore: Omit<ObjectStoreHealth, 'fault'> | null
}

/**
 * What a monitor asks for. A search engine or an object store being away is no failure of the application: pages go on, jobs wait.
 */
export async function systemHealth(): Promise<SystemHealth> {
  const search = searchState(await searchHealth())
  const disk = disksState()
  try {
    db.get(sql`select 1`)
    return { database: 'ok', disk, search, queue: queueHealth(), objectStore: await storeState() }
  } catch {
    return { database: 'unavailable', disk, search, queue: null, objectStore: null }
  }
}

/** Without what the store says: that is for the operator. */
async function storeState(): Promise<SystemHealth['objectStore']> {
  const health = await objectStoreHealth()
  return health && { state: health.state, there: health.there, waiting: health.waiting }
}

/** Whether people can read, and send what is kept. */
export const isHealthy = ({ database, disk }: SystemHealth) => database === 'ok' && (disk === 'ok' || disk === 'low')

const STATES = { meilisearch: 'ok', embedded: 'simpler' } as const
const searchState = ({ answering }: SearchHealth): SystemHealth['search'] =>
  answering ? STATES[answering] : 'unavailable'

/** What an administrator looks at: the monitor's figures, which engine answers, how the object store is, the jobs given up, each index beside what SQL says of it, and the year whose Tết is not entered. */
export async function healthReport() {
  const engine = await searchHealth()
  return {
    disk: disksState(),
    search: searchState(engine),
    engine,
    queue: queueHealth(),
    oldest: oldestWaiting(),
    failed: failedJobs().map(({ payload, ...job }) => ({ ...job, payload: JSON.stringify(payload) })),
    indexes: await indexFigures(),
    objectStore: await objectStoreHealth(),
    withoutTet: yearWithoutTet(today()),
  }
}
