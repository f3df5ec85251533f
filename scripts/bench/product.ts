import { setTimeout as pause } from 'node:timers/promises'
import { searchConsultants } from '~/domain/discovery/search-consultants.server'
import { publishProfile } from '~/domain/directory/publish-profile.server'
import type { DirectoryQuery } from '~/domain/discovery/search-query'
import type { Actor } from '~/domain/accounts/lifecycle'
import { matchConsultants, type NeedToMatch } from '~/domain/matching/match-consultants.server'
import { startWorker } from '~/worker/worker.server'
import { engine } from '~search/engine'
import { consultantsIndex } from '~/domain/discovery/consultants-index.server'
import { type Times, timesOf, timed } from './measure'

/** Searches that go on while something else is measured. */
export type Background = Times & {
  failed: number
  /** Answered by the embedded engine although the search server is there. */
  simpler: number
}

/** One page of the directory as a reader gets it, without the HTML around: cards are read from SQL. */
export async function searchPage(query: DirectoryQuery): Promise<void> {
  const answer = await searchConsultants(query)
  if (answer.status !== 'ok') throw new Error('search is unavailable')
}

/** From a need's text to consultants in their order, with reasons. */
export async function match(need: NeedToMatch): Promise<void> {
  const answer = await matchConsultants(need)
  if (answer.status !== 'ok') throw new Error('search is unavailable')
  if (answer.matches.length === 0) throw new Error(`nobody fits: ${need.text}`)
}

/** Does `work` while people search `perSecond` times a second, whether earlier searches are answered or not. */
export async function whileSearching<T>(
  { queries, perSecond }: { queries: readonly DirectoryQuery[]; perSecond: number },
  work: () => Promise<T>,
): Promise<{ result: T; searches: Background }> {
  const times: number[] = []
  const counts = { failed: 0, simpler: 0 }
  const onTheWay = new Set<Promise<void>>()
  const search = async (query: DirectoryQuery) => {
    const { took, result } = await timed(() => searchConsultants(query))
    times.push(took)
    if (result.status !== 'ok') counts.failed += 1
    else if (result.simpler) counts.simpler += 1
  }
  let next = 0
  const timer = setInterval(() => {
    const going = search(queries[next++ % queries.length]!)
      .catch(() => void (counts.failed += 1))
      .finally(() => onTheWay.delete(going))
    onTheWay.add(going)
  }, 1000 / perSecond)
  try {
    const result = await work()
    clearInterval(timer)
    await Promise.all(onTheWay)
    return { result, searches: { ...timesOf(times), ...counts } }
  } finally {
    clearInterval(timer)
  }
}

const LOOK_EVERY = 10
const GIVE_UP_AFTER = 30_000

/**
 * Milliseconds from the officer's command to the moment when a search finds the profile, for each of `profileIds`. The
 * worker runs in this process, as it does in the application's.
 */
export async function publishUntilFound(officer: Actor, profileIds: readonly string[]): Promise<Times> {
  const worker = startWorker({
    report: (error) => {
      throw error
    },
  })
  try {
    const times: number[] = []
    for (const [i, id] of profileIds.entries()) {
      // Out of step with the worker's looks into the outbox.
      await pause(200 + ((i * 37) % 150))
      times.push((await timed(() => publishAndWait(officer, id))).took)
    }
    return timesOf(times)
  } finally {
    await worker.stop()
  }
}

async function publishAndWait(officer: Actor, id: string) {
  publishProfile(officer, id)
  const until = performance.now() + GIVE_UP_AFTER
  const query = { index: consultantsIndex(), conditions: [{ field: 'id', anyOf: [id] }], limit: 1 }
  while ((await engine().search(query)).hits.length === 0) {
    if (performance.now() > until) throw new Error(`${id} was published and is not found`)
    await pause(LOOK_EVERY)
  }
}
