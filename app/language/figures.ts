/** Numbers, amounts, periods and days as people write them. Nothing is guessed: what may mean two things is asked. */

/** A figure as it was meant; that none is meant; or the two that may be. */
export type Figure =
  { kind: 'one'; value: number } | { kind: 'none' } | { kind: 'either'; values: readonly [number, number] }

const NONE: Figure = { kind: 'none' }
const one = (value: number): Figure => ({ kind: 'one', value })

/** Longer than any figure, period or day with its words; beyond it nothing is read. */
const LONGEST = 60

const TIMES: Readonly<Record<string, number>> = {
  tỷ: 1e9,
  tỉ: 1e9,
  ty: 1e9,
  ti: 1e9,
  triệu: 1e6,
  trieu: 1e6,
  tr: 1e6,
  nghìn: 1e3,
  nghin: 1e3,
  ngàn: 1e3,
  ngan: 1e3,
  k: 1e3,
}
/** Words of what is counted, which say nothing more than the field's own unit. */
const COUNTED =
  /\s*(?:người|nguoi|lao động|lao dong|nhân viên|nhan vien|công nhân|cong nhan|điểm|diem|năm|nam|việc|viec)\.?$/
const CURRENCY = /\s*(?:đồng|đ|₫|dong|vnđ|vnd|d)\.?$/
const PART = /^(\d(?:[\d.,'\s]*\d)?)\s*(tỷ|tỉ|ty|ti|triệu|trieu|tr|nghìn|nghin|ngàn|ngan|k)?(?!\p{L})\s*/u
const HALF = /^(?:rưỡi|ruoi)$/

/** A figure as a field begins with it: read again it is the same, and no part in three digits may be thousands. */
export const writeFigure = (value: number) =>
  String(value)
    .replace('.', ',')
    .replace(/,\d{3}$/, '$&0')

/**
 * Reads a figure of a field whose unit is worth `unit`: 1 for pieces and đồng, 1e6 for a field in million đồng. Words of
 * scale say what is meant by themselves: "1,5 tỷ", "30tr", "1 tỷ 200 triệu", "2tr5", "1 tỷ rưỡi".
 */
export function readFigure(typed: string, unit = 1): Figure {
  if (typed.length > LONGEST) return NONE
  if (/^\s*[-−–]\s*\d/.test(typed)) {
    const figure = readFigure(typed.replace(/^\s*[-−–]/, ''), unit)
    return figure.kind === 'one' ? one(-figure.value) : NONE
  }
  const parts = partsOf(typed.toLowerCase().trim().replace(COUNTED, '').replace(CURRENCY, ''))
  const [first] = parts ?? []
  if (!parts || !first) return NONE
  if (parts.length === 1 && first.times === null) return readNumber(first.digits)
  let sum = 0
  let last = Infinity
  for (const [i, { digits, times }] of parts.entries()) {
    const number = readNumber(digits)
    if (times === null) {
      if (i === 0 || i < parts.length - 1 || !/^\d{1,3}$/.test(digits)) return NONE
      sum += (Number(digits) / 10 ** digits.length) * last
    } else {
      if (number.kind !== 'one')
        return number.kind === 'either' && parts.length === 1 ? scaled(number, times / unit) : NONE
      if (times >= last) return NONE
      sum += number.value * times
      last = times
    }
  }
  return one(sum / unit)
}

/** Whether somebody wrote from … to … where one figure is asked for: "85-90 triệu", "từ 2 đến 3 tuần". */
export const isRange = (typed: string): boolean =>
  typed.length <= LONGEST && /\d\s*\p{L}{0,8}\s*(?:[-−–~]|đến|den|tới|toi)\s*\d/u.test(typed.toLowerCase())

const scaled = ({ values: [a, b] }: Extract<Figure, { kind: 'either' }>, by: number): Figure => ({
  kind: 'either',
  values: [a * by, b * by],
})

type Part = { digits: string; times: number | null }

/** "1 tỷ 200 triệu" as its two parts; null where something else stands between. "rưỡi" is a half of what stands before. */
function partsOf(text: string): Part[] | null {
  const parts: Part[] = []
  let rest = text
  while (rest !== '') {
    if (HALF.test(rest)) return parts.length > 0 ? [...parts, { digits: '5', times: null }] : null
    const part = PART.exec(rest)
    if (!part) return null
    parts.push({ digits: part[1]!, times: part[2] ? TIMES[part[2]]! : null })
    rest = rest.slice(part[0].length)
  }
  return parts
}

/** Thousands in groups of three by a dot, a blank or an apostrophe; a comma before three digits may be either. */
function readNumber(digits: string): Figure {
  if (/^\d+$/.test(digits)) return one(Number(digits))
  const [, first = '', mark = '', rest = ''] = /^(\d+)([.,'\s])(.*)$/.exec(digits) ?? []
  const groups = rest.split(mark)
  const isGrouped = first.length <= 3 && !/^0/.test(first) && groups.every((group) => /^\d{3}$/.test(group))
  if (isGrouped && (groups.length > 1 || mark !== ',')) return one(Number(first + groups.join('')))
  if (/^\d+$/.test(rest) && (mark === '.' || mark === ',')) {
    const decimal = Number(`${first}.${rest}`)
    return isGrouped ? { kind: 'either', values: [Number(first + rest), decimal] } : one(decimal)
  }
  const [, whole = '', decimals = ''] = /^(.*)[.,](\d+)$/.exec(digits) ?? []
  const wholePart = whole === '' || whole.includes(digits[whole.length]!) ? NONE : readNumber(whole)
  return wholePart.kind === 'one' && Number.isInteger(wholePart.value)
    ? one(Number(`${wholePart.value}.${decimals}`))
    : NONE
}

const PERIODS: readonly (readonly [RegExp, weeks: number])[] = [
  [/^(.+?)\s*(?:tuần|tuan|week|weeks)$/, 1],
  [/^(.+?)\s*(?:tháng|thang|month|months)$/, 52 / 12],
  [/^(.+?)\s*(?:năm|nam|year|years)$/, 52],
  [/^(.+?)\s*(?:ngày|ngay|day|days)$/, 1 / 7],
]

/** A period in weeks; months, years and days are rounded up: "10", "10 tuần", "3 tháng", "nửa năm". */
export function readWeeks(typed: string): Figure {
  if (typed.length > LONGEST) return NONE
  const text = typed
    .toLowerCase()
    .trim()
    .replace(/^nửa\s+|^nua\s+/, '0,5 ')
  const [pattern, weeks] = PERIODS.find(([one]) => one.test(text)) ?? [/^(.+)$/, 1]
  const figure = readFigure(pattern.exec(text)?.[1] ?? '')
  return figure.kind === 'one' && weeks !== 1 ? one(Math.ceil(Number((figure.value * weeks).toFixed(3)))) : figure
}

const DAY_FORMS: readonly (readonly [RegExp, order: readonly [y: number, m: number, d: number]])[] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T.*)?$/, [1, 2, 3]],
  [/^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|[0-4]\d)$/, [3, 2, 1]],
  [/^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm)?\s+(\d{4}|[0-4]\d)$/i, [3, 2, 1]],
]

