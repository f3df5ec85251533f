import type { Day } from '../days'
import { daysBetween } from '../days'

/** What a result is matched with a need by. */
export type Told = {
  /** Subjects that its own need asked for. */
  subjects: readonly string[]
  /** Division (level 2) of the current edition. */
  sectorCode: string | null
  communeCode: string | null
  provinceCode: string
  /** The day of the certificate. */
  issuedOn: Day
}
export type Asking = Omit<Told, 'issuedOn'>

/** Results most like a need first: by shared subjects, then the sector, then how near, then the newest. */
export const mostLike = <T extends Told>(asking: Asking, results: readonly T[]): T[] =>
  results
    .map((result) => ({ result, likeness: likenessTo(asking, result) }))
    .sort((a, b) => compareInOrder(b.likeness, a.likeness) || (a.result.issuedOn < b.result.issuedOn ? 1 : -1))
    .map(({ result }) => result)

const likenessTo = (asking: Asking, result: Told) => [
  result.subjects.filter((code) => asking.subjects.includes(code)).length,
  Number(asking.sectorCode !== null && result.sectorCode === asking.sectorCode),
  Number(asking.communeCode !== null && result.communeCode === asking.communeCode),
  Number(result.provinceCode === asking.provinceCode),
]

/** By the first number in which two lists differ. */
const compareInOrder = (a: readonly number[], b: readonly number[]) =>
  a.map((value, place) => value - b[place]!).find((difference) => difference !== 0) ?? 0

const DAYS_PER_MONTH = 30.44

/** Months from the beginning of the work to the certificate; null where the dates bear none: it is older than the work, or hardly younger. */
export function monthsTaken(startedOn: Day, issuedOn: Day): number | null {
  const months = Math.round(daysBetween(startedOn, issuedOn) / DAYS_PER_MONTH)
  return months >= 1 ? months : null
}

/** The time of the last report among them; 0 where there is none. What was agreed to before it does not cover all of them. */
export const lastReport = (results: readonly { reportedAt: Date }[]): number =>
  Math.max(0, ...results.map(({ reportedAt }) => reportedAt.getTime()))
