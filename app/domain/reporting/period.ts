import type { Day } from '../days'

/** From the first to the last day, both counted, as days in Vietnam. */
export type ReportPeriod = { from: Day; to: Day }

/** A calendar year as far as it has come. */
export function yearSoFar(year: number, today: Day): ReportPeriod {
  const last: Day = `${year}-12-31` as Day
  return { from: `${year}-01-01` as Day, to: today < last ? today : last }
}

export const isWithin = (day: Day, { from, to }: ReportPeriod): boolean => day >= from && day <= to
