import { eq } from 'drizzle-orm'
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

/** What jobs of a kind are asked for that are not done, those given up included. */
export const askedFor = <K extends JobKind>(kind: K) =>
  db
    .select({ payload: jobs.payload })
    .from(jobs)
    .where(eq(jobs.kind, kind))
    .all()
    .map(({ payload }) => payload as JobPayload<K>)
