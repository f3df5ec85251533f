import { sql } from 'drizzle-orm'
import { failedJobs, oldestWaiting, queueHealth } from '~/jobs/queue.server'
import { db } from '~db/connection'
import { engine } from '~search/engine'
import { indexFigures } from '~search/indexes'

type Queue = ReturnType<typeof queueHealth>

export type SystemHealth = {
  database: 'ok' | 'unavailable'
  search: 'ok' | 'unavailable'
  queue: Queue | null
}

/** What a monitor asks for. Search being away is no failure of the application: pages go on, jobs wait. */
export async function systemHealth(): Promise<SystemHealth> {
  const search = await searchHealth()
  try {
    db.get(sql`select 1`)
    return { database: 'ok', search, queue: queueHealth() }
  } catch {
    return { database: 'unavailable', search, queue: null }
  }
}

export async function searchHealth(): Promise<SystemHealth['search']> {
  const health = await engine()
    .health()
    .catch(() => ({ available: false }))
  return health.available ? 'ok' : 'unavailable'
}

/** What an administrator looks at: the monitor's figures, the jobs given up, and each index beside what SQL says of it. */
export const healthReport = async () => ({
  search: await searchHealth(),
  queue: queueHealth(),
  oldest: oldestWaiting(),
  failed: failedJobs().map(({ payload, ...job }) => ({ ...job, payload: JSON.stringify(payload) })),
  indexes: await indexFigures(),
})
