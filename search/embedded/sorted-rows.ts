import { best } from './best'
import type { Collection } from './kept'
import { assertIsAmong } from './conditions'
import type { SearchFile } from './kept'
import { filingOf } from './filing'
import type { RowSet } from './row-set'
import type { ScoredRow } from './scored-row'

/** The first `wanted` rows by fields that hold numbers ("publishedAt:desc"); rows without a number come last. */
export function sortedRows(
  file: SearchFile,
  collection: Collection,
  sort: readonly string[],
  rows: RowSet,
  wanted: number,
): ScoredRow[] {
  const { columns } = filingOf(file, collection)
  const orders = sort.map((one) => {
    const [field, direction] = one.split(':') as [string, string | undefined]
    assertIsAmong(collection.settings.sortable, field, 'sortable')
    return orderBy(columns.get(field)!, direction === 'desc' ? -1 : 1)
  })
  const order = (a: number, b: number) => orders.reduce((result, by) => result || by(a, b), 0) || a - b
  return best(rows, wanted, order).map(equallyGood)
}

/** The first `wanted` rows as they came. */
export function firstRows(rows: RowSet, wanted: number): ScoredRow[] {
  return best(rows, wanted, (a, b) => a - b).map(equallyGood)
}

const equallyGood = (row: number): ScoredRow => ({ row, score: 1 })

const orderBy = (column: Float64Array, sign: 1 | -1) => (rowA: number, rowB: number) => {
  const [a, b] = [column[rowA]!, column[rowB]!]
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return sign * (a - b)
}
