import { and, count, desc, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { notFound } from '~/domain/errors'
import type { Actor } from '~/domain/accounts/lifecycle'
import { canRunSystem } from '~/domain/accounts/policy'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { jobs } from '~db/schema'

/** Jobs that should be done by now: what is planned for later does not wait, what was tried in vain does. */
const isWaiting = () => and(isNull(jobs.failedAt), or(lte(jobs.runAfter, now()), isNotNull(jobs.lastError)))

/** Since when a job waits: a try in vain puts off when it is due, not since when it waits. */
const since = sql`min(case when ${jobs.lastError} is null then ${jobs.runAfter} else ${jobs.createdAt} end)`

/** The waiting jobs: how many, and since when the one that waits longest; null when none does. */
function waitingJobs() {
  const { depth, oldest } = db
    .select({ depth: count(), oldest: since.mapWith(jobs.createdAt) })
    .from(jobs)
    .where(isWaiting())
    .get()!
  return { depth, oldest: oldest as Date | null }
}

/** How many jobs wait, for how many seconds the oldest (0 when none waits), and how many were given up. */
export function queueHealth() {
  const { depth, oldest } = waitingJobs()
  const failed = db.select({ count: count() }).from(jobs).where(isNotNull(jobs.failedAt)).get()!
  return {
    depth,
    oldestSeconds: oldest ? Math.max(0, Math.round((now().getTime() - oldest.getTime()) / 1000)) : 0,
    failed: failed.count,
  }
}

/** Since when the oldest waiting job waits; null when none does. */
export const oldestWaiting = () => waitingJobs().oldest

export const FAILED_JOBS_SHOWN = 50

/** The jobs given up last. */
export const failedJobs = () =>
  db.select().from(jobs).where(isNotNull(jobs.failedAt)).orderBy(desc(jobs.failedAt)).limit(FAILED_JOBS_SHOWN).all()

/** Puts a job that was given up back into the queue. Throws `not_found` for any other job. */
export function runJobAgain(actor: Actor, jobId: number) {
  if (!canRunSystem(actor)) throw notFound()
  transact((tx) => {
    const changed = tx
      .update(jobs)
      .set({ failedAt: null, lastError: null, attempts: 0, lockedUntil: null, runAfter: now() })
      .where(and(eq(jobs.id, jobId), isNotNull(jobs.failedAt)))
      .run()
    if (changed.changes === 0) throw notFound()
  })
}
