import { best } from './best'
import { tables } from './collections'
import type { Collection } from './kept'
import { prepared } from './file'
import type { SearchFile } from './kept'
import { RowSet, rowsFromJson } from './row-set'
import { byScore, type ScoredRow } from './scored-row'

/** Documents that are scored one by one; where more are found, the words are too common to tell them apart. */
const SCORED = 20_000

/** The rows that an FTS5 expression matches. */
export const rowsWithWords = (file: SearchFile, { number }: Collection, expression: string): RowSet =>
  RowSet.of(
    rowsFromJson(
      prepared(file, `SELECT json_group_array(rowid) FROM ${tables(number).words}(?)`)
        .pluck()
        .get(expression),
    ),
  )

/** Those of the rows found that fit the expression best, at most `wanted`. */
export function bestByWords(
  file: SearchFile,
  collection: Collection,
  expression: string,
  found: RowSet,
  wanted: number,
): ScoredRow[] {
  if (wanted <= 0 || found.size === 0) return []
  return found.size <= SCORED
    ? best(scoredRows(file, collection, expression, found), wanted, byScore)
    : byWeightiestField(file, collection, expression, found, wanted)
}

/** BM25, the earlier fields weighing more; 1 for the best. */
function scoredRows(file: SearchFile, { number, settings }: Collection, expression: string, found: RowSet) {
  const { words } = tables(number)
  const weights = settings.searchable.map((_, place, all) => all.length - place).join(', ')
  // The plus keeps SQLite from asking the index once for each row.
  const scored = prepared(
    file,
    `SELECT rowid, -bm25(${words}, ${weights}) FROM ${words}(?) WHERE +rowid IN (SELECT value FROM json_each(?))`,
  )
    .raw()
    .all(expression, JSON.stringify([...found])) as [number, number][]
  const highest = scored.reduce((most, [, score]) => Math.max(most, score), 0)
  return scored.map(([row, score]) => ({ row, score: highest > 0 ? score / highest : 1 }))
}

/** Those first that have the words in the weightiest field. */
function byWeightiestField(
  file: SearchFile,
  collection: Collection,
  expression: string,
  found: RowSet,
  wanted: number,
): ScoredRow[] {
  const scores = new Map<number, number>()
  const fields = collection.settings.searchable
  for (let place = 0; place <= fields.length && scores.size < wanted; place += 1) {
    const rows =
      place < fields.length ? rowsWithWords(file, collection, `field_${place} : (${expression})`).and(found) : found
    for (const row of rows) {
      if (scores.size === wanted) break
      if (!scores.has(row)) scores.set(row, 1 - place / (fields.length + 1))
    }
  }
  return Array.from(scores, ([row, score]) => ({ row, score }))
}