/** A day as it was meant, `yyyy-MM-dd`; or why none can be read. */
type ReadDay = { kind: 'one'; day: string } | { kind: 'none'; why: 'no_such_day' | 'year_missing' | 'unread' }

/**
 * A calendar day. The day comes before the month: 5/13/2026 is no day, never the
 * thirteenth of May. Two digits of a year are of
 * this half century; '99 is asked about.
 */
export function readDay(typed: string): ReadDay {
  if (typed.length > LONGEST) return { kind: 'none', why: 'unread' }
  const text = typed.trim()
  for (const [form, [y, m, d]] of DAY_FORMS) {
    const found = form.exec(text)
    if (!found) continue
    const year = found[y]!.length === 2 ? `20${found[y]}` : found[y]!
    const day = `${year}-${found[m]!.padStart(2, '0')}-${found[d]!.padStart(2, '0')}`
    const moment = new Date(`${day}T00:00:00Z`)
    const isThere = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
    return isThere ? { kind: 'one', day } : { kind: 'none', why: 'no_such_day' }
  }
  return { kind: 'none', why: WITHOUT_YEAR.test(text) ? 'year_missing' : 'unread' }
}

const WITHOUT_YEAR = /^(?:ngày\s+)?\d{1,2}\s*(?:[-/.]|\s+tháng\s+)\s*\d{1,2}$/i
