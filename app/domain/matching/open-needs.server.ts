import { and, eq, inArray } from 'drizzle-orm'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { interests, profiles, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { type Findable, satisfies, type Wanted } from '../discovery/satisfies'
import { organisationsTiedTo } from '../directory/conflict.server'
import { mayConsult } from '../directory/policy'
import { profileOf } from '../directory/read-profile.server'
import { notFound } from '../errors'
import { groupBy } from '../group-by'
import type { NeedFacet, OpenNeedQuery } from '../needs/open-need-query'
import { findableNeed, type OpenNeed, openNeedsAmong, openNeedsBeside } from '../needs/open-needs.server'
import { canLookForNeeds, canReadOpenNeeds } from '../needs/policy'
import { mayBeInterestedAgain } from '../proposals/lifecycle'
import { fitFor } from './fit.server'
import type { RankedMatch } from './ranking/candidate'

/**
 * What there is between a consultant and a need: the last request without those that were taken back, the interest that waits, and
 * whether they may say that they are interested.
 */
type Standing = { requestId: string | null; interestId: string | null; mayBeInterested: boolean }

/** An open need as a consultant's list shows it; `fit` null where the profile speaks for nothing of it. */
export type ListedNeed = OpenNeed & Standing & { fit: RankedMatch | null }

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
  const standingOf = standings(profile.id, shown)
  return {
    status: 'ok',
    total: ranked.length,
    pages: Math.ceil(ranked.length / NEEDS_PAGE),
    needs: shown.map(({ findable: _, ...need }) => ({ ...need, ...standingOf(need) })),
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

/** One open need as the consultant may read it, with their profile. Throws `not_found` where they may not. */
export function needToLookAt(actor: Actor, needId: string) {
  const profile = canLookForNeeds(actor) ? db.select().from(profiles).where(profileOf(actor)).get() : undefined
  if (!profile || !canReadOpenNeeds(actor, profile, today())) throw notFound()
  const [need] = openNeedsAmong([needId])
  if (!need || organisationsTiedTo(profile.organisationId).includes(need.organisationId)) throw notFound()
  const listed = () => ({ ...need, ...standings(profile.id, [need])(need), fit: fitFor(profile.id)(need) })
  return { profileId: profile.id, need, listed }
}

function standings(profileId: string, shown: readonly OpenNeed[]): (need: OpenNeed) => Standing {
  const ids = shown.map((need) => need.id)
  const sent = db
    .select({ id: requests.id, needId: requests.needId, status: requests.status })
    .from(requests)
    .where(and(eq(requests.profileId, profileId), inArray(requests.needId, ids)))
    .orderBy(requests.sentAt)
    .all()
  const said = db
    .select({ id: interests.id, needId: interests.needId, status: interests.status })
    .from(interests)
    .where(and(eq(interests.profileId, profileId), inArray(interests.needId, ids)))
    .all()
  const invited = groupBy(sent, ({ needId }) => needId)
  const interested = groupBy(said, ({ needId }) => needId)
  return ({ id, takesInterest }) => {
    const own = interested.get(id) ?? []
    return {
      requestId: invited.get(id)?.findLast(({ status }) => status !== 'withdrawn')?.id ?? null,
      interestId: own.find(({ status }) => status === 'waiting')?.id ?? null,
      mayBeInterested: takesInterest && !invited.has(id) && mayBeInterestedAgain(own),
    }
  }
}
