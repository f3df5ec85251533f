import { and, asc, eq, inArray, isNull, lte, notInArray, or, type SQL } from 'drizzle-orm'
import { setTimeout as pause } from 'node:timers/promises'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { jobs } from '~db/schema'
import { SearchTaskFailed, SearchUnavailable } from '~search/errors'
import { indexWatch } from '~/domain/discovery/index-care.server'
import { meaningCare } from '~/domain/discovery/meaning-care.server'
import { GiveUp, TryLater } from '~/jobs/failures'
import type { JobKind } from '~/jobs/kinds'
import { dailyJobs } from './daily-jobs.server'
import { hold, lease } from './lease.server'
import { type Taken, type Work, workOf } from './work.server'

/** Milliseconds between two looks into the outbox: a change is findable within a second. */
const POLL = 150
/** Milliseconds between two looks at the search indexes. */
const LOOK = 10_000
const BATCH = 500
/** An error other than search being away is tried again so often, after 1, 2, 4 … seconds, at most a minute. */
const ATTEMPTS = 8
const LONGEST_DELAY = 60_000
/** While search is away: as long as the job has waited already, between these, and without end. */
const SEARCH_AWAY = { shortest: 1_000, longest: 15_000 }
/** A search engine that failed a task is asked as often for an hour: what it could not do for want of space is done soon after there is some. */
const SEARCH_ATTEMPTS = 240
/** While something else is away: as long as the job has waited already, between these. */
const LATER = { shortest: 5_000, longest: 600_000 }

type Lane = { holds: SQL; batch: number }
/** Somebody else's server may take its time: what goes there has a lane of its own, so that nothing waits behind it, and is held one by one. */
const SLOW: JobKind[][] = [['mail.send'], ['phone.send'], ['files.move_out', 'files.remove_object']]
const SLOW_LANES: Lane[] = SLOW.map((kinds) => ({ holds: inArray(jobs.kind, kinds), batch: 1 }))
/** So may a look at many open needs; those that are due are done together. */
const LOOKS: JobKind[] = ['matching.follow', 'matching.refresh']
const OWN_LANES: Lane[] = [...SLOW_LANES, { holds: inArray(jobs.kind, LOOKS), batch: BATCH }]
const REST: Lane = { holds: notInArray(jobs.kind, [...SLOW.flat(), ...LOOKS]), batch: BATCH }

const later = (milliseconds: number) => new Date(now().getTime() + milliseconds)

type WorkerOptions = {
  /** Hears of failures of the worker itself; a job's are kept with it. */
  report?: (error: unknown) => void
  /** Milliseconds between two looks at the search indexes. */
  lookEvery?: number
}

/** Does what the outbox holds and looks after the search indexes, until it is stopped. */
export function startWorker({ report = () => undefined, lookEvery = LOOK }: WorkerOptions = {}): {
  stop(): Promise<void>
} {
  const stopping = new AbortController()
  const askDaily = dailyJobs()
  const look = indexWatch(report)
  const careForMeanings = meaningCare()
  const rest = async () => {
    askDaily()
    return (await doDueJobs(REST, report)) === BATCH
  }
  const own = (lane: Lane) => async () => (await doDueJobs(lane, report)) > 0
  const untilStopped = async (round: () => Promise<boolean | void>, every: number) => {
    while (!stopping.signal.aborted) {
      const more = await round().catch(report)
      if (!more) await pause(every, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const ended = Promise.all([
    untilStopped(rest, POLL),
    ...OWN_LANES.map((lane) => untilStopped(own(lane), POLL)),
    untilStopped(look, lookEvery),
    untilStopped(careForMeanings, lookEvery),
  ])
  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

/** Does jobs until none is due. */
export async function drainJobs(): Promise<void> {
  const none = () => undefined
  const lanes = [REST, ...OWN_LANES]
  for (let taken = -1; taken !== 0;) {
    taken = 0
    for (const lane of lanes) taken += await doDueJobs(lane, none)
  }
}

/** Returns how many jobs were taken. */
async function doDueJobs(lane: Lane, report: (error: unknown) => void): Promise<number> {
  const taken = takeDueJobs(lane)
  const held = new Set(idsOf(taken))
  const letGo = hold(held, report)
  try {
    for (const work of workOf(taken)) {
      try {
        await work.run()
        removeJobs(work)
      } catch (error) {
        for (const job of work.jobs) keepForLater(job, error)
      }
      for (const id of idsOf(work.jobs)) held.delete(id)
    }
  } finally {
    letGo()
  }
  return taken.length
}

function takeDueJobs({ holds, batch }: Lane): Taken[] {
  const due = and(holds, isDue())
  if (!isAny(due)) return []
  return transact((tx) => {
    const taken = tx.select().from(jobs).where(due).orderBy(asc(jobs.id)).limit(batch).all()
    lease(tx, idsOf(taken))
    return taken
  })
}

/** A plain read first: an idle worker takes no write lock. */
const isAny = (due: SQL | undefined) => db.select({ id: jobs.id }).from(jobs).where(due).limit(1).get() !== undefined

const isDue = () =>
  and(isNull(jobs.failedAt), lte(jobs.runAfter, now()), or(isNull(jobs.lockedUntil), lte(jobs.lockedUntil, now())))

const idsOf = (taken: readonly Taken[]) => taken.map((job) => job.id)
const removeJobs = (work: Work) =>
  db
    .delete(jobs)
    .where(inArray(jobs.id, idsOf(work.jobs)))
    .run()

function keepForLater(job: Taken, error: unknown) {
  const { attempts, delay, givenUp } = nextTry(job, error)
  db.update(jobs)
    .set({
      attempts,
      lockedUntil: null,
      runAfter: later(delay),
      failedAt: givenUp ? now() : null,
      lastError: error instanceof Error ? error.message : String(error),
    })
    .where(eq(jobs.id, job.id))
    .run()
}

function nextTry(
  { attempts, createdAt }: Taken,
  error: unknown,
): { attempts: number; delay: number; givenUp: boolean } {
  const waited = now().getTime() - createdAt.getTime()
  const asLongAgain = ({ shortest, longest }: typeof LATER) => Math.min(longest, Math.max(shortest, waited))
  if (error instanceof SearchUnavailable) return { attempts, delay: asLongAgain(SEARCH_AWAY), givenUp: false }
  if (error instanceof TryLater) return { attempts, delay: asLongAgain(LATER), givenUp: false }
  const made = attempts + 1
  if (error instanceof SearchTaskFailed) {
    return { attempts: made, delay: asLongAgain(SEARCH_AWAY), givenUp: made >= SEARCH_ATTEMPTS }
  }
  return {
    attempts: made,
    delay: Math.min(LONGEST_DELAY, 1000 * 2 ** (made - 1)),
    givenUp: error instanceof GiveUp || made >= ATTEMPTS,
  }
}
