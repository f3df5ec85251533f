import { addDays, type Day } from '../days'

/** Days, the first included, for which a consultant who joined a need's list is marked as new there. */
export const NEW_DAYS = 7

/** Consultants shown on a need's page, of those who were not asked. */
export const MATCHES_SHOWN = 10

/** From which day on whoever joined is still new. */
export const newSince = (today: Day): Day => addDays(today, 1 - NEW_DAYS)
