import { setImmediate as turnOfOthers } from 'node:timers/promises'
import type { Actor } from '~/domain/accounts/lifecycle'
import { takesPersonalData } from '~/domain/exporting/policy'
import type { Source } from '~/domain/exporting/source'
import type { Cell, CellKind } from '~/documents/list-file'

export type ListColumn<Row> = {
  /** Stands in addresses and in the log: never changed. */
  key: string
  label: () => string
  kind: CellKind
  /** Of a link, the path. */
  value: (row: Row) => Cell
  /** Says who somebody is or how they are reached: only for who may take that along, and with a reason. */
  personal?: boolean
  /** Offered, and not chosen from the start. */
  extra?: boolean
}

type Definition<Row> = {
  /** Stands in addresses and in the log: never changed. */
  id: string
  /** Of the file, in plain letters. */
  fileName: string
  title: (request: Request) => string
  /** Where it is read; the address's filter is the list's own. */
  page: string
  /** For whom the list is there. */
  opens: (actor: Actor) => boolean
  /** Which rows, in the words of the page; and whether the address asks for something that there is not. */
  filter?: (actor: Actor, request: Request) => { words: string[]; leavesOut?: boolean }
  rows: (actor: Actor, request: Request) => Source<Row> | Promise<Source<Row>>
  columns: readonly ListColumn<Row>[]
}

/**
 * A list of the product as data: whoever adds one writes this entry, names it in `lists.server.ts`, and puts `TakeList` on its page.
 * The rows come of the query that the page asks, with the same filter.
 */
export function defineList<Row>({ columns, rows, filter, ...list }: Definition<Row>) {
  const chosen = (keys: readonly string[]) => columns.filter(({ key }) => keys.includes(key))
  return {
    ...list,
    columns: columns.map(({ key, label, kind, personal = false, extra = false }) => ({
      key,
      label,
      kind,
      personal,
      extra: extra || personal,
    })),
    filter: (actor: Actor, request: Request) => filter?.(actor, request) ?? { words: [] },
    /** How many rows there are, and the cells of the columns chosen, batch by batch; links under `origin`. */
    async read(actor: Actor, request: Request) {
      const source = await rows(actor, request)
      return {
        count: source.count,
        async *cells(keys: readonly string[], origin: string): AsyncGenerator<Cell[][]> {
          const wanted = chosen(keys)
          for await (const batch of source.batches()) {
            yield batch.map((row) => wanted.map((column) => cellOf(column, row, origin)))
            await turnOfOthers()
          }
        },
      }
    },
  }
}
export type List = ReturnType<typeof defineList<never>>

function cellOf<Row>({ kind, value }: ListColumn<Row>, row: Row, origin: string): Cell {
  const cell = value(row)
  return kind === 'link' && typeof cell === 'string' && cell ? `${origin}${cell}` : cell
}

/** The columns of a list that the actor may take along. */
export const offeredColumns = (actor: Actor, { columns }: Pick<List, 'columns'>) =>
  columns.filter(({ personal }) => !personal || takesPersonalData(actor))
