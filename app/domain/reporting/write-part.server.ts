import { draftOf } from '~/documents/report-drafts'
import { isWritten, partOf } from '~/vocabulary/report-outline'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { yearlyReportParts } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { countsOf } from './counted'
import { partsOf, reportShown } from './queries.server'

export type PartInput = { text: string; rows: readonly (readonly string[])[] }

/** Writes a part of a report that is still written: its text, and the rows of its table. The same once more changes nothing. */
export function writePart(actor: Actor, year: number, partId: string, { text, rows }: PartInput) {
  transact((tx) => {
    const part = partOf(partId)
    if (!part || !isWritten(part)) throw notFound()
    const { report, records } = reportShown(actor, year, tx)
    if (report.status !== 'draft') throw new DomainError('state_changed', { from: report.status, to: 'draft' })
    const drafted = draftOf(partId, countsOf(records))
    const said = { text, rows: rows.map((row) => [...row]), drafted }
    const before = partsOf(report, tx).get(partId)
    if (before && JSON.stringify([before.text, before.rows, before.drafted]) === JSON.stringify(Object.values(said)))
      return
    const row = { ...said, writtenAt: now(), writtenBy: actor.userId }
    tx.insert(yearlyReportParts)
      .values({ reportId: report.id, part: partId, ...row })
      .onConflictDoUpdate({ target: [yearlyReportParts.reportId, yearlyReportParts.part], set: row })
      .run()
    recordEvent(tx, actor, 'yearly_report.written', { reportId: report.id, year, part: partId })
  })
}
