import type { Change, Counted, ReportList } from '~/domain/reporting/counted'
import { COUNTED } from '~/domain/reporting/counted'
import type { EvidenceLevel } from '~/domain/measures/lifecycle'
import type { PlanIndicator } from '~/vocabulary/province'
import { type HandColumn, type HandTable, writtenColumns } from '~/vocabulary/report-outline'
import {
  type Cell,
  column,
  COUNTED_AS,
  type ReportColumn,
  reportTable,
  type ReportTableShown,
  written,
  writtenDay,
} from './report-table'

/** The tables of a yearly report that are no cuts of its figures; numbers as they are printed in the department's outline. */

const LEVEL: Record<EvidenceLevel, string> = {
  declared: 'Tự khai',
  documented: 'Có sổ sách, giấy tờ',
  third_party: 'Bên thứ ba đo',
}

type Target = { indicator: PlanIndicator; actual: number | null; basis: string; link: string | null }

export const targetsTable = (year: number, asOf: string, targets: readonly Target[]): ReportTableShown =>
  reportTable({
    sheet: 'Bảng 0 Chỉ tiêu',
    caption: `Bảng 0. Đối chiếu chỉ tiêu của Kế hoạch năm ${year} (tính đến ngày ${writtenDay(asOf)})`,
    columns: [
      column('Chỉ tiêu', 46),
      column('Đơn vị', 18),
      column('Kế hoạch (tối thiểu)', 17, 'level'),
      column('Thực hiện', 19, 'level'),
    ],
    rows: targets.map(({ indicator, actual }) => [
      indicator.name,
      indicator.unit,
      indicator.targets[String(year)] ?? null,
      actual,
    ]),
    notes: targets.map(({ indicator: { name, definition }, basis }) =>
      [`${name}: ${definition}`, basis].filter(Boolean).join(' '),
    ),
    links: { column: 3, to: targets.map(({ link }) => link) },
  })

/** Of the former year, of each figure that adds up: what its report said, what has changed of that, and what came after it. */
export type Bridge = {
  year: number
  asOf: string
  rows: readonly { counted: Counted; reported: number; came: number; went: number; after: number; whole: number }[]
}

export const bridgeTable = ({ year, asOf, rows }: Bridge): ReportTableShown =>
  reportTable({
    sheet: `Bổ sung năm ${year}`,
    caption: `Bảng 2a. Số liệu năm ${year} sau khi chốt báo cáo ngày ${writtenDay(asOf)}`,
    columns: [
      column('Số liệu', 30),
      column('Đã báo cáo', 14, 'level'),
      column('Thêm vào kỳ đã chốt', 14, 'level'),
      column('Bớt khỏi kỳ đã chốt', 14, 'level'),
      column('Phát sinh sau ngày chốt', 14, 'level'),
      column(`Cả năm ${year}`, 14, 'level'),
    ],
    rows: rows.map(({ counted, reported, came, went, after, whole }) => [
      COUNTED_AS[counted].short,
      reported,
      came,
      went,
      after,
      whole,
    ]),
    notes: [`Những kết quả này không tính vào năm ${year + 1}; báo cáo năm ${year} đã chốt được giữ nguyên.`],
    links: {
      column: 4,
      to: rows.map(({ counted }) => `/department/yearly-reports/${year}/records?list=${counted}&part=after`),
    },
  })

export type GainRow = {
  outcomeId: string
  enterprise: string
  indicator: string
  unit: string
  what: string
  before: number
  after: number
  measuredOn: string
  level: EvidenceLevel
}

const rounded = (value: number) => Math.round(value * 100) / 100

export const gainsTable = (gains: readonly GainRow[]): ReportTableShown =>
  reportTable({
    sheet: 'Bảng 3 Trước và sau',
    caption: 'Bảng 3. Hiệu quả trước và sau khi áp dụng',
    columns: [
      column('Đơn vị', 17),
      column('Chỉ số, nơi đo', 19),
      column('Đơn vị tính', 9),
      column('Trước', 10, 'level'),
      column('Sau', 9, 'level'),
      column('Thay đổi (%)', 10, 'level'),
      column('Ngày đo sau', 15, 'day'),
      column('Minh chứng', 11),
    ],
    rows: gains.map(({ enterprise, indicator, unit, what, before, after, measuredOn, level }) => [
      enterprise,
      `${indicator} (${what})`,
      unit,
      rounded(before),
      rounded(after),
      before === 0 ? null : Math.round(((after - before) / before) * 1000) / 10,
      measuredOn,
      LEVEL[level],
    ]),
    notes:
      gains.length > 0
        ? [
            'Thay đổi: phần tăng (hoặc giảm, ghi dấu trừ) so với lần đo trước. Số liệu có mức minh chứng khác nhau không cộng chung.',
          ]
        : [],
    none: 'Trong kỳ chưa có kết quả đo nào được xác minh.',
    links: { column: 0, to: gains.map(({ outcomeId }) => `/department/measures/${outcomeId}`) },
  })

