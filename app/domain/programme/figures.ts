/** How far a published need has come. Every figure counts needs, and each is also the list of those needs. */
export const FIGURES = ['needs', 'requested', 'replied', 'proposed', 'awarded', 'completed', 'certified'] as const
export type FigureName = (typeof FIGURES)[number]

/** What waits for somebody: lists of needs as well. */
export const WAITING = ['unasked', 'overdue'] as const

export const RECORD_LISTS = [...FIGURES, ...WAITING] as const
export type RecordList = (typeof RECORD_LISTS)[number]

/** In a scope: needs that name no commune. */
export const UNKNOWN_COMMUNE = 'unknown'

/** Days after publishing without any request sent, from which a need counts as waiting. */
export const UNASKED_DAYS = 7

/**
 * Median of durations where some have not ended: `undefined` entries count as longer than any.
 * Gives null where there are none, and 'open' where half or more have not ended.
 * With an even count the lower middle one, so that the figure is a case that happened.
 */
export function medianWithOpen(durations: (number | undefined)[]): number | 'open' | null {
  if (durations.length === 0) return null
  const ended = durations.filter((duration) => duration !== undefined).sort((a, b) => a - b)
  return ended[Math.floor((durations.length - 1) / 2)] ?? 'open'
}
