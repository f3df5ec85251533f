import type { MatchReason, MissingPoint } from '~/domain/matching/ranking/candidate'
import type { GainTold } from '~/domain/matching/ranking/gain-told'
import type { ClientSize, Language, WorkMode } from '~/domain/directory/lifecycle'
import { provinceOf } from '~/vocabulary/reference.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { sectorInWords } from '~/views/choices/sector-words.server'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { inSentence } from '~/i18n/in-sentence'
import { clientSizeText, languageText, localName } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import { indicatorOf } from '~/vocabulary/indicators'
import { levelText } from '../measures/measure-terms'

const subject = shortSubjectName
const province = (code: string) => {
  const row = provinceOf(code)
  return row ? localName(row) : code
}
const sector = sectorInWords
const size = (code: string) => (clientSizeText[code as ClientSize]?.() ?? code).toLowerCase()
const language = (code: string) => (languageText[code as Language]?.() ?? code).replace(/^Tiếng /, 'tiếng ')
const workMode: Record<WorkMode, () => string> = {
  onsite: m.matching_work_onsite,
  remote: m.matching_work_remote,
  lab: m.matching_work_lab,
}

type OfSubject = { kind: 'subject'; subject: string }
/** Points of which those about subjects are one. */
type Told<Point> = Exclude<Point, OfSubject> | { kind: 'subject'; subjects: string[] }

/** All that is said of subjects in one point, where the first of them stands. */
function subjectsTogether<Point extends { kind: string }>(points: readonly (Point | OfSubject)[]): Told<Point>[] {
  const isOfSubject = (point: Point | OfSubject): point is OfSubject => point.kind === 'subject'
  const subjects = points.filter(isOfSubject).map((point) => point.subject)
  const first = points.findIndex(isOfSubject)
  return points.flatMap((point, i): Told<Point>[] => {
    if (!isOfSubject(point)) return [point as Exclude<Point, OfSubject>]
    return i === first ? [{ kind: 'subject', subjects }] : []
  })
}

function repliesText({ inTime, counted, days }: Extract<MatchReason, { kind: 'replies' }>): string {
  const figures = { inTime: formatNumber(inTime), counted: formatNumber(counted) }
  if (days === null) return m.match_reason_replies(figures)
  return days === 0
    ? m.match_reason_replies_same_day(figures)
    : m.match_reason_replies_days({ ...figures, days: formatNumber(days) })
}

/** Reasons as a person reads them after "Hợp vì:", the weightiest first, at most `most`, among which stands what was verified. */
export function reasonTexts(reasons: readonly MatchReason[], most = Infinity): string[] {
  const told = subjectsTogether(reasons)
  const verified = told.findIndex(({ kind }) => kind === 'verified_results')
  const shown = verified < most ? told.slice(0, most) : [...told.slice(0, most - 1), told[verified]!]
  return shown.flatMap(reasonText)
}

/** What is missing, as a person reads it after "Còn thiếu:". */
export const missingTexts = (missing: readonly MissingPoint[]): string[] => subjectsTogether(missing).map(missingText)

type Verified = Extract<MatchReason, { kind: 'verified_results' }>

/** How many results were verified and in what, those that last, and what was gained. */
function verifiedTexts({ count, subjects = [], lasting = 0, gain }: Verified): string[] {
  const about = subjects.map(subject).join(', ')
  return [
    about
      ? m.match_reason_verified_results_about({ count: formatNumber(count), subjects: about })
      : m.match_reason_verified_results({ count: formatNumber(count) }),
    ...(lasting > 0 ? [m.match_reason_lasting({ count: formatNumber(lasting) })] : []),
    ...(gain ? [gainReason(gain)] : []),
  ]
}

function gainReason({ indicatorId, level, gain, places, sector: code }: GainTold): string {
  const { name, better } = indicatorOf(indicatorId)!
  const change = { percent: formatNumber(Math.round(gain * 100)), name: inSentence(inWords(name)) }
  const where = code
    ? m.match_reason_gain_in_sector({ count: formatNumber(places), sector: sector(code) })
    : places === 1
      ? m.match_reason_gain_one_place()
      : m.match_reason_gain_places({ count: formatNumber(places) })
  const told = { ...change, where, level: inSentence(levelText[level]()) }
  return better === 'less' ? m.match_reason_gain_less(told) : m.match_reason_gain_more(told)
}

function reasonText(reason: Told<MatchReason>): string | string[] {
  switch (reason.kind) {
    case 'subject':
      return m.match_reason_subject({ subject: reason.subjects.map(subject).join(', ') })
    case 'sector':
      return m.match_reason_sector({ sector: sector(reason.sector) })
    case 'any_sector':
      return m.match_reason_any_sector()
    case 'same_province':
      return m.match_reason_same_province({ province: province(reason.province) })
    case 'travels':
      return m.match_reason_travels({ province: province(reason.province) })
    case 'size':
      return m.match_reason_size({ size: size(reason.size) })
    case 'free_places':
      return m.match_reason_free_places({ count: formatNumber(reason.count) })
    case 'replies':
      return repliesText(reason)
    case 'fee':
      return m.match_reason_fee({ amount: formatNumber(reason.feeFromMillion) })
    case 'work_mode':
      return m.match_reason_work_mode({ mode: workMode[reason.mode]() })
    case 'fresh':
      return m.match_reason_fresh({ day: formatDay(reason.on) })
    case 'language':
      return m.match_reason_language({ language: language(reason.language) })
    case 'experience':
      return m.match_reason_experience({ years: formatNumber(reason.years) })
    case 'verified_results':
      return verifiedTexts(reason)
    case 'text':
      return m.match_reason_text({ words: reason.words.map((words) => `“${words}”`).join(', ') })
  }
}

function missingText(point: Told<MissingPoint>): string {
  switch (point.kind) {
    case 'subject':
      return m.match_missing_subject({ subject: point.subjects.map(subject).join(', ') })
    case 'sector':
      return m.match_missing_sector({ sector: sector(point.sector) })
    case 'area':
      return m.match_missing_area({ province: province(point.province) })
    case 'size':
      return m.match_missing_size({ size: size(point.size) })
    case 'busy':
      return m.match_missing_busy()
    case 'full':
      return m.match_missing_full({ active: formatNumber(point.active) })
    case 'language':
      return m.match_missing_language({ language: language(point.language) })
    case 'late_replies':
      return m.match_missing_late_replies({ inTime: formatNumber(point.inTime), counted: formatNumber(point.counted) })
    case 'fee':
      return m.match_missing_fee({ amount: formatNumber(point.feeFromMillion) })
    case 'work_mode':
      return m.match_missing_work_mode({ mode: workMode[point.mode]() })
    case 'old':
      return m.match_missing_old({ day: formatDay(point.on) })
  }
}
