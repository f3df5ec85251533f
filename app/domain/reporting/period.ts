import { addDays, type Day } from '../days'

/** From the first to the last day, both counted, as days in Vietnam. */
export type ReportPeriod = { from: Day; to: Day }

/** A calendar year as far as it has come. */
export function yearSoFar(year: number, today: Day): ReportPeriod {
  const last: Day = `${year}-12-31` as Day
  return { from: `${year}-01-01` as Day, to: today < last ? today : last }
}

export const isWithin = (day: Day, { from, to }: ReportPeriod): boolean => day >= from && day <= to

/** The rest of a year after a day; null where nothing is left. */
export const restOfYear = (year: number, after: Day): ReportPeriod | null =>
  after < `${year}-12-31` ? { from: addDays(after, 1), to: `${year}-12-31` as Day } : null

export const wholeYear = (year: number): ReportPeriod => ({ from: `${year}-01-01` as Day, to: `${year}-12-31` as Day })
