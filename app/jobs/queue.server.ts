import { and, asc, count, desc, eq, isNotNull, isNull, min } from 'drizzle-orm'
import { notFound } from '~/domain/errors'
import type { Actor } from '~/domain/accounts/lifecycle'
import { canRunSystem } from '~/domain/accounts/policy'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { jobs } from '~db/schema'

/** The outbox's waiting jobs: how many, the age of the oldest in seconds (0 when none waits), and how many were given up. */
export function queueHealth() {
  const waiting = db
    .select({ depth: count(), oldest: min(jobs.createdAt) })
    .from(jobs)
    .where(isNull(jobs.failedAt))
    .get()!
  const failed = db.select({ count: count() }).from(jobs).where(isNotNull(jobs.failedAt)).get()!
  const oldest = waiting.oldest as Date | null
  return {
    depth: waiting.depth,
    oldestSeconds: oldest ? Math.max(0, Math.round((now().getTime() - oldest.getTime()) / 1000)) : 0,
    failed: failed.count,
  }
}

/** When the oldest waiting job was enqueued; null when none waits. */
export const oldestWaiting = () =>
  db.select().from(jobs).where(isNull(jobs.failedAt)).orderBy(asc(jobs.createdAt)).limit(1).get()?.createdAt ?? null

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
