import type { Day } from '../days'
import { type ReportPeriod, isWithin } from './period'

/** What the yearly report counts, by the day that puts it into the period; what is running, on the period's last day. */
export const COUNTED = ['received', 'connected', 'running', 'completed', 'certified', 'measured', 'documented'] as const
export type Counted = (typeof COUNTED)[number]

/** What can be opened as a list: what is counted, and the enterprises that the plan's target counts, each once. */
export const REPORT_LISTS = [...COUNTED, 'supported'] as const
export type ReportList = (typeof REPORT_LISTS)[number]

/** By what the counted are cut. */
export const CUTS = ['subject', 'section', 'commune', 'kind'] as const
export type Cut = (typeof CUTS)[number]

/** A row for what names none: so that the rows add up. */
export const UNKNOWN = 'unknown'

/** One need, work, result or enterprise that a figure counts, with the rows in which it stands: of subjects there may be several. */
export type ReportRecord = {
  id: string
  needId: string
  enterprise: string
  consultant: string | null
  /** The day that puts it into the period. */
  on: Day
  /** When the need was received. */
  receivedOn: Day
} & Record<Cut, readonly string[]>

export type ReportRecords = Record<ReportList, readonly ReportRecord[]>

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

/** How many of a list are not in another, by their ids. */
export function added(list: readonly ReportRecord[], before: readonly ReportRecord[]): ReportRecord[] {
  const known = new Set(before.map(({ id }) => id))
  return list.filter(({ id }) => !known.has(id))
}

export type Change = { list: ReportList; came: ReportRecord[]; went: ReportRecord[] }

/** What would be different if it were counted now: by list what came in and what is gone, lists that are the same left out. */
export const changesSince = (then: ReportRecords, now: ReportRecords): Change[] =>
  REPORT_LISTS.map((list) => ({ list, came: added(now[list], then[list]), went: added(then[list], now[list]) })).filter(
    ({ came, went }) => came.length + went.length > 0,
  )

/** How many each list holds. */
export const countsOf = (records: ReportRecords): Record<ReportList, number> =>
  Object.fromEntries(REPORT_LISTS.map((list) => [list, records[list].length])) as Record<ReportList, number>

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
