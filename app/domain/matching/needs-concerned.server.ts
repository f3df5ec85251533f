import { setImmediate as letOthersIn } from 'node:timers/promises'
import { and, eq, inArray } from 'drizzle-orm'
import { db } from '~db/connection'
import { matches, needs } from '~db/schema'
import { openNeedsBeside } from '../needs/open-needs.server'
import { fitFor } from './fit.server'

/**
 * The open needs whose list may be another since these profiles changed: those that have one of them on it, and those that one of
 * them fits now. That others stand higher or lower by it is left to the day's look at all.
 */
export async function needsConcerned(profileIds: readonly string[]): Promise<string[]> {
  const listing = db
    .selectDistinct({ id: matches.needId })
    .from(matches)
    .innerJoin(needs, eq(needs.id, matches.needId))
    .where(and(eq(needs.status, 'published'), inArray(matches.profileId, [...profileIds])))
    .all()
  const concerned = new Set(listing.map(({ id }) => id))
  const fits = profileIds.map(fitFor)
  for (const need of openNeedsBeside([])) {
    if (!concerned.has(need.id) && fits.some((fit) => fit(need) !== null)) concerned.add(need.id)
    await letOthersIn()
  }
  return [...concerned]
}
