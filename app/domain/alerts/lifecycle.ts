export const SAVED_SEARCH_KINDS = ['consultants', 'needs'] as const
export type SavedSearchKind = (typeof SAVED_SEARCH_KINDS)[number]

/** `off`: kept, but no mail; what is new stands on the page. */
export const ALERT_FREQUENCIES = ['immediate', 'daily', 'off'] as const
export type AlertFrequency = (typeof ALERT_FREQUENCIES)[number]
