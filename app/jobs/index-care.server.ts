import { and, eq, isNull } from 'drizzle-orm'
import { db, transact } from '~db/connection'
import { jobs } from '~db/schema'
import { IndexMissing, SearchUnavailable } from '~search/errors'
import { INDEXES, type IndexKey } from '~search/indexes'
import { drifted } from '~search/rebuild'
import { enqueue } from './outbox.server'

const HOUR_MS = 3_600_000
const TRY_AGAIN_MS = 5_000

/** Reconciles the indexes when it is first called and then once an hour; call it as often as you like. */
export function hourlyReconciling(report: (error: unknown) => void): () => Promise<void> {
  let due = 0
  return async () => {
    if (Date.now() < due) return
    due = Date.now() + HOUR_MS
    await reconcileIndexes().catch((error: unknown) => {
      due = Date.now() + TRY_AGAIN_MS
      if (!(error instanceof SearchUnavailable)) report(error)
    })
  }
}

/** Compares every index with what SQL says and enqueues what sets it right; returns how many documents differed. */
export async function reconcileIndexes(): Promise<number> {
  let differing = 0
  for (const index of INDEXES) {
    const ids = await drifted(index).catch((error: unknown) => {
      if (!(error instanceof IndexMissing)) throw error
      askForIndexes()
      return []
    })
    enqueueSyncs(index, ids)
    differing += ids.length
  }
  return differing
}

export function enqueueSyncs(index: IndexKey, ids: readonly string[]) {
  if (ids.length === 0) return
  transact((tx) => {
    for (const id of ids) enqueue(tx, 'search.sync', { index, id })
  })
}

/** The answer where a search failed: not available, which is not "nothing found". A missing index is asked for, once. */
export function unavailable(error: unknown): { status: 'unavailable' } {
  if (!(error instanceof SearchUnavailable)) throw error
  if (error instanceof IndexMissing) askForIndexes()
  return { status: 'unavailable' }
}

const isWaiting = and(eq(jobs.kind, 'search.ensure'), isNull(jobs.failedAt))

function askForIndexes() {
  if (db.select({ id: jobs.id }).from(jobs).where(isWaiting).limit(1).get()) return
  transact((tx) => {
    if (!tx.select({ id: jobs.id }).from(jobs).where(isWaiting).limit(1).get()) enqueue(tx, 'search.ensure', {})
  })
}
