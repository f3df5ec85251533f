import { and, desc, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { createHash } from 'node:crypto'
import type { Bridge } from '~/documents/report-tables'
import { periodReport, yearlyReport } from '~/documents/yearly-report'
import { homeProvince } from '~/vocabulary/province.server'
import { REPORT_PARTS } from '~/vocabulary/report-outline'
import { dayOf, today } from '~db/clock'
import { db, type Reader } from '~db/connection'
import { needs, users, yearlyReportParts, yearlyReports } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import type { Day } from '../days'
import { notFound } from '../errors'
import { programmeYears } from '../programme/queries.server'
import { buildTables, type Written } from './build.server'
import { added, changesSince, COUNTED, type ReportRecords } from './counted'
import type { FrozenReport } from './frozen'
import { DUE_FROM, YEARS_BACK } from './lifecycle'
import { type ReportPeriod, restOfYear, wholeYear, yearSoFar } from './period'
import { canWriteReports } from './policy'
import { reportRecords } from './records.server'

const senders = alias(users, 'senders')
const closers = alias(users, 'closers')

/** Whether the actor writes the reports of the province that this installation serves. */
export const isReporter = (actor: Actor): boolean =>
  canWriteReports(actor) && actor.provinceCode === homeProvince().code

/** The province whose reports the actor writes; `not_found` for everybody else. */
export function reportScope(actor: Actor): string {
  if (!isReporter(actor)) throw notFound()
  return homeProvince().code
}

export const currentYear = () => Number(today().slice(0, 4))

/** The year of an address, of which there may be a report; `not_found` for any other text. */
export function reportYear(text: string | undefined): number {
  const year = /^\d{4}$/.test(text ?? '') ? Number(text) : NaN
  if (!(year <= currentYear())) throw notFound()
  return year
}

/** Until when the report of a year goes out, and from when on it may be given to a second officer. */
export const dueOn = (year: number) => `${year}-${homeProvince().report.due.own}` as Day
export const dueFrom = (year: number) => `${year}-${DUE_FROM}` as Day
export const othersDueOn = (year: number) => `${year}-${homeProvince().report.due.others}` as Day

const standing = {
  id: yearlyReports.id,
  year: yearlyReports.year,
  status: yearlyReports.status,
  createdAt: yearlyReports.createdAt,
  sentAt: yearlyReports.sentAt,
  sentBy: yearlyReports.sentBy,
  sender: senders.name,
  returnReason: yearlyReports.returnReason,
  closedAt: yearlyReports.closedAt,
  closer: closers.name,
}

const everyReport = (reader: Reader) =>
  reader
    .select(standing)
    .from(yearlyReports)
    .leftJoin(senders, eq(senders.id, yearlyReports.sentBy))
    .leftJoin(closers, eq(closers.id, yearlyReports.closedBy))

/** The reports that somebody has begun, the last year first. */
export const reportsOf = (actor: Actor) =>
  everyReport(db)
    .where(eq(yearlyReports.provinceCode, reportScope(actor)))
    .orderBy(desc(yearlyReports.year))
    .all()

/** Where the report of a year stands; `not_found` before somebody has begun it. */
export function reportOf(actor: Actor, year: number, reader: Reader = db) {
  const report = reportIn(reportScope(actor), year, reader)
  if (!report) throw notFound()
  return report
}
const reportIn = (provinceCode: string, year: number, reader: Reader) =>
  everyReport(reader)
    .where(and(eq(yearlyReports.provinceCode, provinceCode), eq(yearlyReports.year, year)))
    .get()
export type ReportStanding = ReturnType<typeof reportOf>

/** The years whose report is due: from the middle of October on, and until it is closed; of past ones those with needs. */
export function reportsDue(actor: Actor): number[] {
  const closed = new Set(reportsOf(actor).flatMap(({ year, status }) => (status === 'closed' ? [year] : [])))
  const years = [...new Set([...programmeYears(actor), currentYear()])]
  return years.filter((year) => today() >= dueFrom(year) && year >= currentYear() - YEARS_BACK && !closed.has(year))
}

export const mayBegin = (year: number) => year <= currentYear() && year >= currentYear() - YEARS_BACK

/** Years of which somebody may begin a report, those with needs and the current one, which comes first. */
export function yearsToBegin(actor: Actor): number[] {
  const begun = new Set(reportsOf(actor).map(({ year }) => year))
  const years = [...new Set([currentYear(), ...programmeYears(actor)])]
  return years.filter((year) => mayBegin(year) && !begun.has(year))
}

/** What was written into the parts of a report. */
export function partsOf({ id }: Pick<ReportStanding, 'id'>, reader: Reader = db) {
  const rows = reader.select().from(yearlyReportParts).where(eq(yearlyReportParts.reportId, id)).all()
  return new Map(rows.map((row) => [row.part, row]))
}

/** A report as what is recorded now makes it. */
function asOfNow(provinceCode: string, year: number, written: Written): FrozenReport {
  const period = yearSoFar(year, today())
  const { tables, records, howCounted } = buildTables({
    provinceCode,
    year,
    period,
    written,
    bridge: bridgeFrom(provinceCode, year - 1),
  })
  const parts = REPORT_PARTS.map((part) => ({ ...part, text: written.get(part.id)?.text ?? '' }))
  const paper = yearlyReport({
    year,
    writtenIn: currentYear(),
    report: homeProvince().report,
    parts,
    tables,
    howCounted,
  })
  return { period, paper, tables, records }
}

function frozenOf(provinceCode: string, year: number, reader: Reader = db): FrozenReport | null {
  const row = reader
    .select({ frozen: yearlyReports.frozen })
    .from(yearlyReports)
    .where(and(eq(yearlyReports.provinceCode, provinceCode), eq(yearlyReports.year, year)))
    .get()
  return row?.frozen ?? null
}

/** A report with its tables and records: as it was closed, or else as it would be now. */
export function reportShown(actor: Actor, year: number, reader: Reader = db) {
  const report = reportOf(actor, year, reader)
  return shownIn(reportScope(actor), report, reader)
}

/** The same for whoever runs the system: of a year of which nobody has begun a report, its tables without a word. */
export function reportForOperator(year: number) {
  const provinceCode = homeProvince().code
  const report = reportIn(provinceCode, year, db)
  if (report) return shownIn(provinceCode, report, db)
  return { provinceCode, report: null, ...asOfNow(provinceCode, year, new Map()) }
}

function shownIn(provinceCode: string, report: ReportStanding, reader: Reader) {
  const { year } = report
  const written = partsOf(report, reader)
  const shown = frozenOf(provinceCode, year, reader) ?? asOfNow(provinceCode, year, written)
  return { provinceCode, report, written, ...shown }
}

/** By what is read when a report is closed: whether any figure or word has changed since. */
export const markOfReport = ({ paper, tables, records }: Pick<FrozenReport, 'paper' | 'tables' | 'records'>): string =>
  createHash('sha256')
    .update(JSON.stringify([paper, tables, records]))
    .digest('base64url')
    .slice(0, 22)

/** What a closed report would count otherwise now, of the same days. */
export const changesOf = ({ provinceCode, period, records }: Pick<FrozenReport, 'period' | 'records'> & OfProvince) =>
  changesSince(records, reportRecords(provinceCode, period))
type OfProvince = { provinceCode: string }

/** Of the days of a closed report's year that it does not count: what came since. */
export function afterClosing(provinceCode: string, year: number, { period }: FrozenReport): ReportRecords {
  const whole = reportRecords(provinceCode, wholeYear(year))
  const then = reportRecords(provinceCode, period)
  return Object.fromEntries(
    Object.entries(whole).map(([list, records]) => [list, added(records, then[list as keyof ReportRecords])]),
  ) as unknown as ReportRecords
}

/** What became of a former year's figures after its report was closed; null where it has none. */
function bridgeFrom(provinceCode: string, year: number): Bridge | null {
  const frozen = frozenOf(provinceCode, year)
  if (!frozen || !restOfYear(year, frozen.period.to)) return null
  const then = reportRecords(provinceCode, frozen.period)
  const after = afterClosing(provinceCode, year, frozen)
  const rows = COUNTED.filter((counted) => counted !== 'running').map((counted) => {
    const [reported, now] = [frozen.records[counted], then[counted]]
    return {
      counted,
      reported: reported.length,
      came: added(now, reported).length,
      went: added(reported, now).length,
      after: after[counted].length,
      whole: now.length + after[counted].length,
    }
  })
  return { year, asOf: frozen.period.to, rows }
}

/** What came after the report of a year was closed; `not_found` where it is not. */
export function recordsAfter(actor: Actor, year: number): ReportRecords {
  const frozen = frozenOf(reportScope(actor), year)
  if (!frozen) throw notFound()
  return afterClosing(reportScope(actor), year, frozen)
}

/** The tables of any days, which are kept nowhere. */
export function periodShown(actor: Actor, period: ReportPeriod) {
  const provinceCode = reportScope(actor)
  const year = Number(period.to.slice(0, 4))
  const built = buildTables({ provinceCode, year, period, written: new Map(), bridge: null })
  return {
    period,
    ...built,
    paper: periodReport(period, { writtenIn: currentYear(), report: homeProvince().report, ...built }),
  }
}

/** The texts of needs, by their id: a need that is gone has none. */
export function textsOfNeeds(actor: Actor, needIds: readonly string[]): Map<string, string> {
  const rows = db
    .select({ id: needs.id, text: needs.text })
    .from(needs)
    .where(and(eq(needs.provinceCode, reportScope(actor)), inArray(needs.id, [...needIds])))
    .all()
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** The last day that a closed report counts. */
export const countedTo = ({ year, closedAt }: Pick<ReportStanding, 'year' | 'closedAt'>): Day | null =>
  closedAt && yearSoFar(year, dayOf(closedAt)).to
