import { type Day, startOf } from './days'

/**
 * The one rule for "overdue": the whole of a named day belongs to whoever was given it, so that what is due on a day is
 * overdue once that day has ended in Vietnam.
 */
export const isOverdue = (dueOn: Day, today: Day): boolean => dueOn < today

/** The rule for moments in SQL: what was due before this moment is overdue. */
export const overdueBefore = (today: Day): Date => startOf(today)
