import type { Condition, IndexSettings } from '../port'
import { tables } from './collections'
import type { Collection } from './kept'
import { prepared } from './file'
import type { SearchFile } from './kept'
import { filingOf } from './filing'
import type { Filing } from './kept'
import { RowSet } from './row-set'

/** The rows that meet every condition. */
export function rowsMeeting(file: SearchFile, collection: Collection, conditions: readonly Condition[]): RowSet {
  const filing = filingOf(file, collection)
  let rows = filing.rows
  for (const condition of conditions) {
    assertIsAmong(collection.settings.filterable, condition.field, 'filterable')
    rows = rows.and(condition.field === 'id' ? rowsOfIds(file, collection, condition) : rowsFiledAs(filing, condition))
  }
  return rows
}

/** How many of `rows` have each value of a field; the commonest values, at most `maxFacetValues`. */
export function facetCounts(
  file: SearchFile,
  collection: Collection,
  field: string,
  rows: RowSet,
): Record<string, number> {
  const { filterable, maxFacetValues } = collection.settings
  assertIsAmong(filterable, field, 'filterable')
  const filing = filingOf(file, collection)
  const counts = Array.from(
    filing.values.get(field) ?? [],
    ([value, having]) => [value, having.sizeWith(rows)] as const,
  )
  return Object.fromEntries(
    [...counts, ...countsOfNumbers(filing.columns.get(field), rows)]
      .filter(([, count]) => count > 0)
      .sort(([, a], [, b]) => b - a)
      .slice(0, maxFacetValues),
  )
}

function countsOfNumbers(column: Float64Array | undefined, rows: RowSet): Map<string, number> {
  const counts = new Map<string, number>()
  if (!column) return counts
  for (const row of rows) {
    const number = column[row]
    if (number === undefined || Number.isNaN(number)) continue
    counts.set(String(number), (counts.get(String(number)) ?? 0) + 1)
  }
  return counts
}

/** An unknown field is a defect of the caller's, not a search that finds nothing. */
export function assertIsAmong(fields: IndexSettings['filterable'], field: string, what: string) {
  if (!fields.includes(field)) throw new Error(`the field ${field} is not ${what}`)
}

function rowsOfIds(file: SearchFile, { number }: Collection, condition: Condition): RowSet {
  if (!('anyOf' in condition)) return new RowSet()
  const { documents } = tables(number)
  return RowSet.of(
    prepared(file, `SELECT row FROM json_each(?) AS wanted JOIN ${documents} AS d ON d.id = wanted.value`)
      .pluck()
      .all(JSON.stringify(condition.anyOf.map(String))) as number[],
  )
}

function rowsFiledAs(filing: Filing, condition: Condition): RowSet {
  const column = filing.columns.get(condition.field)
  if ('atLeast' in condition) return rowsOfNumbers(column, (number) => number >= condition.atLeast)
  const values = filing.values.get(condition.field)
  const numbers = new Set(condition.anyOf.map(Number))
  let rows = rowsOfNumbers(column, (number) => numbers.has(number))
  for (const value of condition.anyOf) rows = rows.or(values?.get(String(value)) ?? new RowSet())
  return rows
}

/** The rows whose number in a column is one of those wanted. */
function rowsOfNumbers(column: Float64Array | undefined, isWanted: (number: number) => boolean): RowSet {
  const rows = new RowSet()
  column?.forEach((number, row) => {
    if (!Number.isNaN(number) && isWanted(number)) rows.add(row)
  })
  return rows
}
