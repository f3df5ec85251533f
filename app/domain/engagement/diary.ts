/** How something was done in the work. */
export const ENTRY_KINDS = ['visit', 'online', 'paperwork', 'other'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export const MAX_ENTRIES = 500
export const MAX_ENTRY_FILES = 5
const CHANGEABLE_MS = 24 * 3_600_000

/** An entry is its side's to change or take away for a day; then it stays as it was read. */
export const isChangeable = (writtenAt: Date, now: Date): boolean => now.getTime() - writtenAt.getTime() < CHANGEABLE_MS

/** Days before the need was published on which something may have been done for it: an earlier day is a slip. */
export const DAYS_BEFORE_NEED = 365
