import { and, asc, count, desc, eq, exists, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '~db/connection'
import { needFlow, needFlowSubjects, needGroupMembers, needGroups, needs, organisations, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { sizeOf } from '../accounts/size-of.server'
import { profileIsPublic } from '../directory/queries.server'
import { condition, inScope, reachedAt, scopeOf } from './counting.server'
import type { RecordList } from './figures'
import { PLACE_LISTS, type PlaceList, type PlaceRow } from './place-lists'
import { type Scope, UNKNOWN } from './scope'

/** Needs of a scope by subject or by commune, most first; a need with two subjects stands in two rows. */
export function placeRows(actor: Actor, by: 'subject' | 'commune', scope: Scope): PlaceRow[] {
  const inside = inScope(scopeOf(actor, scope), scope)
  const code =
    by === 'commune'
      ? sql<string>`coalesce(${needFlow.communeCode}, ${UNKNOWN})`
      : sql<string>`coalesce(${needFlowSubjects.subjectCode}, ${UNKNOWN})`
  const reached = (list: RecordList) =>
    by === 'subject' && list === 'certified' ? sql`${needFlowSubjects.certifiedAt} is not null` : condition(list, scope)
  const counts = PLACE_LISTS.map((list) => [list, sql<number>`total(${reached(list)})`.as(`count_${list}`)])
  const base = db
    .select({ code, ...(Object.fromEntries(counts) as Record<PlaceList, SQL.Aliased<number>>) })
    .from(needFlow)
    .$dynamic()
  const rows = by === 'subject' ? base.leftJoin(needFlowSubjects, eq(needFlowSubjects.flowId, needFlow.id)) : base
  return rows.where(inside).groupBy(code).orderBy(desc(count()), code).all()
}

/** Enterprises that are registered in a commune, or published a need there, each with its needs in scope. */
export function enterprisesIn(actor: Actor, commune: string, scope: Scope) {
  const province = scopeOf(actor)
  const rows = db
    .select({ organisation: organisations, needs: count(needFlow.id) })
    .from(organisations)
    .leftJoin(needs, eq(needs.organisationId, organisations.id))
    .leftJoin(needFlow, and(eq(needFlow.needId, needs.id), inScope(province, { ...scope, commune })))
    .where(and(eq(organisations.kind, 'enterprise'), eq(organisations.provinceCode, province)))
    .groupBy(organisations.id)
    .having(({ needs: own }) => or(eq(organisations.communeCode, commune), sql`${own} > 0`))
    .orderBy(desc(count(needFlow.id)), asc(organisations.name))
    .all()
  return rows.map(({ organisation, needs: own }) => ({
    id: organisation.id,
    name: organisation.name,
    kind: organisation.enterpriseKind,
    size: sizeOf(organisation),
    hasSector: organisation.sectorCode !== null,
    needs: own,
  }))
}

const consultant = { profileId: profiles.id, name: organisations.name }

/** Consultants of a commune whom everybody may see. */
export const consultantsFrom = (commune: string) =>
  db
    .select(consultant)
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(eq(organisations.communeCode, commune), profileIsPublic()))
    .orderBy(asc(organisations.name))
    .all()

/** Consultants chosen for needs in scope, with how many; as many as the figure `awarded` has. */
export const consultantsChosen = (actor: Actor, scope: Scope) =>
  db
    .select({ ...consultant, works: count() })
    .from(needFlow)
    .innerJoin(profiles, eq(profiles.id, needFlow.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(inScope(scopeOf(actor), scope), sql`${reachedAt('awarded', scope)} is not null`))
    .groupBy(profiles.id)
    .orderBy(desc(count()), asc(organisations.name))
    .all()

/** Groups of enterprises of a subject, or with a member's need in a commune, the newest first. */
export const groupsAbout = (actor: Actor, { subject, commune }: Pick<Scope, 'subject' | 'commune'>) =>
  db
    .select({ id: needGroups.id, subjectCode: needGroups.subjectCode, status: needGroups.status })
    .from(needGroups)
    .where(
      and(
        eq(needGroups.provinceCode, scopeOf(actor)),
        subject ? eq(needGroups.subjectCode, subject) : undefined,
        commune
          ? exists(
              db
                .select({ one: sql`1` })
                .from(needGroupMembers)
                .innerJoin(needs, eq(needs.id, needGroupMembers.needId))
                .where(and(eq(needGroupMembers.groupId, needGroups.id), eq(needs.communeCode, commune))),
            )
          : undefined,
      ),
    )
    .orderBy(desc(needGroups.createdAt))
    .all()

/** What is not known of the needs in scope: of how many no commune, size, section or subject. */
export function unknownOf(actor: Actor, scope: Scope) {
  const noSubject = sql`not exists (select 1 from ${needFlowSubjects} where ${needFlowSubjects.flowId} = ${needFlow.id})`
  const total = (what: ReturnType<typeof isNull>) => sql<number>`total(${what})`
  return db
    .select({
      commune: total(isNull(needFlow.communeCode)),
      size: total(isNull(needFlow.size)),
      section: total(isNull(needFlow.section)),
      subject: total(noSubject),
    })
    .from(needFlow)
    .where(inScope(scopeOf(actor, scope), scope))
    .get()!
}
