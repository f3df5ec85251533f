import { addDays, type Day, daysBetween } from '../days'

/** The last step of a ladder that was reached: days from `due`, negative before it; undefined before the first. */
export const stepReached = (due: Day, ladder: readonly number[], today: Day): number | undefined =>
  [...ladder].sort((a, b) => a - b).findLast((step) => daysBetween(addDays(due, step), today) >= 0)
