import { toCardinal as englishWords } from 'n2words/en-GB'
import { toCardinal as vietnameseWords } from 'n2words/vi-VN'
import * as m from './paraglide/messages'
import { getLocale, type Locale } from './paraglide/runtime'

const HOURS_7 = 7 * 3_600_000
const two = (n: number) => String(n).padStart(2, '0')

/** `yyyy-MM-dd` as dd/MM/yyyy, in both languages: papers here carry it so. */
export function formatDay(day: string): string {
  const [y, m, d] = day.split('-')
  return `${d}/${m}/${y}`
}

/** A moment's day in Vietnam, dd/MM/yyyy. */
export const formatMomentDay = (moment: Date | number) =>
  formatDay(new Date(new Date(moment).getTime() + HOURS_7).toISOString().slice(0, 10))

/** A moment in Vietnam, dd/MM/yyyy HH:mm. */
export function formatMoment(moment: Date | number): string {
  const local = new Date(new Date(moment).getTime() + HOURS_7)
  return `${formatMomentDay(moment)} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`
}

const vi = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })
const en = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** 1.234,5 in Vietnamese, 1,234.5 in English. */
export const formatNumber = (n: number) => (getLocale() === 'en' ? en : vi).format(n)

const viFigure = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 })
const enFigure = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })

/** A figure with all of its decimals, as it is read back to whoever typed it. */
export const formatFigure = (n: number) => (getLocale() === 'en' ? enFigure : viFigure).format(n)

/** An amount as people say it: 85 triệu đồng, 1,5 tỷ đồng; a smaller one in figures. */
export function amountInWords(vnd: number): string {
  if (vnd >= 1e9) return m.amount_billion({ amount: formatFigure(vnd / 1e9) })
  return vnd >= 1e6 ? m.amount_million({ amount: formatFigure(vnd / 1e6) }) : formatVnd(vnd)
}

/** An amount in words, as a contract has it: “tám mươi lăm triệu đồng”. */
export const spelledOutVnd = (vnd: number, locale: Locale = getLocale()): string =>
  m.amount_spelled_out({ words: (locale === 'en' ? englishWords : vietnameseWords)(vnd) }, { locale })

/** “a, b và c”, or “a, b hoặc c” where one of them is meant. */
export const formatList = (texts: readonly string[], type: 'conjunction' | 'disjunction') =>
  new Intl.ListFormat(getLocale() === 'en' ? 'en-GB' : 'vi-VN', { type }).format(texts)

/** How long to wait: 12 phút; from an hour and a half on 2 giờ. */
export function formatWait(minutes: number): string {
  const [count, unit] = minutes < 90 ? [minutes, 'minute'] : [Math.ceil(minutes / 60), 'hour']
  const locale = getLocale() === 'en' ? 'en-GB' : 'vi-VN'
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** Whole đồng as 1.234.567 ₫ in both languages. */
export const formatVnd = (vnd: number) => `${vi.format(vnd)}\u00A0₫`

/** 820 KB, 3,4 MB. */
export const formatFileSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} KB`
    : `${formatNumber(bytes / 1_000_000)} MB`
