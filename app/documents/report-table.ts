import type { Counted, CountRow, Cut } from '~/domain/reporting/counted'
import { COUNTED } from '~/domain/reporting/counted'
import type { Block, Column } from './paper'

/** Null where nothing is known. A day stands as `yyyy-MM-dd`. */
export type Cell = string | number | null

/** `level`: a number that is never summed up; `share`: what stands before it in per cent of what stands before that. */
export type ReportColumn = { title: string; width: number; kind: 'text' | 'number' | 'level' | 'day' | 'share' }

/** One table of a report, as it stands on paper, on a page and in a workbook. It can be kept as it is. */
export type ReportTableShown = {
  /** Its name in a workbook. */
  sheet: string
  caption: string
  columns: readonly ReportColumn[]
  rows: readonly (readonly Cell[])[]
  /** What stands below; the columns that are the sums of what is above, by their place. */
  total: { cells: readonly Cell[]; sums: readonly number[] } | null
  notes: readonly string[]
  /** What is said where it has no row; null: then it is left out. */
  none: string | null
  /** Of a table of figures: what its rows are cut by, and the code of each. */
  figures: { cut: Cut; codes: readonly string[] } | null
  /** Where the cells of one column lead on a page; what begins with `?` to the records of the report. */
  links: { column: number; to: readonly (string | null)[] } | null
}

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

/** As it is written in Vietnamese, whoever reads it. */
export const written = (value: number): string => numbers.format(value)
export const writtenDay = (day: string): string => day.split('-').reverse().join('/')

/** A cell in words. */
export function cellText(cell: Cell, { kind }: Pick<ReportColumn, 'kind'>): string {
  if (cell === null || cell === '') return '–'
  if (typeof cell === 'number') return written(cell)
  return kind === 'day' ? writtenDay(cell) : cell
}

const isNumeric = ({ kind }: ReportColumn) => kind === 'number' || kind === 'level' || kind === 'share'
const onPaper = (column: ReportColumn): Column => ({
  title: column.title,
  width: column.width,
  align: isNumeric(column) ? 'right' : column.kind === 'day' ? 'center' : 'left',
})

/** The table with its caption and notes; its sentence, or nothing, where it has no row. */
export function tableOnPaper({ caption, columns, rows, total, notes, none }: ReportTableShown): Block[] {
  if (rows.length === 0) return none === null ? [] : [{ kind: 'text', text: none }]
  const cells = (row: readonly Cell[]) => row.map((cell, place) => cellText(cell, columns[place]!))
  const lead: Block[] = caption ? [{ kind: 'text', text: '', lead: caption, leads: true }] : []
  return [
    ...lead,
    {
      kind: 'table',
      columns: columns.map(onPaper),
      rows: [...rows.map(cells), ...(total ? [totalOnPaper(total.cells, columns)] : [])],
      ...(total ? { total: true } : {}),
    },
    ...notes.map((text): Block => ({ kind: 'item', text })),
  ]
}

/** Below a column that is not summed up stands nothing. */
const totalOnPaper = (cells: readonly Cell[], columns: readonly ReportColumn[]) =>
  cells.map((cell, place) => (cell === null ? '' : cellText(cell, columns[place]!)))

const plain = { total: null, notes: [], none: null, figures: null, links: null } as const

/** A table of which only what is said of it differs from the plain one. */
export const reportTable = (
  table: Pick<ReportTableShown, 'sheet' | 'caption' | 'columns' | 'rows'> & Partial<ReportTableShown>,
): ReportTableShown => ({ ...plain, ...table })

/** How each figure is counted: printed with the tables. */
export const COUNTED_AS: Record<Counted, { short: string; long: string }> = {
  received: { short: 'Nhu cầu nhận', long: 'nhu cầu được đăng trong kỳ' },
  connected: { short: 'Được kết nối', long: 'nhu cầu đã chọn được đơn vị tư vấn trong kỳ' },
  running: { short: 'Đang triển khai', long: 'công việc chưa xong vào ngày cuối kỳ, kể cả bắt đầu từ trước' },
  completed: { short: 'Hoàn thành', long: 'công việc được nghiệm thu xong trong kỳ' },
  certified: { short: 'Đạt chứng nhận', long: 'giấy chứng nhận được Sở xác minh trong kỳ, mỗi giấy tính một lần' },
  measured: { short: 'Có kết quả đo', long: 'công việc có kết quả đo trước và sau được Sở xác minh trong kỳ' },
  documented: {
    short: 'Có văn bản kết quả',
    long: 'văn bản kết quả (tiêu chuẩn cơ sở, báo cáo, hồ sơ đào tạo…) được Sở xác minh trong kỳ',
  },
}

type NamedRow = CountRow & { name: string }

/**
 * Figures by row, and over all. The rows of subjects do not add up: what names several stands in several rows, and in the last one
 * once.
 */
export function countTable(
  { sheet, caption, first, cut }: { sheet: string; caption: string; first: string; cut: Cut },
  rows: readonly NamedRow[],
  totals: Record<Counted, number>,
): ReportTableShown {
  const figures = (row: Record<Counted, number>) => COUNTED.map((counted) => row[counted])
  const addsUp = cut !== 'subject'
  return reportTable({
    sheet,
    caption,
    columns: [
      { title: first, width: 30, kind: 'text' },
      ...COUNTED.map((counted) => ({ title: COUNTED_AS[counted].short, width: 10, kind: 'number' as const })),
    ],
    rows: rows.map((row) => [row.name, ...figures(row)]),
    total: { cells: ['Tổng số', ...figures(totals)], sums: addsUp ? COUNTED.map((_, place) => place + 1) : [] },
    notes: addsUp
      ? []
      : [
          'Một nhu cầu có thể có nhiều chủ đề nên các dòng không cộng lại được; dòng tổng số tính mỗi nhu cầu, công việc, kết quả một lần.',
        ],
    none: 'Trong kỳ chưa có nhu cầu, công việc hay kết quả nào.',
    figures: { cut, codes: rows.map(({ code }) => code) },
  })
}

export const column = (title: string, width: number, kind: ReportColumn['kind'] = 'text'): ReportColumn => ({
  title,
  width,
  kind,
})
