import { setImmediate as letOthersIn } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { enqueueOnce } from '~/jobs/outbox.server'
import { now } from '~db/clock'
import { db, transact, type Tx } from '~db/connection'
import { needs } from '~db/schema'
import { SearchUnavailable } from '~search/errors'
import { isSyncWaiting } from '../discovery/index-care.server'
import { needsConcerned } from './needs-concerned.server'
import { replyHistory } from './reply-history.server'
import { suggestMatches } from './suggest-matches.server'

/** Milliseconds after which it is looked again while an engine has not heard of every change. */
const AGAIN = 60_000

/** Changed profiles from which on every open need is looked at. */
const MANY = 20

/** Looks anew who fits each open need; throws as `look`. */
export const refreshMatches = () => look(openNeedIds, (tx, at) => enqueueOnce(tx, 'matching.refresh', {}, at))

/** Looks anew who fits the open needs that changed profiles concern; throws as `look`. */
export const followProfiles = (profileIds: readonly string[]) =>
  look(
    () => (profileIds.length < MANY ? needsConcerned(profileIds) : openNeedIds()),
    (tx, at) => profileIds.forEach((profileId) => enqueueOnce(tx, 'matching.follow', { profileId }, at)),
  )

const openNeedIds = () =>
  db
    .select({ id: needs.id })
    .from(needs)
    .where(eq(needs.status, 'published'))
    .orderBy(needs.publishedAt)
    .all()
    .map(({ id }) => id)

/**
 * Throws `SearchUnavailable` while no engine answers, or nobody has told one of the latest changes; while only one of two engines
 * knows them, what answers is asked now, and `again` later. What goes wrong with one need holds up no other, and is thrown in the end.
 */
async function look(needIds: () => string[] | Promise<string[]>, again: (tx: Tx, at: Date) => void): Promise<void> {
  if (isSyncWaiting({ untried: true })) throw new SearchUnavailable(new Error('a change is in no index yet'))
  const history = replyHistory()
  const faults: unknown[] = []
  for (const id of await needIds()) {
    await suggestMatches(id, history).catch((error: unknown) => {
      if (error instanceof SearchUnavailable) throw error
      faults.push(error)
    })
    await letOthersIn()
  }
  if (isSyncWaiting({ untried: false })) transact((tx) => again(tx, new Date(now().getTime() + AGAIN)))
  if (faults.length > 0) throw faults[0]
}
