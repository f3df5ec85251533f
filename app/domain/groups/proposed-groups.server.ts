import { and, asc, eq, inArray, notExists, or } from 'drizzle-orm'
import { districtsOfCommune } from '~/vocabulary/places.server'
import { communeOf, sectorOf, subjectOf } from '~/vocabulary/reference.server'
import { db, type Reader } from '~db/connection'
import { needGroupMembers, needGroups, needs, needSubjects, organisations, proposals } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { sizeOf } from '../accounts/size-of.server'
import { notFound } from '../errors'
import { groupBy } from '../group-by'
import { type Cluster, clustersOf } from './clusters'
import { LIVING } from './lifecycle'
import { canGatherGroups } from './policy'

/** A need that could stand in a group. */
export type GroupableNeed = ReturnType<typeof groupableNeeds>[number]

/**
 * Open needs of a province, the first published first, that no group stands for and for which nothing was offered yet. Whose enterprise
 * said no to a group, or left one, is not asked for the same need again.
 */
export function groupableNeeds(provinceCode: string, reader: Reader = db) {
  const inGroup = reader
    .select({ id: needGroupMembers.id })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(
      and(
        eq(needGroupMembers.needId, needs.id),
        or(inArray(needGroups.status, [...LIVING]), inArray(needGroupMembers.status, ['declined', 'left'])),
      ),
    )
  const isJoint = reader.select({ id: needGroups.id }).from(needGroups).where(eq(needGroups.jointNeedId, needs.id))
  const isOffered = reader
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.needId, needs.id), eq(proposals.status, 'submitted')))
  const rows = reader
    .select({ need: needs, organisation: organisations })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(
      and(
        eq(needs.status, 'published'),
        eq(needs.provinceCode, provinceCode),
        notExists(inGroup),
        notExists(isJoint),
        notExists(isOffered),
      ),
    )
    .orderBy(asc(needs.publishedAt), asc(needs.id))
    .all()
  const subjects = groupBy(
    reader
      .select()
      .from(needSubjects)
      .where(
        inArray(
          needSubjects.needId,
          rows.map(({ need }) => need.id),
        ),
      )
      .all(),
    ({ needId }) => needId,
  )
  return rows.map(({ need, organisation }) => ({
    id: need.id,
    organisationId: need.organisationId,
    name: organisation.name,
    enterpriseKind: organisation.enterpriseKind,
    size: sizeOf(organisation),
    text: need.text,
    publishedAt: need.publishedAt!,
    commune: need.communeCode ? communeOf(need.communeCode)?.fullName : undefined,
    sector: need.sectorVersion && need.sectorCode ? sectorOf(need.sectorVersion, need.sectorCode) : undefined,
    subjects: (subjects.get(need.id) ?? []).map(({ subjectCode }) => subjectCode),
    areas: areasOf(need.communeCode),
  }))
}

/** The commune lay in a district together with those around it; where that is not known it stands by itself. */
function areasOf(communeCode: string | null): string[] {
  if (!communeCode) return []
  const districts = districtsOfCommune(communeCode)
  return districts.length > 0 ? districts : [communeOf(communeCode)?.fullName ?? communeCode]
}

/** Groups that the system proposes to the department. */
export function proposedGroups(actor: Actor): Cluster<GroupableNeed>[] {
  if (!canGatherGroups(actor) || actor.provinceCode === null) throw notFound()
  return clustersOf(groupableNeeds(actor.provinceCode))
}

/** One of them, by its subject and area; `not_found` where it is none any more. */
export function proposedGroup(actor: Actor, subject: string, area: string) {
  const found = proposedGroups(actor).find((one) => one.subject === subject && one.area === area)
  const known = subjectOf(subject)
  if (!found || !known) throw notFound()
  return { ...found, subjectRow: known }
}
