import { eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { yearlyReports } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { type ReportStatus, reportTransitions } from './lifecycle'
import { dueFrom, markOfReport, reportOf, reportShown } from './queries.server'

function reportThatMayBecome(tx: Tx, actor: Actor, year: number, status: ReportStatus) {
  const report = reportOf(actor, year, tx)
  assertMayBecome<ReportStatus>(reportTransitions, report.status, status)
  return report
}

/** Gives the report of a year to a second officer: not before it is due (`reporting.too_early`). */
export function sendReport(actor: Actor, year: number) {
  transact((tx) => {
    const { id } = reportThatMayBecome(tx, actor, year, 'in_review')
    if (today() < dueFrom(year)) throw new DomainError('reporting.too_early', { day: dueFrom(year) })
    tx.update(yearlyReports)
      .set({ status: 'in_review', sentAt: now(), sentBy: actor.userId, returnReason: null })
      .where(eq(yearlyReports.id, id))
      .run()
    recordEvent(tx, actor, 'yearly_report.sent', { reportId: id, year })
  })
}

/** Gives it back to be written further, and says why; whoever gave it may take it back. */
export function returnReport(actor: Actor, year: number, reason: string) {
  transact((tx) => {
    const { id } = reportThatMayBecome(tx, actor, year, 'draft')
    tx.update(yearlyReports).set({ status: 'draft', returnReason: reason }).where(eq(yearlyReports.id, id)).run()
    recordEvent(tx, actor, 'yearly_report.returned', { reportId: id, year })
  })
}

/**
 * A second officer closes the report (`reporting.second_officer`): what it says and what each figure counts stays as it is now.
 * `seen`: the mark of what the officer read; where a figure has moved since, `reporting.figures_moved`.
 */
export function closeReport(actor: Actor, year: number, seen: string | null) {
  transact((tx) => {
    const { id, sentBy } = reportThatMayBecome(tx, actor, year, 'closed')
    if (sentBy === actor.userId) throw new DomainError('reporting.second_officer')
    const { period, paper, tables, records } = reportShown(actor, year, tx)
    const frozen = { period, paper, tables, records }
    if (seen !== markOfReport(frozen)) throw new DomainError('reporting.figures_moved')
    tx.update(yearlyReports)
      .set({ status: 'closed', closedAt: now(), closedBy: actor.userId, frozen })
      .where(eq(yearlyReports.id, id))
      .run()
    recordEvent(tx, actor, 'yearly_report.closed', { reportId: id, year })
  })
}
