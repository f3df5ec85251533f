import { describe, expect, it } from 'vitest'
import type { Cell, CellKind, ListFile } from '~/documents/list-file'
import { csvCell, harmless, listToCsv } from '~/documents/list-to-csv'
import { listToXlsx } from '~/documents/list-to-xlsx.server'
import { bytesOf, rowsOfCsv, sheetsOf } from '~tests/support/read-list'

const list = (columns: [label: string, kind: CellKind][], ...batches: Cell[][][]): ListFile => ({
  columns: columns.map(([label, kind]) => ({ label, kind })),
  batches,
  sheets: { list: 'Danh sách', about: 'Thông tin' },
  about: (rows) => [
    ['Số dòng', rows],
    ['Số liệu lúc', new Date('2026-11-27T16:30:00Z')],
  ],
})
const texts = (...cells: string[]) =>
  list(
    [['Tên', 'text']],
    cells.map((cell) => [cell]),
  )

const FORMULAS = [
  '=1+1',
  '+84 912 345 678',
  '-5 việc',
  '@SUM(A1)',
  '\t=1+1',
  '\r\n=1+1',
  '  =1+1',
  '"=1+1"',
  '\u0000=1+1',
  '＝1+1',
  '＠x',
]
const HARMLESS = ['HTX Chè', 'a=b', '', 'x\ny', '(=1)', '12 - 5']

describe('a cell that begins like a formula', () => {
  it('is text in a CSV, whichever kind, and nothing else gets an apostrophe', () => {
    for (const formula of FORMULAS) expect(harmless(formula), formula).toMatch(/^'/)
    for (const text of HARMLESS) expect(harmless(text), text).toBe(text)
  })

  it('is what was written in an XLSX, typed as text', async () => {
    const sheets = sheetsOf(await bytesOf(listToXlsx(texts(...FORMULAS))))
    expect(sheets.get('Danh sách')!.slice(1).flat()).toEqual(
      FORMULAS.map((text) => text.replace('\u0000', '').replace('\r\n', '\n')),
    )
  })
})

describe('codes', () => {
  const CODES = ['0100109106', '0100109106-001', '04018', '038123456789', '03-2026', '12/11', '1E5', '2026.3.1']

  it('keep their figures: behind an apostrophe for Excel, as they are for programs', async () => {
    const rows = async (kind: 'semicolon' | 'comma') =>
      rowsOfCsv(await bytesOf(listToCsv(texts(...CODES), kind)), kind === 'comma' ? ',' : ';').slice(1)
    expect(await rows('comma')).toEqual(CODES.map((code) => [code]))
    const kept = (await rows('semicolon')).flat()
    for (const [place, code] of CODES.entries()) {
      const isRead = code === '0100109106-001'
      expect(kept[place], code).toBe(isRead ? code : `'${code}`)
    }
    for (const text of ['HACCP', '0912 345 678', '24']) expect(csvCell(text, 'text', 'semicolon')).toBe(`"${text}"`)
  })

  it('are text in an XLSX', async () => {
    const sheets = sheetsOf(await bytesOf(listToXlsx(texts(...CODES))))
    expect(sheets.get('Danh sách')!.flat()).toEqual(['Tên', ...CODES])
  })
})

describe('days, moments and figures', () => {
  // 23:30 and 00:30 in Vietnam.
  const late = new Date('2026-11-27T16:30:00Z')
  const early = new Date('2026-11-27T17:30:00Z')
  const file = () =>
    list(
      [
        ['Ngày', 'day'],
        ['Lúc', 'moment'],
        ['Số', 'number'],
      ],
      [['2026-02-03', late, -12.5]],
      [['2024-02-29', early, 1_234_567]],
      [[null, undefined, 0]],
    )

  it('are what Excel in Vietnam reads as such, and ISO for programs', async () => {
    expect(rowsOfCsv(await bytesOf(listToCsv(file(), 'semicolon')), ';').slice(1)).toEqual([
      ['03/02/2026', '27/11/2026 23:30', '-12,5'],
      ['29/02/2024', '28/11/2026 00:30', '1234567'],
      ['', '', '0'],
    ])
    expect(rowsOfCsv(await bytesOf(listToCsv(file(), 'comma')), ',').slice(1)).toEqual([
      ['2026-02-03', '2026-11-27 23:30', '-12.5'],
      ['2024-02-29', '2026-11-28 00:30', '1234567'],
      ['', '', '0'],
    ])
  })

  it('are real days and figures in an XLSX, as Vietnam’s clocks show them', async () => {
    const sheets = sheetsOf(await bytesOf(listToXlsx(file())))
    expect(sheets.get('Danh sách')!.slice(1)).toEqual([
      [{ day: '2026-02-03' }, { moment: '2026-11-27 23:30' }, -12.5],
      [{ day: '2024-02-29' }, { moment: '2026-11-28 00:30' }, 1_234_567],
      [null, null, 0],
    ])
    expect(sheets.get('Thông tin')).toEqual([
      ['Số dòng', 3],
      ['Số liệu lúc', { moment: '2026-11-27 23:30' }],
    ])
  })
})

describe('texts of any kind', () => {
  const HARD = [
    'Nói “chè”; "trà", rồi\nxuống dòng',
    'a\u0000b\uffffc\u0007d',
    'nửa \ud83c cặp',
    '<b>&amp;</b>',
    '  đầu cuối  ',
  ]
  const CLEAN = ['Nói “chè”; "trà", rồi\nxuống dòng', 'abcd', 'nửa  cặp', '<b>&amp;</b>', '  đầu cuối  ']

  it('come back as they were, without what no text may hold', async () => {
    const semicolon = rowsOfCsv(await bytesOf(listToCsv(texts(...HARD), 'semicolon')), ';')
    const comma = rowsOfCsv(await bytesOf(listToCsv(texts(...HARD), 'comma')), ',')
    const sheet = sheetsOf(await bytesOf(listToXlsx(texts(...HARD)))).get('Danh sách')!
    for (const rows of [semicolon, comma, sheet]) expect(rows.flat()).toEqual(['Tên', ...CLEAN])
  })

  it('are cut where Excel takes no more', async () => {
    const sheet = sheetsOf(await bytesOf(listToXlsx(texts('á'.repeat(40_000))))).get('Danh sách')!
    expect((sheet[1]![0] as string).length).toBe(32_767)
  })
})

describe('a long list', () => {
  it('is asked for its rows only as the file is taken', async () => {
    let read = 0
    function* batches() {
      for (;;) {
        read++
        yield Array.from({ length: 500 }, (_, row) => [`HTX Chè Thung Xa, tổ ${read} hộ ${row}`])
      }
    }
    for (const write of [listToXlsx, (file: ListFile) => listToCsv(file, 'comma')]) {
      read = 0
      const pieces = write({ ...texts(), batches: batches() })
      for (let taken = 0; taken < 20; taken++) await pieces.next()
      expect(read).toBeGreaterThan(0)
      expect(read).toBeLessThanOrEqual(40)
      await pieces.return(undefined)
    }
  })
})
