import { eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { needFlow, proposals, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { groupBy } from '../group-by'
import { askedConsultants, ENOUGH_ASKED } from './concentration.server'
import { figuresBy, inScope, scopeOf } from './counting.server'
import { quantileWithOpen } from './figures'
import type { Scope } from './scope'

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

/** The same of one consultant; undefined where nobody asked them. */
export const figuresOfConsultant = (actor: Actor, profileId: string) =>
  consultantFigures(actor).find((one) => one.profileId === profileId)
