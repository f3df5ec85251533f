import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { setTimeout as pause } from 'node:timers/promises'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { jobs } from '~db/schema'
import { engine } from '~search/engine'
import { SearchUnavailable } from '~search/errors'
import { ensureIndexes } from '~search/indexes'
import { type Taken, type Work, workOf } from './handlers.server'
import { hourlyReconciling } from './index-care.server'

/** Milliseconds between two looks into the outbox: a change is findable within a second. */
const POLL = 150
/** A worker that died holds its jobs no longer than this. */
const LOCK = 30_000
const BATCH = 500
/** An error other than search being away is tried again so often, after 1, 2, 4 … seconds, at most a minute. */
const ATTEMPTS = 8
const LONGEST_DELAY = 60_000
/** While search is away: soon, and without end. */
const AWAY_DELAY = 2_000

const later = (milliseconds: number) => new Date(now().getTime() + milliseconds)

/** Does what the outbox holds until it is stopped. `report` hears of failures of the worker itself; a job's are kept with it. */
export function startWorker(report: (error: unknown) => void = () => undefined): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const reconcileHourly = hourlyReconciling(report)
  let searchWasAway = false
  const round = async () => {
    if (searchWasAway && (await engine().health()).available) {
      await ensureIndexes()
      searchWasAway = false
    }
    await reconcileHourly()
    const done = await doDueJobs()
    if (done.searchAway) searchWasAway = true
    return done.taken === BATCH
  }
  const untilStopped = async () => {
    while (!stopping.signal.aborted) {
      const more = await round().catch((error: unknown) => {
        report(error)
        return false
      })
      if (!more) await pause(POLL, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const ended = untilStopped()
  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

/** Does jobs until none is due. */
export async function drainJobs(): Promise<void> {
  while ((await doDueJobs()).taken > 0);
}

async function doDueJobs(): Promise<{ taken: number; searchAway: boolean }> {
  const taken = takeDueJobs()
  let searchAway = false
  for (const work of workOf(taken)) {
    try {
      await work.run()
      removeJobs(work)
    } catch (error) {
      searchAway ||= error instanceof SearchUnavailable
      for (const job of work.jobs) keepForLater(job, error)
    }
  }
  return { taken: taken.length, searchAway }
}

function takeDueJobs(): Taken[] {
  if (!isAnyDue()) return []
  return transact((tx) => {
    const due = tx.select().from(jobs).where(isDue()).orderBy(asc(jobs.id)).limit(BATCH).all()
    const ids = due.map((job) => job.id)
    tx.update(jobs)
      .set({ lockedUntil: later(LOCK) })
      .where(inArray(jobs.id, ids))
      .run()
    return due
  })
}

/** A plain read first: an idle worker takes no write lock. */
const isAnyDue = () => db.select({ id: jobs.id }).from(jobs).where(isDue()).limit(1).get() !== undefined

const isDue = () =>
  and(isNull(jobs.failedAt), lte(jobs.runAfter, now()), or(isNull(jobs.lockedUntil), lte(jobs.lockedUntil, now())))

const idsOf = (work: Work) => work.jobs.map((job) => job.id)
const removeJobs = (work: Work) =>
  db
    .delete(jobs)
    .where(inArray(jobs.id, idsOf(work)))
    .run()

function keepForLater(job: Taken, error: unknown) {
  const away = error instanceof SearchUnavailable
  const attempts = away ? job.attempts : job.attempts + 1
  const delay = away ? AWAY_DELAY : Math.min(LONGEST_DELAY, 1000 * 2 ** (attempts - 1))
  db.update(jobs)
    .set({
      attempts,
      lockedUntil: null,
      runAfter: later(delay),
      failedAt: attempts >= ATTEMPTS ? now() : null,
      lastError: error instanceof Error ? error.message : String(error),
    })
    .where(eq(jobs.id, job.id))
    .run()
}
