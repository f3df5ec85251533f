import {
  ANY_SECTOR,
  type Feature,
  RESULTS_ENOUGH,
  SUBJECT_MISSED_FROM,
  TEXT_ALONE,
  TRAVELS,
  WEIGHTS,
  YEARS_ENOUGH,
} from './weights'

/** Why a consultant fits a need: the very features that made the score, put into words at the edge. */
export type MatchReason =
  | { kind: 'subject'; subject: string }
  | { kind: 'sector'; sector: string }
  | { kind: 'any_sector' }
  | { kind: 'same_province'; province: string }
  | { kind: 'travels'; province: string }
  | { kind: 'size'; size: string }
  | { kind: 'language'; language: string }
  | { kind: 'experience'; years: number }
  | { kind: 'verified_results'; count: number }
  | { kind: 'text'; words: string[] }

/** What a need asks for that a consultant does not have. */
export type MissingPoint =
  | { kind: 'subject'; subject: string }
  | { kind: 'sector'; sector: string }
  | { kind: 'area'; province: string }
  | { kind: 'size'; size: string }
  | { kind: 'busy' }

/** What a need asks for, as far as ranking looks at it. */
export type RankedNeed = {
  /** Each subject with how sure it is and how rare it is among consultants; any positive scale. */
  subjects: readonly { code: string; weight: number }[]
  /** Division (level 2) of the current edition. */
  sector: string | null
  province: string
  size: string | null
  languages: readonly string[]
}

export type Candidate = {
  profileId: string
  subjects: ReadonlySet<string>
  sectors: ReadonlySet<string>
  anySector: boolean
  provinces: ReadonlySet<string>
  anyProvince: boolean
  baseProvince: string
  clientSizes: readonly string[]
  languages: readonly string[]
  busy: boolean
  years: number | null
  /** Verified outcomes in a subject of the need. */
  verifiedResults: number
  /** How much of the need's words the profile has, 0 to 1, and which. */
  text: { score: number; words: readonly string[] }
}

export type RankedMatch = { profileId: string; score: number; reasons: MatchReason[]; missing: MissingPoint[] }

type Judged = { value: number; reasons?: MatchReason[]; missing?: MissingPoint[] }
type Judge = (need: RankedNeed, candidate: Candidate) => Judged

/**
 * Scores candidates for a need, 0 to 100, best first; equal scores in the order of ids, so that a page never jumps.
 * Who does none of what is asked for, and whose text does not speak of it either, is left out however near.
 */
export function rank(need: RankedNeed, candidates: readonly Candidate[]): RankedMatch[] {
  return candidates
    .filter((candidate) => fits(need, candidate))
    .map((candidate) => scored(need, candidate))
    .sort((a, b) => b.score - a.score || (a.profileId < b.profileId ? -1 : 1))
}

const fits = (need: RankedNeed, { subjects, text }: Candidate) =>
  need.subjects.some(({ code }) => subjects.has(code)) ||
  (text.score >= TEXT_ALONE.score && text.words.length >= TEXT_ALONE.words)

const ALL_WEIGHTS = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0)

function scored(need: RankedNeed, candidate: Candidate): RankedMatch {
  const judged = (Object.keys(WEIGHTS) as Feature[]).map((feature) => ({
    feature,
    ...judges[feature](need, candidate),
  }))
  const sum = judged.reduce((total, { feature, value }) => total + WEIGHTS[feature] * value, 0)
  return {
    profileId: candidate.profileId,
    score: Math.round((sum / ALL_WEIGHTS) * 10_000) / 100,
    reasons: judged.flatMap(({ value, reasons = [] }) => (value > 0 ? reasons : [])),
    missing: judged.flatMap(({ missing = [] }) => missing),
  }
}

const judges: Record<Feature, Judge> = {
  subjects(need, { subjects }) {
    const all = need.subjects.reduce((sum, { weight }) => sum + weight, 0)
    const top = Math.max(0, ...need.subjects.map(({ weight }) => weight))
    const had = need.subjects.filter(({ code }) => subjects.has(code))
    const missed = need.subjects.filter(
      ({ code, weight }) => !subjects.has(code) && weight >= top * SUBJECT_MISSED_FROM,
    )
    return {
      value: all > 0 ? had.reduce((sum, { weight }) => sum + weight, 0) / all : 0,
      reasons: had.map(({ code }) => ({ kind: 'subject', subject: code })),
      missing: missed.map(({ code }) => ({ kind: 'subject', subject: code })),
    }
  },
  text(_need, { text }) {
    return { value: text.score, reasons: text.words.length > 0 ? [{ kind: 'text', words: [...text.words] }] : [] }
  },
  area({ province }, { baseProvince, provinces, anyProvince }) {
    if (!anyProvince && !provinces.has(province)) return { value: 0, missing: [{ kind: 'area', province }] }
    if (baseProvince === province) return { value: 1, reasons: [{ kind: 'same_province', province }] }
    return { value: TRAVELS, reasons: [{ kind: 'travels', province }] }
  },
  availability: (_need, { busy }) => (busy ? { value: 0, missing: [{ kind: 'busy' }] } : { value: 1 }),
  sector({ sector }, { sectors, anySector }) {
    if (sector && sectors.has(sector)) return { value: 1, reasons: [{ kind: 'sector', sector }] }
    if (anySector) return { value: ANY_SECTOR, reasons: [{ kind: 'any_sector' }] }
    return { value: 0, missing: sector ? [{ kind: 'sector', sector }] : [] }
  },
  size({ size }, { clientSizes }) {
    if (!size) return { value: 0 }
    if (clientSizes.includes(size)) return { value: 1, reasons: [{ kind: 'size', size }] }
    return { value: 0, missing: [{ kind: 'size', size }] }
  },
  results: (_need, { verifiedResults }) => ({
    value: Math.min(1, verifiedResults / RESULTS_ENOUGH),
    reasons: [{ kind: 'verified_results', count: verifiedResults }],
  }),
  languages(need, candidate) {
    const spoken = need.languages.filter((language) => candidate.languages.includes(language))
    return {
      value: need.languages.length > 0 ? spoken.length / need.languages.length : 0,
      reasons: spoken.map((language) => ({ kind: 'language', language })),
    }
  },
  experience: (_need, { years }) => ({
    value: Math.min(1, (years ?? 0) / YEARS_ENOUGH),
    reasons: [{ kind: 'experience', years: years ?? 0 }],
  }),
}
