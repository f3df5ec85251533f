import type { EvidenceLevel } from '../measures/lifecycle'

/** `place`: whose measure it is, to count places by; `sector`: its division. */
export type MeasuredGain = {
  indicatorId: string
  level: EvidenceLevel
  gain: number
  sector: string | null
  place: string
}

/** Verified results: how many, in which subjects, certificates that still hold a year after their issue, and gains. */
export type VerifiedWork = { count: number; subjects: string[]; lasting: number; gains: MeasuredGain[] }

export const NO_VERIFIED_WORK: VerifiedWork = { count: 0, subjects: [], lasting: 0, gains: [] }