/** What the department wrote; numbers and days as they are kept: plain. */
export function handTable(caption: string, table: HandTable, rows: readonly (readonly string[])[]): ReportTableShown {
  const { name, sums } = table
  const columns = table.columns.map(shownColumn)
  const own = writtenColumns(table).map(shownColumn)
  const cells = rows.map((row) => {
    const kept = new Map(own.map(({ title, kind }, place) => [title, keptCell(row[place], kind)]))
    return withShares(
      columns.map(({ title }) => kept.get(title) ?? null),
      columns,
    )
  })
  const summed = columns.flatMap(({ kind }, place) => (kind === 'number' ? [place] : []))
  const total = columns.map((_, place): Cell =>
    place === 0 ? 'Tổng số' : summed.includes(place) ? sumOf(cells.map((row) => row[place])) : null,
  )
  return reportTable({
    sheet: `${/^Bảng \d+/.exec(caption)?.[0] ?? ''} ${name}`.trim(),
    caption,
    columns,
    rows: cells,
    total: sums && rows.length > 0 ? { cells: withShares(total, columns), sums: summed } : null,
  })
}

/** An amount in million đồng says so in its title. */
const shownColumn = ({ kind, ...column }: HandColumn): ReportColumn => ({
  ...column,
  kind: kind === 'million' ? 'number' : kind,
})
const keptCell = (kept: string | undefined, kind: ReportColumn['kind']): Cell =>
  !kept ? null : kind === 'number' || kind === 'level' ? Number(kept) : kept
const sumOf = (cells: readonly (Cell | undefined)[]) =>
  rounded(cells.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0))
const withShares = (cells: readonly Cell[], columns: readonly ReportColumn[]): Cell[] =>
  cells.map((cell, place) => (columns[place]!.kind === 'share' ? shareOf(cells[place - 2], cells[place - 1]) : cell))
const shareOf = (whole: Cell | undefined, part: Cell | undefined): Cell =>
  typeof whole === 'number' && typeof part === 'number' && whole > 0 ? Math.round((part / whole) * 1000) / 10 : null

/** What each figure counts and which day puts it into the period. */
export const howCounted = (connectedFromBefore: number): string =>
  `${COUNTED.map((counted) => `${COUNTED_AS[counted].short}: ${COUNTED_AS[counted].long}`).join('; ')}. Ngày tính theo giờ Việt Nam.${
    connectedFromBefore > 0 ? ` Trong số được kết nối có ${written(connectedFromBefore)} nhu cầu nhận từ trước kỳ.` : ''
  }`

const LIST_WORDS: Record<ReportList, string> = {
  ...(Object.fromEntries(COUNTED.map((counted) => [counted, COUNTED_AS[counted].short])) as Record<Counted, string>),
  supported: 'Đơn vị được hỗ trợ',
}

/** What a closed report would count otherwise if it were counted now; it is printed nowhere. */
export const changesTable = (changes: readonly Change[]): ReportTableShown =>
  reportTable({
    sheet: 'Thay đổi sau chốt',
    caption: 'Nếu đếm lại đúng kỳ đã chốt: hồ sơ thêm vào hoặc bớt đi. Các bảng khác giữ nguyên như lúc chốt.',
    columns: [
      column('Số liệu', 30),
      column('Thay đổi', 15),
      column('Đơn vị', 40),
      column('Ngày tính vào kỳ', 15, 'day'),
    ],
    rows: changes.flatMap(({ list, came, went }) => [
      ...came.map(({ enterprise, on }) => [LIST_WORDS[list], 'Thêm vào', enterprise, on]),
      ...went.map(({ enterprise, on }) => [LIST_WORDS[list], 'Bớt đi', enterprise, on]),
    ]),
  })
