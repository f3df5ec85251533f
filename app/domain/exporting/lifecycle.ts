/** Files in which a list is taken along; the two of CSV differ by what separates cells and how days and figures are written. */
export const FILE_FORMATS = ['xlsx', 'csv_semicolon', 'csv_comma'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** Rows that are read at once: nothing else waits for longer than for these. */
export const BATCH = 200

/** Characters of a reason: a word or two say nothing. */
export const MIN_REASON = 10
export const MAX_REASON = 500

/** Minutes for which a file with personal data can be fetched after its reason was given. */
export const TAKEN_MINUTES = 15
/** Files with personal data that one person takes in a day. */
export const MAX_TAKEN_A_DAY = 50
