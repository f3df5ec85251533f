import { describe, expect, it } from 'vitest'
import { draftOf } from '~/documents/report-drafts'
import { countTable } from '~/documents/report-table'
import { handTable } from '~/documents/report-tables'
import { sheetNames } from '~/documents/sheet-names'
import {
  changesSince,
  completedIn,
  countsOf,
  hasWorkedIn,
  isRunningAt,
  REPORT_LISTS,
  type ReportRecord,
  type ReportRecords,
  rowsBy,
  totals,
} from '~/domain/reporting/counted'
import { keptRows, partForm, typedRows } from '~/domain/reporting/forms'
import { restOfYear, yearSoFar } from '~/domain/reporting/period'
import { subjectOfReport } from '~/documents/yearly-report'
import { HAND_TABLES, partOf, REPORT_PARTS } from '~/vocabulary/report-outline'

const record = (id: string, subject: string[] = ['HACCP']): ReportRecord => ({
  id,
  needId: id,
  enterprise: 'Hợp tác xã Ví Dụ',
  consultant: null,
  on: '2026-05-04',
  receivedOn: '2026-05-04',
  subject,
  section: ['A'],
  commune: ['03646'],
  kind: ['household'],
})
const lists = (given: Partial<ReportRecords> = {}): ReportRecords => ({
  ...(Object.fromEntries(REPORT_LISTS.map((list) => [list, []])) as unknown as ReportRecords),
  ...given,
})

