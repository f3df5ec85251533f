import { and, eq, isNull, lte, or } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Tx } from '~db/connection'
import { jobs } from '~db/schema'
import { type JobKind, type JobPayload, jobPayloads } from './kinds'

/** Puts a job into the outbox, in the transaction of the change that asks for it. */
export function enqueue<K extends JobKind>(tx: Tx, kind: K, payload: JobPayload<K>, runAfter = now()) {
  tx.insert(jobs)
    .values({ kind, payload: jobPayloads[kind].parse(payload), runAfter, createdAt: now() })
    .run()
}

/**
 * As `enqueue`, unless the same job waits already: that one does for both, at the earlier of the two moments. One that is being
 * done does not count: it may have read before this change.
 */
export function enqueueOnce<K extends JobKind>(tx: Tx, kind: K, payload: JobPayload<K>, runAfter = now()) {
  const isFree = or(isNull(jobs.lockedUntil), lte(jobs.lockedUntil, now()))
  const same = eq(jobs.payload, jobPayloads[kind].parse(payload))
  const waiting = tx
    .select({ id: jobs.id, runAfter: jobs.runAfter })
    .from(jobs)
    .where(and(eq(jobs.kind, kind), same, isNull(jobs.failedAt), isFree))
    .limit(1)
    .get()
  if (!waiting) enqueue(tx, kind, payload, runAfter)
  else if (waiting.runAfter > runAfter) tx.update(jobs).set({ runAfter }).where(eq(jobs.id, waiting.id)).run()
}

/** What jobs of a kind are asked for that are not done, those given up included. */
export const askedFor = <K extends JobKind>(kind: K) =>
  db
    .select({ payload: jobs.payload })
    .from(jobs)
    .where(eq(jobs.kind, kind))
    .all()
    .map(({ payload }) => payload as JobPayload<K>)
