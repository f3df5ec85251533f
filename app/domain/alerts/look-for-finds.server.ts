import { eq } from 'drizzle-orm'
import type { ChangedTarget } from './jobs'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { memberships, profiles, savedSearches, savedSearchFinds } from '~db/schema'
import { organisationsTiedTo } from '../directory/conflict.server'
import { type ListedBy, newlyListing } from '../discovery/newly-listed.server'
import { fitFor } from '../matching/fit.server'
import { openNeedQuery } from '../needs/open-need-query'
import { findableNeed, type OpenNeed, openNeedsAmong } from '../needs/open-needs.server'
import { planDailyRun } from './daily-run.server'
import { openNeedReader, searcherBelongs } from './open-need-reader.server'
import { satisfies } from '../discovery/satisfies'
import { directoryQuery } from '../discovery/search-query'
import { wantedBy } from './wanted.server'
import { writeFindsMail } from './write-mail.server'

type Search = { id: string; userId: string; query: string; frequency: string; organisationId: string | null }

/**
 * Shows a profile or need that was published or changed to every saved search of its kind. A search finds it when its page
 * lists it now and did not before; once, however often it changes. Done again, it finds nothing more.
 */
export async function lookForFinds({ kind, id, before }: ChangedTarget): Promise<void> {
  const searches = searchesOf(kind)
  if (searches.length === 0) return
  const finders = kind === 'needs' ? consultantsWhoFind(id, searches) : await enterprisesWhoFind(id, before, searches)
  for (const search of finders) keepFind(search, id)
}

const searchesOf = (kind: 'consultants' | 'needs'): Search[] =>
  db
    .select({
      id: savedSearches.id,
      userId: savedSearches.userId,
      query: savedSearches.query,
      frequency: savedSearches.frequency,
      organisationId: memberships.organisationId,
    })
    .from(savedSearches)
    .leftJoin(memberships, searcherBelongs())
    .where(eq(savedSearches.kind, kind))
    .all()

/** Those of the searches among consultants whose page lists the profile since its change; nobody is told of a profile of its own. */
function enterprisesWhoFind(profileId: string, before: ListedBy | null, searches: Search[]) {
  const owner = db.select().from(profiles).where(eq(profiles.id, profileId)).get()?.organisationId
  const others = searches.filter(({ organisationId }) => organisationId !== owner)
  const asked = others.map((search) => ({ ...search, query: directoryQuery(new URLSearchParams(search.query)) }))
  return newlyListing(profileId, before, asked)
}

/** Those of the searches among open needs that the need satisfies, of consultants who may read it. */
function consultantsWhoFind(needId: string, searches: Search[]): Search[] {
  const [need] = openNeedsAmong([needId])
  if (!need) return []
  const found = findableNeed(need)
  const tied = organisationsTiedTo(need.organisationId)
  return searches.filter(
    (search) =>
      satisfies(found, wantedBy(search.query)) &&
      !tied.includes(search.organisationId ?? '') &&
      isShownTo(search, need),
  )
}

/** Whether the page of the search would show the need to the search's owner. */
function isShownTo({ organisationId, query }: Search, need: OpenNeed): boolean {
  const profile = openNeedReader(organisationId)
  if (!profile) return false
  return openNeedQuery(new URLSearchParams(query)).everything || fitFor(profile.id)(need) !== null
}

/** Keeps a find once, and tells of it as the search's owner wishes. */
function keepFind({ id: savedSearchId }: { id: string }, targetId: string) {
  transact((tx) => {
    const search = tx.select().from(savedSearches).where(eq(savedSearches.id, savedSearchId)).get()
    if (!search) return
    const { changes } = tx
      .insert(savedSearchFinds)
      .values({ savedSearchId, targetId, foundAt: now() })
      .onConflictDoNothing()
      .run()
    if (changes === 0) return
    if (search.frequency === 'immediate') writeFindsMail(tx, search, [targetId])
    if (search.frequency === 'daily') planDailyRun(tx)
  })
}
