import { and, asc, count, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db } from '~db/connection'
import {
  engagements,
  milestones,
  needFlow,
  needs,
  needSubjects,
  organisations,
  outcomes,
  profiles,
  requests,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { groupBy } from '../group-by'
import { resultStatus } from '../needs/queries.server'
import type { RecordList } from '../programme/figures'
import { inScope, scopeOf } from '../programme/counting.server'
import { isRecord } from '../programme/queries.server'
import type { Scope } from '../programme/scope'
import { contactsOf } from './contacts.server'
import { type Source, sourceOfKeys } from './source'

const consultants = alias(organisations, 'consultants')

/** The needs that a figure counts, as its page lists them; the scope is asked again of every batch. */
export function recordSource(actor: Actor, list: RecordList, scope: Scope) {
  const inList = isRecord(actor, list, scope)
  const keys = db
    .select({ id: needFlow.needId })
    .from(needFlow)
    .where(inList)
    .orderBy(desc(needFlow.publishedAt), needFlow.id)
    .all()
  return sourceOfKeys(idsOf(keys), (ids) => {
    const subjects = subjectsByNeed(ids)
    const asked = countBy(
      db
        .select({ id: requests.needId, n: count() })
        .from(requests)
        .where(inArray(requests.needId, ids))
        .groupBy(requests.needId)
        .all(),
    )
    return db
      .select({
        id: needs.id,
        text: needs.text,
        status: needs.status,
        publishedAt: needs.publishedAt,
        communeCode: needs.communeCode,
        sectorVersion: needs.sectorVersion,
        sectorCode: needs.sectorCode,
        enterprise: organisations.name,
        taxCode: organisations.taxCode,
        firstReplyAt: needFlow.repliedAt,
        engagementStatus: engagements.status,
        consultant: consultants.name,
        result: resultStatus,
      })
      .from(needFlow)
      .innerJoin(needs, eq(needs.id, needFlow.needId))
      .innerJoin(organisations, eq(organisations.id, needs.organisationId))
      .leftJoin(engagements, eq(engagements.needId, needs.id))
      .leftJoin(profiles, eq(profiles.id, engagements.profileId))
      .leftJoin(consultants, eq(consultants.id, profiles.organisationId))
      .where(and(inList, inArray(needs.id, ids)))
      .all()
      .map((row) => ({ ...row, subjects: subjects(row.id), requests: asked(row.id) }))
  })
}
export type RecordRow = RowOf<ReturnType<typeof recordSource>>

/** The enterprises of the actor's province, by name, each with who owns its account. */
export function enterpriseSource(actor: Actor) {
  const known = and(eq(organisations.kind, 'enterprise'), eq(organisations.provinceCode, scopeOf(actor)))
  const keys = db
    .select({ id: organisations.id })
    .from(organisations)
    .where(known)
    .orderBy(asc(organisations.name), asc(organisations.id))
    .all()
  return sourceOfKeys(idsOf(keys), (ids) => {
    const contact = contactsOf(ids)
    const published = countBy(
      db
        .select({ id: needs.organisationId, n: count() })
        .from(needs)
        .where(and(isNotNull(needs.publishedAt), inArray(needs.organisationId, ids)))
        .groupBy(needs.organisationId)
        .all(),
    )
    return db
      .select()
      .from(organisations)
      .where(and(known, inArray(organisations.id, ids)))
      .all()
      .map((row) => ({ ...row, contact: contact(row.id), needs: published(row.id) }))
  })
}
export type EnterpriseRow = RowOf<ReturnType<typeof enterpriseSource>>

/** The work that came of needs in scope, begun last first, each with who is spoken to on both sides. */
export function workSource(actor: Actor, scope: Scope) {
  const inList = inScope(scopeOf(actor), scope)
  const keys = db
    .select({ id: engagements.id })
    .from(engagements)
    .innerJoin(needFlow, eq(needFlow.needId, engagements.needId))
    .where(inList)
    .orderBy(desc(engagements.startedAt), desc(engagements.id))
    .all()
  return sourceOfKeys(idsOf(keys), (ids) => {
    const rows = db
      .select({
        id: engagements.id,
        needId: needs.id,
        needText: needs.text,
        communeCode: needs.communeCode,
        status: engagements.status,
        startedAt: engagements.startedAt,
        completedAt: engagements.completedAt,
        endedAt: engagements.endedAt,
        enterpriseId: engagements.organisationId,
        enterprise: organisations.name,
        taxCode: organisations.taxCode,
        consultantId: profiles.organisationId,
        consultant: consultants.name,
      })
      .from(engagements)
      .innerJoin(needs, eq(needs.id, engagements.needId))
      .innerJoin(needFlow, eq(needFlow.needId, engagements.needId))
      .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
      .innerJoin(profiles, eq(profiles.id, engagements.profileId))
      .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
      .where(and(inList, inArray(engagements.id, ids)))
      .all()
    const subjects = subjectsByNeed(rows.map(({ needId }) => needId))
    const contact = contactsOf(rows.flatMap(({ enterpriseId, consultantId }) => [enterpriseId, consultantId]))
    const [planned, accepted] = [milestonesBy(ids, false), milestonesBy(ids, true)]
    const verified = countBy(
      db
        .select({ id: outcomes.engagementId, n: count() })
        .from(outcomes)
        .where(and(eq(outcomes.status, 'verified'), inArray(outcomes.engagementId, ids)))
        .groupBy(outcomes.engagementId)
        .all(),
    )
    return rows.map((row) => ({
      ...row,
      subjects: subjects(row.needId),
      enterpriseContact: contact(row.enterpriseId),
      consultantContact: contact(row.consultantId),
      milestones: planned(row.id),
      accepted: accepted(row.id),
      verified: verified(row.id),
    }))
  })
}
export type WorkRow = RowOf<ReturnType<typeof workSource>>

type RowOf<S> = S extends Source<infer Row> ? Row : never

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

function countBy(rows: readonly { id: string; n: number }[]) {
  const counts = new Map(rows.map(({ id, n }) => [id, n]))
  return (id: string) => counts.get(id) ?? 0
}

const milestonesBy = (ids: string[], accepted: boolean) =>
  countBy(
    db
      .select({ id: milestones.engagementId, n: count() })
      .from(milestones)
      .where(and(inArray(milestones.engagementId, ids), accepted ? eq(milestones.status, 'accepted') : undefined))
      .groupBy(milestones.engagementId)
      .all(),
  )

function subjectsByNeed(ids: string[]) {
  const rows = db.select().from(needSubjects).where(inArray(needSubjects.needId, ids)).all()
  const codes = groupBy(rows, ({ needId }) => needId)
  return (id: string) => (codes.get(id) ?? []).map(({ subjectCode }) => subjectCode)
}
