import { and, count, desc, eq, sql } from 'drizzle-orm'
import { db } from '~db/connection'
import { needFlow, needFlowSubjects, profiles, profileServices } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { profileIsPublic } from '../directory/queries.server'
import { askedSubjects, condition, inScope, scopeOf } from './counting.server'
import type { RecordList } from './figures'
import { type Scope, UNKNOWN } from './scope'

const subjectCode = sql<string>`coalesce(${needFlowSubjects.subjectCode}, ${UNKNOWN})`
const communeCode = sql<string>`coalesce(${needFlow.communeCode}, ${UNKNOWN})`

const counted = (actor: Actor, list: RecordList, scope: Scope) =>
  and(inScope(scopeOf(actor, scope), scope), condition(list, scope))

/** How many needs a list has, as many as `needRecords` of the same scope. */
export const countList = (actor: Actor, list: RecordList, scope: Scope = {}): number =>
  db
    .select({ n: count() })
    .from(needFlow)
    .where(counted(actor, list, scope))
    .get()!.n

/** A list's needs by commune, by code; those of which none is known stand together. */
export const listByCommune = (actor: Actor, list: RecordList, scope: Scope = {}): Map<string, number> =>
  new Map(
    db
      .select({ code: communeCode, n: count() })
      .from(needFlow)
      .where(counted(actor, list, scope))
      .groupBy(communeCode)
      .all()
      .map(({ code, n }) => [code, n]),
  )

/** A list's needs by subject and commune, most first; a need with two subjects stands in two of them. */
export const listByPair = (actor: Actor, list: RecordList, scope: Scope = {}) =>
  db
    .select({ subject: subjectCode, commune: communeCode, count: count() })
    .from(needFlow)
    .leftJoin(needFlowSubjects, and(eq(needFlowSubjects.flowId, needFlow.id), askedSubjects(scope)))
    .where(counted(actor, list, scope))
    .groupBy(subjectCode, communeCode)
    .orderBy(desc(count()), subjectCode, communeCode)
    .all()

/** How many consultants whom everybody may see name a subject, by its code. */
export const consultantsBySubject = (): Map<string, number> =>
  new Map(
    db
      .select({ code: profileServices.subjectCode, n: count() })
      .from(profileServices)
      .innerJoin(profiles, eq(profiles.id, profileServices.profileId))
      .where(profileIsPublic())
      .groupBy(profileServices.subjectCode)
      .all()
      .map(({ code, n }) => [code, n]),
  )

/** Needs of a list that stayed without an answer or got it late, by subject and commune, with what could help. */
export function unmetDemand(actor: Actor, scope: Scope = {}) {
  const pairs = listByPair(actor, 'unmet', scope)
  const consultants = consultantsBySubject()
  const communes = listByCommune(actor, 'unmet', scope)
  const totals = new Map<string, number>()
  for (const { subject, count: n } of pairs) totals.set(subject, (totals.get(subject) ?? 0) + n)
  return {
    all: countList(actor, 'unmet', scope),
    unanswered: countList(actor, 'unanswered', scope),
    slow: countList(actor, 'slow', scope),
    pairs,
    subjects: mostFirst(totals).map((row) => ({
      ...row,
      consultants: row.code === UNKNOWN ? null : (consultants.get(row.code) ?? 0),
    })),
    communes: mostFirst(communes),
  }
}

const mostFirst = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .map(([code, n]) => ({ code, count: n }))
    .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
