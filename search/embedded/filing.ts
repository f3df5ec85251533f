import type { IndexSettings } from '../port'
import { tables } from './collections'
import type { Collection, Filing, SearchFile } from './kept'
import { prepared } from './file'
import { RowSet } from './row-set'

type FiledValue = { field: string; value: string }

/** A document's entry in bytes: a double for each field of `filedFields`, then the numbers of its values. */
type Entry = Buffer
const DOUBLE = 8
const NUMBER = 4

const filedFields = ({ filterable, sortable }: IndexSettings): string[] =>
  [...new Set([...filterable, ...sortable])].filter((field) => field !== 'id')

/** The collection's filing, read once: some 100 ms for 100,000 documents. */
export function filingOf(file: SearchFile, collection: Collection): Filing {
  return (collection.filing ??= readFiling(file, collection))
}

function readFiling(file: SearchFile, { number, settings }: Collection): Filing {
  const { filed, filedValues } = tables(number)
  const last = prepared(file, `SELECT coalesce(max(row), 0) FROM ${filed}`).pluck().get() as number
  const filing: Filing = {
    rows: new RowSet(),
    values: new Map(filedFields(settings).map((field) => [field, new Map()])),
    columns: new Map(filedFields(settings).map((field) => [field, new Float64Array(last + 1).fill(NaN)])),
    numbers: new Map(),
    rowsByNumber: [],
  }
  const values = prepared(file, `SELECT number, field, value FROM ${filedValues}`).all() as (FiledValue & {
    number: number
  })[]
  for (const { number, field, value } of values) know(filing, number, { field, value })
  for (const { row, entry } of prepared(file, `SELECT row, entry FROM ${filed}`).iterate() as Iterable<{
    row: number
    entry: Entry
  }>) {
    enter(filing, row, entry)
  }
  return filing
}

const keyOf = ({ field, value }: FiledValue) => `${field} ${value}`

function know(filing: Filing, number: number, filedValue: FiledValue) {
  const rows = new RowSet()
  filing.numbers.set(keyOf(filedValue), number)
  filing.rowsByNumber[number] = rows
  filing.values.get(filedValue.field)!.set(filedValue.value, rows)
}

/** Files a document under its row, which is free, in the file and in memory. */
export function fileDocument(
  file: SearchFile,
  collection: Collection,
  row: number,
  document: Readonly<Record<string, unknown>>,
) {
  const filing = filingOf(file, collection)
  const { filed } = tables(collection.number)
  const fields = filedFields(collection.settings)
  const numbers = fields.flatMap((field) =>
    valuesOf(document[field]).map((value) => numberOf(file, collection, filing, { field, value })),
  )
  const entry = Buffer.alloc(fields.length * DOUBLE + numbers.length * NUMBER)
  fields.forEach((field, place) => entry.writeDoubleLE(asNumber(document[field]), place * DOUBLE))
  numbers.forEach((number, place) => entry.writeUInt32LE(number, fields.length * DOUBLE + place * NUMBER))
  prepared(file, `INSERT INTO ${filed} (row, entry) VALUES (?, ?)`).run(row, entry)
  enter(filing, row, entry)
}

export function unfileDocument(file: SearchFile, collection: Collection, row: number) {
  const filing = filingOf(file, collection)
  const { filed } = tables(collection.number)
  const entry = prepared(file, `DELETE FROM ${filed} WHERE row = ? RETURNING entry`).pluck().get(row) as
    Entry | undefined
  if (!entry) return
  filing.rows.delete(row)
  for (const rows of rowsIn(filing, entry)) rows.delete(row)
  for (const column of filing.columns.values()) column[row] = NaN
}

/** Strings and truth values, each once; numbers stand in columns. */
function valuesOf(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value]
  return [...new Set(all.filter((one) => typeof one === 'string' || typeof one === 'boolean').map(String))]
}
const asNumber = (value: unknown) => (typeof value === 'number' ? value : NaN)

function numberOf(file: SearchFile, collection: Collection, filing: Filing, filedValue: FiledValue): number {
  const known = filing.numbers.get(keyOf(filedValue))
  if (known !== undefined) return known
  const { filedValues } = tables(collection.number)
  const { lastInsertRowid } = prepared(file, `INSERT INTO ${filedValues} (field, value) VALUES (?, ?)`).run(
    filedValue.field,
    filedValue.value,
  )
  know(filing, Number(lastInsertRowid), filedValue)
  return Number(lastInsertRowid)
}

function enter(filing: Filing, row: number, entry: Entry) {
  filing.rows.add(row)
  let place = 0
  for (const [field, column] of filing.columns) {
    const fitting = row < column.length ? column : longer(column, row)
    if (fitting !== column) filing.columns.set(field, fitting)
    fitting[row] = entry.readDoubleLE(place)
    place += DOUBLE
  }
  for (const rows of rowsIn(filing, entry)) rows.add(row)
}

function longer(column: Float64Array, row: number): Float64Array {
  const copy = new Float64Array(Math.max(row + 1, column.length * 2)).fill(NaN)
  copy.set(column)
  return copy
}

/** The sets that a document's row belongs in by its values. */
function rowsIn(filing: Filing, entry: Entry): RowSet[] {
  const sets: RowSet[] = []
  for (let place = filing.columns.size * DOUBLE; place < entry.length; place += NUMBER) {
    sets.push(filing.rowsByNumber[entry.readUInt32LE(place)]!)
  }
  return sets
}
