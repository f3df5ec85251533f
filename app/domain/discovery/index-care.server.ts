import { and, count, eq, isNull } from 'drizzle-orm'
import { db, transact } from '~db/connection'
import { jobs } from '~db/schema'
import { type EngineName, engines, type NamedEngine } from '~search/engine'
import { IndexMissing, SearchUnavailable } from '~search/errors'
import { INDEXES, indexes, type IndexKey } from './indexes.server'
import { lookAfter } from '~search/upkeep'
import { enqueue } from '~/jobs/outbox.server'

const HOUR_MS = 3_600_000

/**
 * A look at every engine's indexes, to be had every few seconds: what somebody deleted, emptied or set otherwise is
 * made good. What each holds is compared with SQL at the first look, once an hour, and when an engine was away.
 */
export function indexWatch(report: (error: unknown) => void): () => Promise<void> {
  const compareAt = new Map<EngineName, number>()
  const look = async (engine: NamedEngine) => {
    const compare = performance.now() >= (compareAt.get(engine.name) ?? 0)
    try {
      await lookAtIndexes(engine, compare)
      if (compare) compareAt.set(engine.name, performance.now() + HOUR_MS)
    } catch (error) {
      compareAt.delete(engine.name)
      if (!(error instanceof SearchUnavailable)) report(error)
    }
  }
  return async () => {
    await Promise.all(engines().map(look))
  }
}

/** Brings every engine's indexes to their present settings, builds those that are missing, and leaves the rest to the worker. */
export async function prepareIndexes(): Promise<void> {
  for (const engine of engines()) await lookAtIndexes(engine, false)
}

/** Compares every engine's documents with SQL and enqueues what sets them right; returns how many differed. */
export async function reconcileIndexes(): Promise<number> {
  let differing = 0
  for (const engine of engines()) differing += await lookAtIndexes(engine, true)
  return differing
}

async function lookAtIndexes(engine: NamedEngine, compare: boolean): Promise<number> {
  let differing = 0
  for (const index of INDEXES) {
    const ids = await lookAfter(engine, indexes[index], { compare, waiting: syncsWaiting() })
    enqueueSyncs(index, ids)
    differing += ids.length
  }
  return differing
}

const isWaiting = (kind: 'search.sync' | 'search.ensure') => and(eq(jobs.kind, kind), isNull(jobs.failedAt))
/** Whether an engine has yet to hear of a change; `untried`: of one of which nobody has tried to tell it. */
export const isSyncWaiting = ({ untried }: { untried: boolean }) =>
  db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(isWaiting('search.sync'), untried ? isNull(jobs.lastError) : undefined))
    .limit(1)
    .get() !== undefined
const syncsWaiting = () => db.select({ count: count() }).from(jobs).where(isWaiting('search.sync')).get()!.count

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

function askForIndexes() {
  const isAsked = () => db.select({ id: jobs.id }).from(jobs).where(isWaiting('search.ensure')).limit(1).get()
  if (isAsked()) return
  transact((tx) => {
    if (!isAsked()) enqueue(tx, 'search.ensure', {})
  })
}
