import { type Day, monthsAfter } from '../days'
import type { EngagementSide, EngagementStatus } from '../engagement/lifecycle'

/** When a measure is read: before the work, after it, and whether it lasts. */
export const READING_TIMES = ['baseline', 'after', 'six', 'twelve'] as const
export type ReadingTime = (typeof READING_TIMES)[number]

/** Months after the reading after the work in which it is asked whether it lasts. */
export const LATER_MONTHS = { six: 6, twelve: 12 } as const satisfies Partial<Record<ReadingTime, number>>
export type LaterTime = keyof typeof LATER_MONTHS

/** How sure a reading is; readings of different levels are never summed up. */
export const EVIDENCE_LEVELS = ['declared', 'documented', 'third_party'] as const
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number]

/** A gain is as sure as the less sure of its two readings. */
export const levelOfGain = (baseline: EvidenceLevel, after: EvidenceLevel): EvidenceLevel =>
  EVIDENCE_LEVELS.find((level) => level === baseline || level === after)!

export const MEASURE_SHARES = ['most', 'half', 'little', 'none', 'unknown'] as const
export type MeasureShare = (typeof MEASURE_SHARES)[number]

/** Measures of one engagement, or of one member's place, up to which a side begins another: the consultant leaves room for the enterprise's own. */
export const mostMeasures = (side: EngagementSide): number => (side === 'enterprise' ? 10 : 5)
/** Whether a side may begin another measure: the consultant none once the work is done. */
export const mayStartMeasure = (side: EngagementSide, work: EngagementStatus, already: number): boolean =>
  already < mostMeasures(side) && (side === 'enterprise' || work !== 'completed')

/** Readings of one measure for one time, corrections among them. */
export const MAX_READINGS = 30

/** Days after the end of the work within which the enterprise is expected to measure again. */
export const AFTER_DAYS = 30

/** The first day on which it is asked whether the gain lasts. */
export const laterOn = (after: Day, time: LaterTime): Day => monthsAfter(after, LATER_MONTHS[time])
