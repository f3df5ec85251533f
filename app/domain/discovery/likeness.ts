/** What two consultants are compared by. */
export type Comparable = {
  profileId: string
  subjects: ReadonlySet<string>
  /** Divisions of the current edition. */
  sectors: ReadonlySet<string>
  anySector: boolean
  baseProvince: string
  provinces: ReadonlySet<string>
  anyProvince: boolean
}

/** What somebody has in common with the consultant it is like: shared subjects and sectors, those that say most first. */
export type Likeness = {
  profileId: string
  subjects: string[]
  sectors: string[]
  /** Where both have their seat; null: in different provinces. */
  province: string | null
}

/** Who does the same work is alike; the same trade or the same place only decides between such. */
const WEIGHTS = { subjects: 7, sectors: 2, area: 1 } as const
/** Somebody who takes any sector or travels anywhere is half like everybody. */
const ANYBODY = 0.5
/** Below this share of the subjects in common, a reader would not see why somebody is shown. */
const SUBJECTS_FROM = 0.1

/**
 * The consultants most like `one`, best first; equal ones in the order of ids. `rarity` says how much it tells that both
 * do a subject: any positive scale.
 */
export function mostAlike(
  one: Comparable,
  others: readonly Comparable[],
  rarity: (subject: string) => number,
  limit: number,
): Likeness[] {
  return others
    .filter((other) => other.profileId !== one.profileId)
    .map((other) => ({ other, share: sharedWork(one, other, rarity) }))
    .filter(({ share }) => share >= SUBJECTS_FROM)
    .map(({ other, share }) => ({ other, score: score(one, other, share) }))
    .sort((a, b) => b.score - a.score || (a.other.profileId < b.other.profileId ? -1 : 1))
    .slice(0, limit)
    .map(({ other }) => inCommon(one, other, rarity))
}

const score = (one: Comparable, other: Comparable, sharedSubjects: number) =>
  WEIGHTS.subjects * sharedSubjects +
  WEIGHTS.sectors * (one.anySector || other.anySector ? ANYBODY : overlap(one.sectors, other.sectors)) +
  WEIGHTS.area * area(one, other)

/** Shared subjects among all that either does, each by its rarity: who does everything is like nobody. */
function sharedWork(one: Comparable, other: Comparable, rarity: (subject: string) => number): number {
  const all = [...new Set([...one.subjects, ...other.subjects])]
  const weightOf = (codes: string[]) => codes.reduce((sum, code) => sum + rarity(code), 0)
  const shared = all.filter((code) => one.subjects.has(code) && other.subjects.has(code))
  return shared.length > 0 ? weightOf(shared) / weightOf(all) : 0
}

function area(one: Comparable, other: Comparable): number {
  if (one.baseProvince === other.baseProvince) return 1
  return one.anyProvince || other.anyProvince ? ANYBODY : overlap(one.provinces, other.provinces)
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((code) => b.has(code)).length
  return shared > 0 ? shared / (a.size + b.size - shared) : 0
}

const inCommon = (one: Comparable, other: Comparable, rarity: (subject: string) => number): Likeness => ({
  profileId: other.profileId,
  subjects: [...one.subjects].filter((code) => other.subjects.has(code)).sort((a, b) => rarity(b) - rarity(a)),
  sectors: [...one.sectors].filter((code) => other.sectors.has(code)),
  province: one.baseProvince === other.baseProvince ? one.baseProvince : null,
})
