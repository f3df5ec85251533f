import { BATCH } from './lifecycle'

/**
 * The rows of a list, as a file takes them. Which they are is settled when the list is read; `batches` reads them some at a time,
 * each anew. What has left the list meanwhile is left out, what has joined it is not in.
 */
export type Source<Row> = { count: number; batches: () => Iterable<Row[]> | AsyncIterable<Row[]> }

/** A list that its page holds whole. */
export const sourceOfRows = <Row>(rows: readonly Row[]): Source<Row> => ({
  count: rows.length,
  *batches() {
    for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH)
  },
})

/** A long list: its ids in their order, and `read`, which gives the rows of some of them that are still in the list, in any order. */
export const sourceOfKeys = <Row extends { id: string }>(
  keys: readonly string[],
  read: (keys: string[]) => Row[],
): Source<Row> => ({
  count: keys.length,
  *batches() {
    for (let from = 0; from < keys.length; from += BATCH) {
      const asked = keys.slice(from, from + BATCH)
      const found = new Map(read(asked).map((row) => [row.id, row]))
      yield asked.flatMap((key) => found.get(key) ?? [])
    }
  },
})
