/** What stands in a column: text, a number, a calendar day (`yyyy-MM-dd`), a moment, an address on the web. */
export type CellKind = 'text' | 'number' | 'day' | 'moment' | 'link'

/** Null: nothing. A day is its text, a moment a Date. */
export type Cell = string | number | Date | null | undefined

/**
 * A list as it goes into a file. `batches` are read one after the other, while the file is sent; `about` says of the rows
 * written what a reader of the file should know, each with its name.
 */
export type ListFile = {
  columns: readonly { label: string; kind: CellKind }[]
  batches: Iterable<Cell[][]> | AsyncIterable<Cell[][]>
  /** Names of the two sheets, where the file has sheets. */
  sheets: { list: string; about: string }
  about: (rows: number) => [name: string, value: string | number | Date][]
}

/** Control characters but tab and line feed, and what no text may hold: a spreadsheet calls such a file broken. */
const UNWRITABLE = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n])\p{Cc}/gu

/** A text as every spreadsheet takes it: one kind of line end, nothing that XML may not hold. */
export const writable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '')

const HOURS_7 = 7 * 3_600_000

/** A moment as Vietnam's clocks show it, `yyyy-MM-dd HH:mm`. */
export const inVietnam = (moment: Date): string =>
  new Date(moment.getTime() + HOURS_7).toISOString().slice(0, 16).replace('T', ' ')

const DAY_MS = 86_400_000
/** Days from 30 December 1899, from which spreadsheets count, to 1970. */
const SPREADSHEET_EPOCH = 25_569

/** The number by which a spreadsheet knows a calendar day, or a moment as Vietnam's clocks show it. */
export const serialOf = (value: string | Date): number =>
  (typeof value === 'string' ? Date.parse(`${value}T00:00:00Z`) : value.getTime() + HOURS_7) / DAY_MS +
  SPREADSHEET_EPOCH

/** Excel's last row, less the one with the names of the columns. */
export const MOST_SHEET_ROWS = 1_048_575
/** Characters of one cell. */
export const MOST_CELL = 32_767
