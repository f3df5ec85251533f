import type { WeightedTerm } from '../port'
import { best } from './best'
import { tables } from './collections'
import type { Collection } from './kept'
import { countOf } from './counts'
import { prepared } from './file'
import type { SearchFile } from './kept'
import { type RowSet, rowsFromJson } from './row-set'
import type { ScoredRow } from './scored-row'
import { tokenOf } from './tokens'

/**
 * Postings (a term in a document) that are read for one query. Terms are taken from the rarest on: what the commonest
 * would add is little, and at 100,000 documents they would make half of the collection candidates.
 */
const POSTINGS = 40_000
/** Where conditions leave fewer hits than asked for, this many. */
const POSTINGS_AT_MOST = 400_000

/** Rows that have at least one of the terms, by the sum of the weights of those they have; `allowed`: only these rows. */
export function rowsWithAnyOf(
  file: SearchFile,
  collection: Collection,
  weighted: readonly WeightedTerm[],
  limit: number,
  allowed: RowSet,
): ScoredRow[] {
  const sums = new Float64Array(allowed.end)
  const found: number[] = []
  let read = 0
  for (const { token, weight, count } of fromTheRarest(file, collection, weighted)) {
    if (read > 0 && read + count > (found.length < limit ? POSTINGS_AT_MOST : POSTINGS)) break
    read += count
    for (const row of rowsHaving(file, collection, token)) {
      if (!allowed.has(row)) continue
      if (sums[row] === 0) found.push(row)
      sums[row]! += weight
    }
  }
  const all = weighted.reduce((sum, { weight }) => sum + weight, 0)
  const order = (a: number, b: number) => sums[b]! - sums[a]! || a - b
  return best(found, limit, order).map((row) => ({ row, score: sums[row]! / all }))
}

const fromTheRarest = (file: SearchFile, collection: Collection, weighted: readonly WeightedTerm[]) =>
  weighted
    .map(({ term, weight }) => ({ token: tokenOf(term), weight }))
    .map((one) => ({ ...one, count: countOf(file, collection, one.token) }))
    .filter(({ weight, count }) => weight > 0 && count > 0)
    .sort((a, b) => a.count - b.count)

const rowsHaving = (file: SearchFile, { number }: Collection, token: string): number[] =>
  rowsFromJson(
    prepared(file, `SELECT json_group_array(rowid) FROM ${tables(number).terms}(?)`)
      .pluck()
      .get(`"${token}"`),
  )
