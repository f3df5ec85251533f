import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { yearlyReports } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { notFound } from '../errors'
import { mayBegin, reportScope, reportsOf } from './queries.server'

/** Begins the report of a year; begun already, it is that one. `not_found` for one too long ago. */
export function beginReport(actor: Actor, year: number) {
  transact((tx) => {
    const provinceCode = reportScope(actor)
    if (!mayBegin(year)) throw notFound()
    if (reportsOf(actor).some((report) => report.year === year)) return
    const reportId = newId()
    tx.insert(yearlyReports).values({ id: reportId, provinceCode, year, createdBy: actor.userId }).run()
    recordEvent(tx, actor, 'yearly_report.begun', { reportId, year })
  })
}