describe('what a report counts', () => {
  it('work counts as running on a day of the past although it is done since, and as worked in a period that it reaches into', () => {
    const days = { startedOn: '2025-11-10', completedOn: '2026-02-01', endedOn: null } as const
    const [year2025, year2026] = [yearSoFar(2025, '2026-06-01'), yearSoFar(2026, '2026-06-01')]
    expect(isRunningAt(days, year2025.to)).toBe(true)
    expect(isRunningAt(days, year2026.to)).toBe(false)
    expect([completedIn(days, year2025), completedIn(days, year2026)]).toEqual([false, true])
    expect([hasWorkedIn(days, year2025), hasWorkedIn(days, year2026)]).toEqual([true, true])
    expect(hasWorkedIn(days, yearSoFar(2024, '2026-06-01'))).toBe(false)
    expect(isRunningAt({ ...days, completedOn: null, endedOn: '2025-12-31' }, '2025-12-31')).toBe(false)
  })

  it('a year goes as far as it has come, and what is left of it begins the day after', () => {
    expect(yearSoFar(2026, '2026-11-27')).toEqual({ from: '2026-01-01', to: '2026-11-27' })
    expect(yearSoFar(2025, '2026-11-27').to).toBe('2025-12-31')
    expect(restOfYear(2026, '2026-11-27')).toEqual({ from: '2026-11-28', to: '2026-12-31' })
    expect(restOfYear(2026, '2026-12-31')).toBeNull()
  })

  it('a need of two subjects stands in two rows and once in the total, which is therefore no sum', () => {
    const records = lists({ received: [record('a', ['HACCP', 'ISO-9001']), record('b')] })
    const rows = rowsBy(records, 'subject').map((row) => ({ ...row, name: row.code }))
    expect(rows.map(({ code, received }) => [code, received])).toEqual([
      ['HACCP', 2],
      ['ISO-9001', 1],
    ])
    expect(totals(records).received).toBe(2)
    const of = (cut: 'subject' | 'kind') =>
      countTable({ sheet: 'x', caption: 'x', first: 'x', cut }, rows, totals(records))
    expect(of('subject')).toMatchObject({ total: { cells: ['Tổng số', 2, 0, 0, 0, 0, 0, 0], sums: [] } })
    expect(of('subject').notes).toHaveLength(1)
    expect(of('kind').total!.sums).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('what would be different now is told by list: what came in, what went', () => {
    const then = lists({ received: [record('a'), record('b')], certified: [record('c')] })
    const now = lists({ received: [record('b'), record('d')], certified: [record('c')] })
    const changes = changesSince(then, now)
    expect(changes.map(({ list, came, went }) => [list, came.map(({ id }) => id), went.map(({ id }) => id)])).toEqual([
      ['received', ['d'], ['a']],
    ])
  })
})

describe('the first words of a part', () => {
  it('say what was counted, and nothing of what was not', () => {
    const counts = countsOf(lists({ received: [record('a'), record('b')], certified: [record('c')] }))
    expect(draftOf('support', counts)).toBe(
      'Trong kỳ, hệ thống nhận 2 nhu cầu của doanh nghiệp, hợp tác xã, hộ kinh doanh.',
    )
    expect(draftOf('achieved', counts)).toBe('Trong kỳ, Sở đã xác minh 1 giấy chứng nhận.')
  })

  it('are none where the records say nothing', () => {
    const none = countsOf(lists())
    expect(REPORT_PARTS.filter(({ id }) => draftOf(id, none) !== '')).toEqual([])
    const some = countsOf(lists({ received: [record('a')] }))
    expect(REPORT_PARTS.filter(({ id }) => draftOf(id, some) !== '').map(({ id }) => id)).toEqual(['support'])
  })

  it('name the year and what comes after it in the title', () => {
    expect(subjectOfReport(2026, 'trên địa bàn tỉnh Ví Dụ')).toMatch(/năm 2026 trên địa bàn tỉnh Ví Dụ; .* năm 2027$/)
  })
})

describe('a table that the department writes', () => {
  const money = partOf('money')!

  it('takes numbers as they are written, keeps them plain, and gives them back', () => {
    const read = partForm(money, []).parse({ text: 'x', rows: [{ c0: 'Ngân sách tỉnh', c1: '1,2 tỷ', c2: '1.050,5' }] })
    const kept = keptRows(money, read)
    expect(kept).toEqual([['Ngân sách tỉnh', '1200', '1050.5']])
    expect(typedRows(money, kept).rows).toEqual([{ c0: 'Ngân sách tỉnh', c1: '1200', c2: '1050,5' }])
  })

  it('sums up what adds up, reckons shares, and leaves a level out of the sum', () => {
    const table = (id: string) => HAND_TABLES.find((one) => one.id === id)!
    const shown = handTable('Bảng 5. Kinh phí', table('money'), [
      ['Ngân sách tỉnh', '200', '150'],
      ['Doanh nghiệp', '', '50'],
    ])
    expect(shown.rows).toEqual([
      ['Ngân sách tỉnh', 200, 150, 75],
      ['Doanh nghiệp', null, 50, null],
    ])
    expect(shown.total).toEqual({ cells: ['Tổng số', 200, 200, 100], sums: [1, 2] })
    const training = handTable('Bảng 4. Đào tạo', table('training'), [
      ['5S', '2026-05-04', 'Sở', '30', '12', '7', 'A', '4.5'],
    ])
    expect(training.total!.cells).toEqual(['Tổng số', null, null, 30, 12, 7, null, null])
  })

  it('refuses a row that does not say what it is about, and one too many', () => {
    const form = partForm(money, [])
    expect(form.safeParse({ rows: [{ c1: '5' }] }).success).toBe(false)
    expect(form.safeParse({ rows: Array.from({ length: 61 }, () => ({ c0: 'x' })) }).success).toBe(false)
  })
})

it('names of sheets are short, plain, and each once whatever its case', () => {
  const names = sheetNames(['Bảng 7: xã/phường', 'bảng 7 xã phường', 'a'.repeat(40), 'A'.repeat(40), "'x'", '[]'])
  expect(names).toEqual([
    'Bảng 7 xã phường',
    'bảng 7 xã phường (2)',
    'a'.repeat(31),
    `${'A'.repeat(27)} (2)`,
    'x',
    'Sheet',
  ])
  for (const name of names) expect(name.length).toBeLessThanOrEqual(31)
})
