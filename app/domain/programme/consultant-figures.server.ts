import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { db } from '~db/connection'
import { needFlow, proposals, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { programmeFigures, scopeOf } from './counting.server'
import { quantileWithOpen } from './figures'

/**
 * What a consultant did for needs of the department's province: invitations, answers and the median time to one (those without an answer
 * count as longest; taken back ones do not count), offers; and of what they were chosen for, how far it came.
 */
export function consultantFigures(actor: Actor, profileId: string) {
  const rows = db
    .select({ sentAt: requests.sentAt, answeredAt: requests.answeredAt })
    .from(requests)
    .innerJoin(needFlow, eq(needFlow.needId, requests.needId))
    .where(
      and(
        eq(requests.profileId, profileId),
        eq(needFlow.provinceCode, scopeOf(actor)),
        sql`(${requests.answeredAt} is not null or ${requests.status} <> 'withdrawn')`,
      ),
    )
    .all()
  const { awarded, completed, certified } = programmeFigures(actor, { consultant: profileId })
  const offers = db
    .select({ n: sql<number>`count(*)` })
    .from(proposals)
    .innerJoin(requests, eq(requests.id, proposals.requestId))
    .innerJoin(needFlow, eq(needFlow.needId, requests.needId))
    .where(
      and(
        eq(requests.profileId, profileId),
        eq(needFlow.provinceCode, scopeOf(actor)),
        isNotNull(proposals.submittedAt),
      ),
    )
    .get()!.n
  return {
    asked: rows.length,
    answered: rows.filter(({ answeredAt }) => answeredAt !== null).length,
    median: quantileWithOpen(
      rows.map(({ sentAt, answeredAt }) => (answeredAt ? answeredAt.getTime() - sentAt.getTime() : undefined)),
      0.5,
    ),
    offers,
    awarded,
    completed,
    certified,
  }
}
