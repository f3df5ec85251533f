import { and, count, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { divisionsKnown } from '~/vocabulary/reference.server'
import { db } from '~db/connection'
import { organisations, profileAreas, profiles, profileSectors, profileServices } from '~db/schema'
import { byProfile } from '../directory/by-profile'
import { type Comparable, type Likeness, mostAlike } from './likeness'
import { mayConsult } from '../directory/policy'
import { type ProfileCard, profileCards, profileIsPublic } from '../directory/queries.server'

export type SimilarConsultant = ProfileCard & { inCommon: Omit<Likeness, 'profileId'> }

export const SIMILAR_SHOWN = 4
/** Profiles looked at, how many each subject may bring, and how many are compared: the page must not grow slow. */
const POOL = 600
const POOL_PER_SUBJECT = 200
const COMPARED = 60
/** From so many on, a subject is common, and counting on would tell nothing more. */
const COUNTED_TO = 500

/**
 * Consultants like this one, most alike first: public now, never itself; bodies that only certify stand beside their
 * like alone, because they may not consult (ISO/IEC 17021-1). Reads a bounded number of rows however large the directory.
 */
export function similarConsultants(profileId: string): SimilarConsultant[] {
  const [one] = comparables([profileId])
  if (!one) return []
  const rarity = rarityOfSubjects()
  const bySaying = [...one.subjects].sort((a, b) => rarity(b) - rarity(a))
  const ids = sharingMost(pool(one, bySaying), bySaying)
  const alike = new Map(
    mostAlike(one, comparables(ids), rarity, SIMILAR_SHOWN).map(({ profileId: id, ...inCommon }) => [id, inCommon]),
  )
  return profileCards([...alike.keys()]).map((card) => ({ ...card, inCommon: alike.get(card.id)! }))
}

/** SQL twin of `mayConsult`. */
const consults = sql`exists (select 1 from json_each(${profiles.roles}) where value <> 'certification')`

/** Who does one of the subjects, the rarest first; of a common one, those who wrote of it last. */
function pool(one: Comparable & { consults: boolean }, subjects: readonly string[]): string[] {
  const found = new Set<string>()
  const ofItsKind = one.consults ? consults : sql`not ${consults}`
  for (const subject of subjects) {
    for (const { id } of doing(subject, and(ne(profiles.id, one.profileId), profileIsPublic(), ofItsKind)))
      found.add(id)
    if (found.size >= POOL) break
  }
  return [...found].slice(0, POOL)
}

/** Those of `ids` who do most of the subjects. */
const sharingMost = (ids: readonly string[], subjects: readonly string[]) =>
  db
    .select({ id: profileServices.profileId })
    .from(profileServices)
    .where(and(inArray(profileServices.profileId, [...ids]), inArray(profileServices.subjectCode, [...subjects])))
    .groupBy(profileServices.profileId)
    .orderBy(desc(count()), profileServices.profileId)
    .limit(COMPARED)
    .all()
    .map(({ id }) => id)

const doing = (subject: string, who: SQL | undefined) =>
  db
    .select({ id: profileServices.profileId })
    .from(profileServices)
    .innerJoin(profiles, eq(profiles.id, profileServices.profileId))
    .where(and(eq(profileServices.subjectCode, subject), who))
    .orderBy(desc(sql`${profileServices}.rowid`))
    .limit(POOL_PER_SUBJECT)
    .all()

/** How much it tells that two do the same subject: the less, the more do it. */
function rarityOfSubjects(): (subject: string) => number {
  const counted = new Map<string, number>()
  const countOf = (subject: string) => {
    const some = db
      .select({ one: sql`1`.as('one') })
      .from(profileServices)
      .where(eq(profileServices.subjectCode, subject))
      .limit(COUNTED_TO)
    return db.select({ n: count() }).from(some.as('some')).get()!.n
  }
  return (subject) => {
    const known = counted.get(subject) ?? countOf(subject)
    counted.set(subject, known)
    return 1 / Math.log2(2 + known)
  }
}

function comparables(ids: readonly string[]): (Comparable & { consults: boolean })[] {
  const rows = db
    .select({
      profileId: profiles.id,
      roles: profiles.roles,
      anySector: profiles.anySector,
      anyProvince: profiles.anyProvince,
      baseProvince: organisations.provinceCode,
    })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(inArray(profiles.id, [...ids]))
    .all()
  const services = byProfile(
    db
      .select({ profileId: profileServices.profileId, code: profileServices.subjectCode })
      .from(profileServices)
      .where(inArray(profileServices.profileId, [...ids]))
      .all(),
  )
  const sectors = byProfile(
    db
      .select()
      .from(profileSectors)
      .where(inArray(profileSectors.profileId, [...ids]))
      .all(),
  )
  const areas = byProfile(
    db
      .select()
      .from(profileAreas)
      .where(inArray(profileAreas.profileId, [...ids]))
      .all(),
  )
  return rows.map(({ roles, ...row }) => ({
    ...row,
    consults: mayConsult(roles),
    subjects: new Set((services.get(row.profileId) ?? []).map(({ code }) => code)),
    sectors: new Set(
      (sectors.get(row.profileId) ?? []).flatMap(({ sectorVersion, sectorCode }) =>
        divisionsKnown(sectorVersion, sectorCode),
      ),
    ),
    provinces: new Set((areas.get(row.profileId) ?? []).map(({ provinceCode }) => provinceCode)),
  }))
}
