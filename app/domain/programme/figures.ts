/** How far a published need has come. Every figure counts needs, and each is also the list of those needs. */
export const FIGURES = ['needs', 'requested', 'replied', 'proposed', 'awarded', 'completed', 'certified'] as const
export type FigureName = (typeof FIGURES)[number]

/** What waits for somebody: lists of needs as well. */
export const WAITING = ['unasked', 'overdue'] as const

/** Demand that was not met in time: by no answer at all, by a late one, or either; and what somebody works for now. */
export const DEMAND = ['unmet', 'unanswered', 'slow', 'running'] as const
export type DemandList = (typeof DEMAND)[number]

export const RECORD_LISTS = [...FIGURES, ...WAITING, ...DEMAND] as const
export type RecordList = (typeof RECORD_LISTS)[number]

/** Days after publishing without any request sent, from which a need counts as waiting. */
export const UNASKED_DAYS = 7

/** A duration in milliseconds; 'open': those that have not ended reach down to it; null: there are none. */
export type Quantile = number | 'open' | null

/**
 * The duration below which a share (0 to 1) of the cases lies, where some have not ended: `undefined` entries count as longer than any.
 * One that happened, never between two: with an even count the median is the lower middle one.
 */
export function quantileWithOpen(durations: readonly (number | undefined)[], share: number): Quantile {
  if (durations.length === 0) return null
  const ended = durations.filter((duration) => duration !== undefined).sort((a, b) => a - b)
  return ended[Math.max(0, Math.ceil(durations.length * share) - 1)] ?? 'open'
}

/** One step of the way: from one figure to the next. */
export type Step = {
  from: FigureName
  to: FigureName
  /** Needs that came as far as `from`, and of them those not yet at `to`. */
  reached: number
  open: number
  median: Quantile
  ninetieth: Quantile
}
