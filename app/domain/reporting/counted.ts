import type { Day } from '../days'
import { type ReportPeriod, isWithin } from './period'

/** What the yearly report counts, by the day that puts it into the period; what is running, on the period's last day. */
export const COUNTED = ['received', 'connected', 'running', 'completed', 'certified', 'measured', 'documented'] as const
export type Counted = (typeof COUNTED)[number]

/** By what the counted are cut. */
export const CUTS = ['subject', 'section', 'commune', 'kind'] as const
export type Cut = (typeof CUTS)[number]

/** A row for what names none: so that the rows add up. */
export const UNKNOWN = 'unknown'

/** One need, work or result that a figure counts, with the rows in which it stands: of subjects there may be several. */
export type ReportRecord = {
  id: string
  needId: string
  text: string
  enterpriseId: string
  enterprise: string
  consultant: string | null
  on: Day
} & Record<Cut, readonly string[]>

export type ReportRecords = Record<Counted, readonly ReportRecord[]>

/** The records of one row, or of all. */
export const inRow = (records: readonly ReportRecord[], cut: Cut, code: string): ReportRecord[] =>
  records.filter((record) => record[cut].includes(code))

export type CountRow = { code: string } & Record<Counted, number>

const counts = (records: ReportRecords, of: (list: readonly ReportRecord[]) => number) =>
  Object.fromEntries(COUNTED.map((counted) => [counted, of(records[counted])])) as Record<Counted, number>

/** A row for each code of `codes`, and after them for each other one that something is counted under. */
export function rowsBy(records: ReportRecords, cut: Cut, codes: readonly string[] = []): CountRow[] {
  const found = COUNTED.flatMap((counted) => records[counted].flatMap((record) => record[cut]))
  return [...new Set([...codes, ...found])].map((code) => ({
    code,
    ...counts(records, (list) => inRow(list, cut, code).length),
  }))
}

/** In all, each record once, however many rows it stands in. */
export const totals = (records: ReportRecords): Record<Counted, number> => counts(records, (list) => list.length)

/** Work as it was on a day of the past: what was done or ended since was still running. */
export type WorkDays = { startedOn: Day; completedOn: Day | null; endedOn: Day | null }

export const isRunningAt = ({ startedOn, completedOn, endedOn }: WorkDays, day: Day): boolean =>
  startedOn <= day && (completedOn === null || completedOn > day) && (endedOn === null || endedOn > day)

/** Whether there was work on any day of the period. */
export const hasWorkedIn = ({ startedOn, completedOn, endedOn }: WorkDays, { from, to }: ReportPeriod): boolean =>
  startedOn <= to && (completedOn ?? endedOn ?? to) >= from

export const completedIn = ({ completedOn }: WorkDays, period: ReportPeriod): boolean =>
  completedOn !== null && isWithin(completedOn, period)
