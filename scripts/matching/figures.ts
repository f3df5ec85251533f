import type { LabelledNeed, ProfileInput } from './input'

/**
 * Share of the wanted subjects among the first `k` suggestions. Acceptable ones are passed over, neither right nor
 * wrong; where more are wanted than `k` can hold, `k` right ones are all.
 */
export function recallAt(k: number, suggested: readonly string[], need: LabelledNeed): number {
  const wanted = new Set(need.subjects)
  const counted = suggested.filter((subject) => wanted.has(subject) || !need.acceptable_subjects.includes(subject))
  return counted.slice(0, k).filter((subject) => wanted.has(subject)).length / Math.min(k, wanted.size)
}

/** Whether a subject is wanted by a need, or acceptable beside what is. */
export const isAsked = (subject: string, { subjects, acceptable_subjects }: LabelledNeed) =>
  subjects.includes(subject) || acceptable_subjects.includes(subject)

/** Whether the first suggestion is wanted. */
export const firstIsRight = ([first]: readonly string[], { subjects }: LabelledNeed) =>
  first !== undefined && subjects.includes(first)

export const mayAppear = (profile: ProfileInput) =>
  profile.verification_status === 'verified' && profile.roles.some((role) => role !== 'certification')

/** The share of the need's subjects among a profile's services, halved when it does not serve the area or is not available. */
export function gain(profile: ProfileInput | undefined, need: LabelledNeed, province: string): number {
  if (!profile || !mayAppear(profile)) return 0
  const had = need.subjects.filter((subject) => profile.services.includes(subject)).length
  const serves = profile.service_area.includes('*') || profile.service_area.includes(province)
  return (had / need.subjects.length) * (serves && profile.availability === 'open' ? 1 : 0.5)
}

/** nDCG@10 with the gain itself, discounted by log2 of the place; null where no profile fits at all. */
export function ndcg10(gains: readonly number[], possible: readonly number[]): number | null {
  const ideal = discounted([...possible].sort((a, b) => b - a))
  return ideal === 0 ? null : discounted(gains) / ideal
}

const discounted = (gains: readonly number[]) =>
  gains.slice(0, 10).reduce((sum, value, place) => sum + value / Math.log2(place + 2), 0)

export const mean = (values: readonly number[]) =>
  values.length === 0 ? null : Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1000) / 1000

/** The share of rows for which something is so; null of none. */
export const share = <T>(rows: readonly T[], isSo: (row: T) => boolean) => mean(rows.map((row) => Number(isSo(row))))

/** The value below which a share of the values lies, to a hundredth; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return value === undefined ? null : Math.round(value * 100) / 100
}
