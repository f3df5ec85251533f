import { HOLIDAYS, type Holidays } from '~/vocabulary/holidays'
import { addDays, type Day } from './days'

type Calendar = { off: ReadonlySet<Day>; worked: ReadonlySet<Day> }

const calendars = new WeakMap<Holidays, Map<number, Calendar>>()

/** Days off of one year by law and decision, with those that make up for a day off at a weekend (Labour Code Art. 111.3). */
function calendarOf(holidays: Holidays, year: number): Calendar {
  const known = calendars.get(holidays) ?? new Map<number, Calendar>()
  calendars.set(holidays, known)
  const calendar = known.get(year) ?? readCalendar(holidays, year)
  known.set(year, calendar)
  return calendar
}

function readCalendar(holidays: Holidays, year: number): Calendar {
  const decided = holidays.years.filter((one) => one.year === year)
  const days = decided.flatMap((one) => one.holidays.flatMap(({ from, to }) => daysFrom(from, to)))
  const named = [...holidays.every_year.map(({ day }) => `${year}-${day}` as Day), ...days].sort()
  const swaps = decided.flatMap((one) => one.swaps)
  const worked = new Set(swaps.map((swap) => swap.worked))
  const off = new Set([...named, ...swaps.map((swap) => swap.off)])
  for (const day of named) if (isWeekend(day) && !worked.has(day)) off.add(nextFree(day, off))
  return { off, worked }
}

const daysFrom = (from: Day, to: Day): Day[] => (from > to ? [] : [from, ...daysFrom(addDays(from, 1), to)])

const isWeekend = (day: Day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** The next day that is neither at a weekend nor off already. */
function nextFree(day: Day, off: ReadonlySet<Day>): Day {
  const next = addDays(day, 1)
  return isWeekend(next) || off.has(next) ? nextFree(next, off) : next
}

/** Whether people work on a day in Vietnam: not at weekends and on public holidays, but on days that were swapped for one. */
export function isWorkingDay(day: Day, holidays = HOLIDAYS): boolean {
  const { off, worked } = calendarOf(holidays, Number(day.slice(0, 4)))
  return worked.has(day) || (!isWeekend(day) && !off.has(day))
}

/**
 * The last of `count` working days after `day`, which itself does not count. Whoever was given them has the whole of the last one:
 * they are over by `isOverdue`.
 */
export function addWorkingDays(day: Day, count: number, holidays = HOLIDAYS): Day {
  let last = day
  for (let left = count; left > 0; left -= isWorkingDay(last, holidays) ? 1 : 0) last = addDays(last, 1)
  return last
}

/** Working days from `from` on, up to the day before `to`; 0 where that is no later. */
export function workingDaysBetween(from: Day, to: Day, holidays = HOLIDAYS): number {
  let count = 0
  for (let day = from; day < to; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) count += 1
  return count
}

/** From this month on the next year's decision is to be expected; this year's Tết is over by the end of February. */
const DECIDED_FROM = '10-01'
const TET_OVER = '03-01'

/** The year whose Tết is soon to come or under way and stands in no data: working days are counted without it. */
export function yearWithoutTet(today: Day, holidays = HOLIDAYS): number | null {
  const year = Number(today.slice(0, 4))
  const lacks = (one: number) =>
    !holidays.years.some((known) => known.year === one && known.holidays.some(({ occasion }) => occasion === 'tet'))
  if (today.slice(5) < TET_OVER && lacks(year)) return year
  return today.slice(5) >= DECIDED_FROM && lacks(year + 1) ? year + 1 : null
}
