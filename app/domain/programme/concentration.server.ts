import { count, desc, eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { needFlow, organisations, profiles, proposals, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { groupBy } from '../group-by'
import { figuresBy, inScope, scopeOf } from './counting.server'
import { quantileWithOpen } from './figures'
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

/**
 * Of each consultant who was asked about needs in scope, most asked first: answers and how long they took, offers, and what came of it.
 * An invitation without an answer counts as longer than any, unless the enterprise took it back or the need ended first.
 */
export function consultantFigures(actor: Actor, scope: Scope = {}) {
  const { consultants, top } = askedConsultants(actor, scope)
  const asked = groupBy(
    db
      .select({
        profileId: requests.profileId,
        status: requests.status,
        sentAt: requests.sentAt,
        answeredAt: requests.answeredAt,
        proposalId: proposals.id,
      })
      .from(requests)
      .innerJoin(needFlow, eq(needFlow.needId, requests.needId))
      .leftJoin(proposals, eq(proposals.requestId, requests.id))
      .where(inScope(scopeOf(actor), scope))
      .all(),
    ({ profileId }) => profileId,
  )
  const chosen = new Map(figuresBy(actor, 'consultant', scope).map((row) => [row.code, row]))
  return consultants.map((row, place) => {
    const own = asked.get(row.profileId)!
    const waits = own.flatMap(({ status, sentAt, answeredAt }) => {
      if (answeredAt) return [answeredAt.getTime() - sentAt.getTime()]
      return status === 'sent' ? [undefined] : []
    })
    const { awarded = 0, completed = 0, certified = 0 } = chosen.get(row.profileId) ?? {}
    return {
      ...row,
      inTopTenth: consultants.length >= ENOUGH_ASKED && place < top,
      answered: own.filter(({ answeredAt }) => answeredAt).length,
      median: quantileWithOpen(waits, 0.5),
      proposed: own.filter(({ proposalId }) => proposalId).length,
      awarded,
      completed,
      certified,
    }
  })
}
