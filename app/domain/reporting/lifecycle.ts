import type { Transitions } from '../lifecycle'

/** Being written, read by a second officer, closed: what was counted then stays. */
export const REPORT_STATUSES = ['draft', 'in_review', 'closed'] as const
export type ReportStatus = (typeof REPORT_STATUSES)[number]

export const reportTransitions = {
  draft: ['in_review'],
  in_review: ['draft', 'closed'],
  closed: [],
} as const satisfies Transitions<ReportStatus>

/** Rows that the department writes into one table. */
export const MAX_ROWS = 60

/** From this month and day on a year's report is due, and may be given to a second officer. */
export const DUE_FROM = '10-15'
/** Years before the current one that may still be reported on. */
export const YEARS_BACK = 5
