import { and, asc, eq, inArray } from 'drizzle-orm'
import { db } from '~db/connection'
import { communes, provinces, sectors, subjects } from '~db/schema'
import type { SubjectKind } from './files'
import { byName, compareVi } from '~/language/fold'

/** The sector edition that new records carry; older ones stay readable beside it. */
export const CURRENT_SECTORS = 'VSIC 2025'

export type SubjectRow = Omit<typeof subjects.$inferSelect, 'kind'> & { kind: SubjectKind }
export type ProvinceRow = typeof provinces.$inferSelect
export type CommuneRow = typeof communes.$inferSelect
export type SectorRow = typeof sectors.$inferSelect

/** Reference rows change only when a new edition is loaded, so each list is read once. */
let cache = new Map<string, unknown>()
export const forgetReference = () => {
  cache = new Map()
}
function once<T>(key: string, read: () => T): T {
  if (!cache.has(key)) cache.set(key, read())
  return cache.get(key) as T
}
const byCode = <T extends { code: string }>(key: string, list: () => T[]) =>
  once(`${key}:map`, () => new Map(list().map((row) => [row.code, row])))

const everySubject = () =>
  once('subjects', () => db.select().from(subjects).orderBy(asc(subjects.position)).all() as SubjectRow[])
/** The subjects offered now, in the file's order. */
export const subjectList = () => once('subjects:offered', () => everySubject().filter((row) => !row.retired))
/** One subject, retired ones included: old records still name them. */
export const subjectOf = (code: string) => byCode('subjects', everySubject).get(code)
/** Whether enterprises of any sector ask for a subject. */
export const isForAnySector = (code: string) => subjectOf(code)?.typicalSectors.includes('*') ?? false

const everyProvince = () => once('provinces', () => db.select().from(provinces).all().sort(byName))
export const provinceList = () => once('provinces:offered', () => everyProvince().filter((row) => !row.retired))
export const provinceOf = (code: string) => byCode('provinces', everyProvince).get(code)

const everyCommune = () => once('communes', () => db.select().from(communes).all().sort(byName))
export const communeList = (provinceCode: string) =>
  once(`communes:${provinceCode}`, () =>
    everyCommune().filter((row) => row.provinceCode === provinceCode && !row.retired),
  )
export const communeOf = (code: string) => byCode('communes', everyCommune).get(code)

/** Sections (level 1) and divisions (level 2) of the current edition, in the order of their codes. */
export const sectorList = () =>
  once('sectors', () =>
    db
      .select()
      .from(sectors)
      .where(and(eq(sectors.version, CURRENT_SECTORS), eq(sectors.retired, false), inArray(sectors.level, [1, 2])))
      .all()
      .sort((a, b) => a.level - b.level || compareVi(a.code, b.code)),
  )
/** The divisions of the current edition that a sector stands for: a section for all of its own, one of another edition for none. */
export function divisionsOf({ version, code, level }: { version: string; code: string; level: number }): string[] {
  if (version !== CURRENT_SECTORS) return []
  if (level === 2) return [code]
  return sectorList().flatMap((division) => (division.parent === code ? [division.code] : []))
}
/** One sector of any edition. */
export const sectorOf = (version: string, code: string) =>
  once('sectors:map', () => {
    const rows = db.select().from(sectors).all()
    return new Map(rows.map((row) => [`${row.version} ${row.code}`, row]))
  }).get(`${version} ${code}`)
/** The section (level 1) that a stored sector of any edition stands in; null for one that is unknown. */
export function sectionOf(version: string | null, code: string | null): string | null {
  const sector = version !== null && code !== null ? sectorOf(version, code) : undefined
  if (!sector) return null
  return sector.parent === null ? sector.code : sectionOf(version, sector.parent)
}
/** The section's letter, by which needs are counted; of an older edition with the edition: letters have moved since. Null: unknown. */
export function sectionCode(version: string | null, code: string | null): string | null {
  const section = sectionOf(version, code)
  return section === null || version === CURRENT_SECTORS ? section : `${section}@${version}`
}
/** The section of such a code, and its edition. */
export function sectionOfCode(code: string) {
  const [letter = '', version = CURRENT_SECTORS] = code.split('@')
  const section = sectorOf(version, letter)
  return section?.level === 1 ? { ...section, isOlder: version !== CURRENT_SECTORS } : undefined
}
/** A stored sector as divisions of the current edition; none for one that is unknown or of another edition. */
export function divisionsKnown(version: string, code: string): string[] {
  const sector = sectorOf(version, code)
  return sector ? divisionsOf(sector) : []
}
