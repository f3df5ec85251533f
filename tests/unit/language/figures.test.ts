import { describe, expect, it } from 'vitest'
import { readDay, readFigure, readWeeks } from '~/language/figures'

const read = (typed: string, unit?: number) => {
  const figure = readFigure(typed, unit)
  return figure.kind === 'one' ? figure.value : figure.kind === 'either' ? figure.values : null
}

describe('a number', () => {
  it.each([
    ['7', 7],
    ['1500', 1500],
    ['-5', -5],
    ['1.500', 1500],
    ['1 500', 1500],
    ["1'500", 1500],
    ['85.000.000', 85_000_000],
    ['85,000,000', 85_000_000],
    ['85.000.000,00', 85_000_000],
    ['85,000,000.50', 85_000_000.5],
    ['12 000 000đ', 12_000_000],
    ['12.000.000 ₫', 12_000_000],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['0.125', 0.125],
    ['1.25', 1.25],
    ['1,0625', 1.0625],
  ])('%s', (typed, value) => {
    expect(read(typed)).toBe(value)
  })

  it.each(['', '1.5.2', '1.000,000,5', '12a', 'mười', '1..5', '1,', '5-7', '1.00.000', '9'.repeat(400), '1e9'])(
    '%s is none',
    (typed) => {
      expect(read(typed)).toBeNull()
    },
  )

  it('may be one of two where a comma stands before three digits', () => {
    expect(read('1,500')).toEqual([1500, 1.5])
    expect(read('1,500 tỷ', 1e9)).toEqual([1500, 1.5])
    expect(read('0,125')).toBe(0.125)
  })
})

describe('an amount', () => {
  it.each([
    ['1,5 tỷ', 1e9, 1.5],
    ['1.500 tỷ', 1e9, 1500],
    ['30tr', 1e6, 30],
    ['24 triệu', 1e6, 24],
    ['24 triệu đồng', 1, 24_000_000],
    ['85tr', 1, 85_000_000],
    ['2tr5', 1, 2_500_000],
    ['1 tỷ 2', 1e6, 1200],
    ['1 tỷ 200 triệu', 1e6, 1200],
    ['1 ty ruoi', 1e6, 1500],
    ['500k', 1, 500_000],
    ['1 tỷ 200 triệu 500 nghìn', 1, 1_200_500_000],
  ])('%s in a field of %d đồng', (typed, unit, value) => {
    expect(read(typed, unit)).toBe(value)
  })

  it.each(['triệu', '1 triệu 2 tỷ', '80-85 triệu', '1 tỷ 2000', 'khoảng 30 triệu', '30 triệu/tháng', '2 tạ'])(
    '%s is none',
    (typed) => {
      expect(read(typed, 1e6)).toBeNull()
    },
  )
})

it.each([
  ['10', 10],
  ['10 tuần', 10],
  ['3 tháng', 13],
  ['1,5 tháng', 7],
  ['nửa năm', 26],
  ['1 năm', 52],
  ['10 ngày', 2],
  ['6 thang', 26],
])('%s is %d weeks', (typed, weeks) => {
  expect(readWeeks(typed)).toEqual({ kind: 'one', value: weeks })
})

describe('a day', () => {
  it.each([
    ['2026-06-05', '2026-06-05'],
    ['5/6/2026', '2026-06-05'],
    ['05.06.26', '2026-06-05'],
    ['5-6-26', '2026-06-05'],
    ['5 6 2026', '2026-06-05'],
    ['2026/6/5', '2026-06-05'],
    ['2026-06-05T00:00:00Z', '2026-06-05'],
    ['ngày 5 tháng 6 năm 2026', '2026-06-05'],
    ['29/2/2028', '2028-02-29'],
  ])('%s', (typed, day) => {
    expect(readDay(typed)).toEqual({ kind: 'one', day })
  })

  it.each([
    ['', 'unread'],
    ['5/13/2026', 'no_such_day'],
    ['31/2/2026', 'no_such_day'],
    ['29/2/2027', 'no_such_day'],
    ['0/6/2026', 'no_such_day'],
    ['32/1/2026', 'no_such_day'],
    ['2026-13-01', 'no_such_day'],
    ['5/6', 'year_missing'],
    ['ngày 5 tháng 6', 'year_missing'],
    ['5/6/202', 'unread'],
    ['5/6/99', 'unread'],
    ['hôm qua', 'unread'],
  ])('%s is none: %s', (typed, why) => {
    expect(readDay(typed)).toEqual({ kind: 'none', why })
  })
})

it.each([
  ['30 người', 30],
  ['30 nguoi', 30],
  ['1.200 lao động', 1200],
  ['12 năm', 12],
])('%s counts what its field counts', (typed, value) => {
  expect(readFigure(typed)).toEqual({ kind: 'one', value })
})

it('"10t" may be weeks and months: it is none', () => {
  expect(readWeeks('10t')).toEqual({ kind: 'none' })
})
