export const SAVED_SEARCH_KINDS = ['consultants', 'needs'] as const
export type SavedSearchKind = (typeof SAVED_SEARCH_KINDS)[number]

/** `off`: kept, but no mail; what is new stands on the page. */
export const ALERT_FREQUENCIES = ['immediate', 'daily', 'off'] as const
export type AlertFrequency = (typeof ALERT_FREQUENCIES)[number]

export const MAX_SAVED_SEARCHES = 30
/** Days for which a find is marked as new. */
export const NEW_DAYS = 14
