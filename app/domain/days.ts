/** A calendar day without time, `yyyy-MM-dd`. */
export type Day = `${number}-${number}-${number}`

const MS_PER_DAY = 86_400_000

/** The calendar day `count` days after `day`. */
export const addDays = (day: Day, count: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * MS_PER_DAY).toISOString().slice(0, 10) as Day

/** Whole days from one calendar day to a later one; negative when it is earlier. */
export const daysBetween = (from: Day, to: Day) =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY

/** The same day `count` months earlier; the month's last where it has no such day. */
export function monthsBefore(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - count, Math.min(date, last))).toISOString().slice(0, 10) as Day
}

/** The same day `count` months later; the month's last where it has no such day. */
export const monthsAfter = (day: Day, count: number): Day => monthsBefore(day, -count)

/** When a day begins in Vietnam. */
export const startOf = (day: Day) => new Date(`${day}T00:00:00+07:00`)

/** When the mails of a day go out: 07:00 in Vietnam. */
export const morningOf = (day: Day) => new Date(`${day}T07:00:00+07:00`)
