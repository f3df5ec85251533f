import { draftOf } from '~/documents/report-drafts'
import type { Actor } from '~/domain/accounts/lifecycle'
import { countsOf } from '~/domain/reporting/counted'
import { REPORT_LISTS } from '~/domain/reporting/counted'
import { restOfYear } from '~/domain/reporting/period'
import {
  changesOf,
  dueFrom,
  dueOn,
  markOfReport,
  othersDueOn,
  recordsAfter,
  reportShown,
} from '~/domain/reporting/queries.server'
import { isSection, isWritten, REPORT_PARTS, type ReportPart } from '~/vocabulary/report-outline'
import { homeProvince } from '~/vocabulary/province.server'
import { today } from '~db/clock'

type Shown = ReturnType<typeof reportShown>

/** How far a part is: `partial` where an indicator has no value, `moved` where the figures say something else than when it was written. */
export type PartState = 'written' | 'moved' | 'partial' | 'empty'

/** The parts in which there is something to write, and how far each is. */
function partsOf({ report, written, records }: Pick<Shown, 'report' | 'written' | 'records'>) {
  const counts = countsOf(records)
  return REPORT_PARTS.filter(isWritten).map((part) => {
    const { id, number, title } = part
    const own = written.get(id)
    const isEmpty = !own || (!own.text.trim() && own.rows.length === 0)
    const hasMoved = report.status !== 'closed' && !isEmpty && own.drafted !== draftOf(id, counts)
    return {
      id,
      number,
      title,
      section: sectionOf(part),
      state: stateOf({ isEmpty, hasMoved, lacksValue: lacksValue(part, own) }),
    }
  })
}

type Standing = { isEmpty: boolean; hasMoved: boolean; lacksValue: boolean }
function stateOf({ isEmpty, hasMoved, lacksValue }: Standing): PartState {
  if (isEmpty) return 'empty'
  if (hasMoved) return 'moved'
  return lacksValue ? 'partial' : 'written'
}

/** Whether one of the plan's indicators, which nothing is counted for, has no value. */
function lacksValue(part: ReportPart, own: { rows: readonly (readonly string[])[] } | undefined): boolean {
  if (!part.tables.includes('targets')) return false
  const written = new Set(own?.rows.flatMap(([id, value]) => (id && value ? [id] : [])))
  return homeProvince().report.indicators.some(({ id, counted }) => counted === null && !written.has(id))
}

/** The section in which a part stands; null for a section. */
function sectionOf(part: ReportPart): string | null {
  if (isSection(part)) return null
  const section = REPORT_PARTS.slice(0, REPORT_PARTS.indexOf(part)).findLast(isSection)
  return section ? `${section.number}. ${section.title}` : null
}

/** The page of one year's report. */
export function reportPage(actor: Actor, year: number) {
  const shown = reportShown(actor, year)
  const { report, period, tables } = shown
  const isClosed = report.status === 'closed'
  return {
    year,
    report,
    period,
    tables,
    parts: partsOf(shown),
    mark: markOfReport(shown),
    isSender: report.sentBy === actor.userId,
    dueOn: dueOn(year),
    othersDueOn: othersDueOn(year),
    sendFrom: today() < dueFrom(year) ? dueFrom(year) : null,
    today: today(),
    changes: isClosed ? changesOf(shown) : null,
    after: isClosed ? afterOf(actor, year, shown) : null,
  }
}

/** What came in the rest of a closed report's year, by list; a state of the last day is no more of anything. */
function afterOf(actor: Actor, year: number, { period }: Pick<Shown, 'period'>) {
  const rest = restOfYear(year, period.to)
  if (!rest) return null
  const records = recordsAfter(actor, year)
  const lists = REPORT_LISTS.filter((list) => list !== 'running').map((list) => ({ list, count: records[list].length }))
  return { from: rest.from, lists: lists.filter(({ count }) => count > 0) }
}
export type ReportPage = ReturnType<typeof reportPage>
