import { type Cell, type CellKind, inVietnam, type ListFile, writable } from './list-file'

/** `semicolon`: for Excel where the decimal sign is a comma, as in Vietnam; `comma`: for other programs, by RFC 4180 and ISO 8601. */
export type CsvKind = 'semicolon' | 'comma'

const BOM = '\uFEFF'
const encoder = new TextEncoder()

/** A list as CSV in UTF-8, batch by batch. It holds the columns' names and the rows, and nothing else. */
export async function* listToCsv({ columns, batches }: ListFile, kind: CsvKind): AsyncGenerator<Uint8Array> {
  const line = (cells: string[]) => `${cells.join(kind === 'semicolon' ? ';' : ',')}\r\n`
  yield encoder.encode(BOM + line(columns.map(({ label }) => quoted(harmless(label)))))
  for await (const rows of batches) {
    const lines = rows.map((row) => line(columns.map((column, place) => csvCell(row[place], column.kind, kind))))
    yield encoder.encode(lines.join(''))
  }
}

/** One cell. Only numbers and days stand without quotes. */
export function csvCell(value: Cell, column: CellKind, kind: CsvKind): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'number') return kind === 'semicolon' ? String(value).replace('.', ',') : String(value)
  if (value instanceof Date) return localDay(inVietnam(value), kind)
  if (column === 'day') return localDay(value, kind)
  return quoted(harmless(kind === 'semicolon' ? keptAsText(value) : value))
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** `2026-11-27 23:30` as Excel in Vietnam reads it: `27/11/2026 23:30`. */
const localDay = (day: string, kind: CsvKind) =>
  kind === 'semicolon' ? day.replace(/^(\d{4})-(\d{2})-(\d{2})/, '$3/$2/$1') : day

/** What begins a formula, also behind spaces and quotes, and in the full width of Asian keyboards. */
const FORMULA = /^[\s'"]*[=+\-@＝＋－＠]|^[\t\n]/u

/** A text that a spreadsheet might compute begins with an apostrophe (OWASP, CSV injection). */
export function harmless(text: string): string {
  const written = writable(text)
  return FORMULA.test(written) ? `'${written}` : written
}

/** What Excel would read as another figure, or as a day: a nought first, more figures than it shows, `1E5`, `03-2026`. */
const READ_OTHERWISE = /^(?:0\d+|\d{12,}|\d+[eE]\d+|\d{1,4}(?:[/.-]\d{1,4}){1,2})$/

/** A code or number of a paper keeps its figures in Excel behind an apostrophe. */
const keptAsText = (text: string) => (READ_OTHERWISE.test(text) ? `'${text}` : text)
