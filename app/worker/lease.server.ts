import { inArray } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Tx } from '~db/connection'
import { jobs } from '~db/schema'

/** Milliseconds for which a worker holds a job; one that died holds it no longer. */
export const LEASE = 6_000
/** Milliseconds between two renewals: a renewal or two may come late without the job being taken by another worker. */
const RENEW = 1_500

const until = () => new Date(now().getTime() + LEASE)

/** Takes the jobs, in the transaction that found them free. */
export const lease = (tx: Tx, ids: number[]) => {
  tx.update(jobs).set({ lockedUntil: until() }).where(inArray(jobs.id, ids)).run()
}

/** Holds the taken jobs in `ids`, from which those that are done are removed, for as long as this process lives; gives what ends it. */
export function hold(ids: ReadonlySet<number>, report: (error: unknown) => void): () => void {
  if (ids.size === 0) return () => undefined
  const beat = setInterval(() => {
    try {
      db.update(jobs)
        .set({ lockedUntil: until() })
        .where(inArray(jobs.id, [...ids]))
        .run()
    } catch (error) {
      report(error)
    }
  }, RENEW)
  return () => clearInterval(beat)
}
