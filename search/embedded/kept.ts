import type { Sqlite, Statement } from '~db/sqlite'
import type { IndexSettings } from '../port'
import type { RowSet } from './row-set'

/** The embedded index: one SQLite file beside the database, with derived data only. */
export type SearchFile = {
  path: string
  sqlite: Sqlite
  statements: Map<string, Statement>
  /** What is kept in memory of each collection, by its number. */
  collections: Map<number, Collection>
}

/** One index's documents, and what is kept in memory of them while nobody else writes. */
export type Collection = {
  /** Names its tables; never given twice. */
  number: number
  settings: IndexSettings
  /** Goes up with every write of any process. */
  revision: number
  /** Documents that have a token, of those tokens that were asked for. */
  counts: Map<string, number>
  documents?: number
  syllables?: Set<string>
  filing?: Filing
}

/**
 * What conditions, facets and sorting go by, in memory: for each value of a filterable field the rows that have it, and
 * for numbers a column. Fields with a value of its own for each document do not belong here; `id` is looked up instead.
 */
export type Filing = {
  rows: RowSet
  values: Map<string, Map<string, RowSet>>
  /** By field, then by row; NaN for none. */
  columns: Map<string, Float64Array>
  /** Numbers of the values, and by number the rows that have them: the same sets as in `values`. */
  numbers: Map<string, number>
  rowsByNumber: RowSet[]
}
