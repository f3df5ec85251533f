import { and, eq, inArray, ne } from 'drizzle-orm'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { profiles, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { type Findable, satisfies, type Wanted } from '../discovery/satisfies'
import { organisationsTiedTo } from '../directory/conflict.server'
import { mayConsult } from '../directory/policy'
import { profileOf } from '../directory/read-profile.server'
import { notFound } from '../errors'
import type { NeedFacet, OpenNeedQuery } from '../needs/open-need-query'
import { findableNeed, type OpenNeed, openNeedsBeside } from '../needs/open-needs.server'
import { canLookForNeeds, canReadOpenNeeds } from '../needs/policy'
import { fitFor } from './fit.server'
import type { RankedMatch } from './ranking/candidate'

/** An open need as a consultant's list shows it; `fit` null where the profile speaks for nothing of it. */
export type ListedNeed = OpenNeed & { fit: RankedMatch | null; requestId: string | null }

export type OpenNeedsAnswer =
  /** The profile is not shown to everybody, or it may only certify. */
  | { status: 'profile_hidden' | 'only_certifies' }
  | {
      status: 'ok'
      total: number
      pages: number
      needs: ListedNeed[]
      /** Needs per value of each facet, as the search without that facet's own choice finds them. */
      facets: Record<NeedFacet, ReadonlyMap<string, number>>
      /** What the same search finds among the needs that do not fit. */
      besides: number
    }

export const NEEDS_PAGE = 10

type Looked = OpenNeed & { findable: Findable; fit: RankedMatch | null }

/** Open needs for the consultant, those that fit best first. Throws `not_found` for other roles. */
export function openNeedsFor(actor: Actor, query: OpenNeedQuery, { words }: Pick<Wanted, 'words'>): OpenNeedsAnswer {
  if (!canLookForNeeds(actor)) throw notFound()
  const profile = db.select().from(profiles).where(profileOf(actor)).get()
  if (!profile || !canReadOpenNeeds(actor, profile, today())) {
    return {
      status: profile && profile.roles.length > 0 && !mayConsult(profile.roles) ? 'only_certifies' : 'profile_hidden',
    }
  }
  const fit = fitFor(profile.id)
  const all: Looked[] = openNeedsBeside(organisationsTiedTo(profile.organisationId)).map((need) => ({
    ...need,
    findable: findableNeed(need),
    fit: fit(need),
  }))
  const listed = (need: Looked) => query.everything || need.fit !== null
  const found = all.filter((need) => satisfies(need.findable, { words, chosen: query.chosen }))
  const ranked = found.filter(listed).sort((a, b) => (b.fit?.score ?? -1) - (a.fit?.score ?? -1))
  const shown = ranked.slice((query.page - 1) * NEEDS_PAGE, query.page * NEEDS_PAGE)
  const invited = requestsAbout(profile.id, shown)
  return {
    status: 'ok',
    total: ranked.length,
    pages: Math.ceil(ranked.length / NEEDS_PAGE),
    needs: shown.map(({ findable: _, ...need }) => ({ ...need, requestId: invited.get(need.id) ?? null })),
    facets: honestCounts(all.filter(listed), { words, chosen: query.chosen }),
    besides: found.length - ranked.length,
  }
}

function honestCounts(needs: readonly Looked[], { words, chosen }: Wanted) {
  const countsOf = (facet: NeedFacet) => {
    const counts = new Map<string, number>()
    for (const { findable } of needs) {
      if (!satisfies(findable, { words, chosen: { ...chosen, [facet]: [] } })) continue
      for (const value of findable.values[facet] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return counts
  }
  return { subject: countsOf('subject'), sector: countsOf('sector'), commune: countsOf('commune') }
}

/** The last request that the consultant has about each of these needs, without those that were taken back. */
function requestsAbout(profileId: string, shown: readonly OpenNeed[]): Map<string, string> {
  const ids = shown.map((need) => need.id)
  const rows = db
    .select({ id: requests.id, needId: requests.needId })
    .from(requests)
    .where(and(eq(requests.profileId, profileId), inArray(requests.needId, ids), ne(requests.status, 'withdrawn')))
    .orderBy(requests.sentAt)
    .all()
  return new Map(rows.map(({ id, needId }) => [needId, id]))
}
