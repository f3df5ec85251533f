import { count, desc, eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { needFlow, organisations, profiles, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { inScope, scopeOf } from './counting.server'
import type { Scope } from './scope'

/** Consultants asked from which their top tenth is a figure: below, one consultant is a tenth or more. */
export const ENOUGH_ASKED = 10

/** The consultants who were asked about needs in scope, those asked most first, and how many of them are the top tenth. */
export function askedConsultants(actor: Actor, scope: Scope = {}) {
  const consultants = db
    .select({ profileId: requests.profileId, name: organisations.name, requests: count() })
    .from(requests)
    .innerJoin(needFlow, eq(needFlow.needId, requests.needId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(inScope(scopeOf(actor), scope))
    .groupBy(requests.profileId)
    .orderBy(desc(count()), requests.profileId)
    .all()
  return { consultants, top: Math.ceil(consultants.length / 10) }
}

/**
 * Of all requests about needs in scope, the share that went to the tenth of consultants asked most, 0 to 1; null where fewer
 * than ENOUGH_ASKED were asked. The tenth is rounded up: of 11 consultants it is two.
 */
export function topTenth(actor: Actor, scope: Scope = {}) {
  const { consultants, top } = askedConsultants(actor, scope)
  const sum = (rows: typeof consultants) => rows.reduce((total, row) => total + row.requests, 0)
  const all = sum(consultants)
  return {
    share: consultants.length < ENOUGH_ASKED ? null : sum(consultants.slice(0, top)) / all,
    consultants: consultants.length,
    requests: all,
    top,
  }
}
