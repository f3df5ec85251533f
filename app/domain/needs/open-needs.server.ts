import { and, count, desc, eq, inArray, isNotNull, notInArray } from 'drizzle-orm'
import { formerNamesOfCommune } from '~/vocabulary/places.server'
import { communeOf, sectorOf, subjectOf } from '~/vocabulary/reference.server'
import { db } from '~db/connection'
import { memberships, needGroupMembers, needGroups, needs, needSubjects, organisations, users } from '~db/schema'
import { sizeOf } from '../accounts/size-of.server'
import { type Findable, findableWords } from '../discovery/satisfies'
import { withoutContact } from '~/privacy/without-contact'

/** A published need as consultants who were not asked may read it: who wrote it is not told. */
export type OpenNeed = ReturnType<typeof read>[number]

/** The newest open needs, at most this many: more are not ranked at once. */
export const OPEN_NEEDS_READ = 1000

/** Open needs of other organisations than `excluded`, the newest first. */
export const openNeedsBeside = (excluded: readonly string[]) =>
  read(and(isOpen, notInArray(needs.organisationId, [...excluded])))

/** Those of `ids` that are open, the newest first. */
export const openNeedsAmong = (ids: readonly string[]) => read(and(isOpen, inArray(needs.id, [...ids])))

/** Needs that were published, also those that ended, as consultants who were not asked may read them. */
export const needsWithoutNames = (ids: readonly string[]) =>
  read(and(isNotNull(needs.publishedAt), inArray(needs.id, [...ids])))

const isOpen = eq(needs.status, 'published')

function read(where: ReturnType<typeof and>) {
  const rows = db
    .select({ need: needs, organisation: organisations })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(where)
    .orderBy(desc(needs.publishedAt), needs.id)
    .limit(OPEN_NEEDS_READ)
    .all()
  const members = membersByNeed(rows.map(({ need }) => need.id))
  const subjects = subjectsByNeed(rows.map(({ need }) => need.id))
  const people = peopleOf([...new Set(rows.map(({ organisation }) => organisation.id))])
  return rows.map(({ need, organisation }) => ({
    id: need.id,
    organisationId: need.organisationId,
    text: withoutContact(need.text, [organisation.name, ...(people.get(organisation.id) ?? [])]),
    subjects: subjects.get(need.id) ?? [],
    /** Division (level 2) of the edition that the need was written with. */
    sector: need.sectorVersion && need.sectorCode ? sectorOf(need.sectorVersion, need.sectorCode) : undefined,
    provinceCode: need.provinceCode,
    commune: need.communeCode ? communeOf(need.communeCode) : undefined,
    size: sizeOf(organisation),
    languages: need.languages,
    workMode: need.workMode,
    budgetMillion: need.budgetMillion,
    takesInterest: need.takesInterest,
    publishedAt: need.publishedAt!,
    /** How many share it; null: it is one enterprise's. */
    members: members.get(need.id) ?? null,
  }))
}

function subjectsByNeed(needIds: readonly string[]): Map<string, string[]> {
  const codes = new Map<string, string[]>()
  const rows = db
    .select({ needId: needSubjects.needId, code: needSubjects.subjectCode })
    .from(needSubjects)
    .where(inArray(needSubjects.needId, [...needIds]))
    .all()
  for (const { needId, code } of rows) codes.set(needId, [...(codes.get(needId) ?? []), code])
  return codes
}

/** How many enterprises share each joint need. */
const membersByNeed = (needIds: readonly string[]): Map<string, number> =>
  new Map(
    db
      .select({ needId: needGroups.jointNeedId, n: count() })
      .from(needGroups)
      .innerJoin(needGroupMembers, eq(needGroupMembers.groupId, needGroups.id))
      .where(and(inArray(needGroups.jointNeedId, [...needIds]), eq(needGroupMembers.status, 'joined')))
      .groupBy(needGroups.id)
      .all()
      .map(({ needId, n }) => [needId!, n]),
  )

/** The names of the people of organisations, by organisation. */
export function peopleOf(organisationIds: readonly string[]): Map<string, string[]> {
  const names = new Map<string, string[]>()
  const rows = db
    .select({ organisationId: memberships.organisationId, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(inArray(memberships.organisationId, [...organisationIds]))
    .all()
  for (const { organisationId, name } of rows) names.set(organisationId, [...(names.get(organisationId) ?? []), name])
  return names
}

/** A need as a search among open needs looks at it. */
export function findableNeed({ text, subjects, sector, commune }: OpenNeed): Findable {
  const named = subjects.flatMap((code) => subjectOf(code) ?? [])
  const texts = [
    text,
    ...named.flatMap(({ shortVi, nameVi, nameEn, aliases }) => [shortVi, nameVi, nameEn, ...aliases]),
    sector?.nameVi ?? '',
    ...(commune ? [commune.fullName, ...formerNamesOfCommune(commune.code)] : []),
  ]
  return {
    words: findableWords(texts),
    values: {
      subject: subjects,
      sector: sector ? [sector.code] : [],
      commune: commune ? [commune.code] : [],
    },
  }
}
