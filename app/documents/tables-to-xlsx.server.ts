import type { CellObject, Row, SheetData } from 'write-excel-file/node'
import { type Cell, type ReportColumn, type ReportTableShown } from './report-table'
import { sheetNames } from './sheet-names'

type Sheets = readonly ReportTableShown[]

/** Characters that no XML may hold. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const textCell = (value: string, style: Partial<CellObject> = {}): CellObject => ({
  value: value.replace(FORBIDDEN, ''),
  type: String,
  wrap: true,
  alignVertical: 'top',
  ...style,
})

/** A column's letter, by its place. */
const letter = (place: number) => String.fromCharCode(65 + place)

/** Above the heads stand caption, day and an empty line. */
const HEAD_ROW = 4
const FONT = { fontFamily: 'Times New Roman', fontSize: 12 }

/**
 * A workbook with a sheet for each table that has rows: numbers as numbers, days as days, sums and shares as formulas, all else as
 * text. `asOf`: what stands below each caption. The library is loaded with the first one.
 */
export async function tablesToXlsx(tables: Sheets, { asOf }: { asOf: string }): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const shown = tables.filter(({ rows }) => rows.length > 0)
  const names = sheetNames(shown.map(({ sheet }) => sheet))
  const sheets = shown.map((table, place) => ({
    sheet: names[place]!,
    data: sheetOf(table, asOf),
    columns: table.columns.map(({ width }) => ({ width: Math.max(11, Math.round(width * 1.3)) })),
    stickyRowsCount: HEAD_ROW,
    orientation: 'landscape' as const,
  }))
  return new Uint8Array(await writeXlsxFile(sheets, FONT).toBuffer())
}

function sheetOf({ caption, sheet, columns, rows, total, notes }: ReportTableShown, asOf: string): SheetData {
  const last = HEAD_ROW + rows.length
  const unwrapped = { wrap: false, columnSpan: columns.length } as const
  const line = (text: string, style: Partial<CellObject>): Row => [textCell(text, { ...unwrapped, ...style })]
  return [
    line(caption || sheet, { fontWeight: 'bold' }),
    line(asOf, {}),
    [],
    columns.map(({ title }) =>
      textCell(title, { fontWeight: 'bold', backgroundColor: '#e8ebe6', bottomBorderStyle: 'thin' }),
    ),
    ...rows.map((row, place) => row.map((cell, at) => cellOf(cell, columns[at]!, at, HEAD_ROW + 1 + place))),
    ...(total
      ? [total.cells.map((cell, at) => totalCell(cell, { columns, at, last, isSum: total.sums.includes(at) }))]
      : []),
    ...(notes.length > 0 ? [[], ...notes.map((note) => line(note, { fontStyle: 'italic' }))] : []),
  ]
}

const numberFormat = (value: number) => (Number.isInteger(value) ? '#,##0' : '#,##0.0#')

function cellOf(cell: Cell, { kind }: ReportColumn, at: number, row: number): CellObject | null {
  if (kind === 'share' && cell !== null) return share(at, row)
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number, format: numberFormat(cell), alignVertical: 'top' }
  return kind === 'day'
    ? { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy', alignVertical: 'top' }
    : textCell(cell)
}

/** What stands before it, of what stands before that. */
const share = (at: number, row: number): CellObject => ({
  value: `${letter(at - 1)}${row}/${letter(at - 2)}${row}*100`,
  type: 'Formula',
  format: '0.0',
  alignVertical: 'top',
})

type Below = { columns: readonly ReportColumn[]; at: number; last: number; isSum: boolean }

function totalCell(cell: Cell, { columns, at, last, isSum }: Below): CellObject | null {
  const style = { fontWeight: 'bold', topBorderStyle: 'thin' } as const
  if (isSum) {
    const sum = `SUM(${letter(at)}${HEAD_ROW + 1}:${letter(at)}${last})`
    return { value: sum, type: 'Formula', format: numberFormat(Number(cell)), ...style }
  }
  const plain = cellOf(cell, columns[at]!, at, last + 1)
  return plain && { ...plain, ...style }
}
