import { draftOf } from '~/documents/report-drafts'
import type { Actor } from '~/domain/accounts/lifecycle'
import { beginReport } from '~/domain/reporting/begin-report.server'
import { countsOf } from '~/domain/reporting/counted'
import { markOfReport, reportShown } from '~/domain/reporting/queries.server'
import { closeReport, sendReport } from '~/domain/reporting/review-report.server'
import { writePart } from '~/domain/reporting/write-part.server'
import { at } from '../clock'
import { demoDay } from './consultants'
import type { DemoReport } from './reports-file'

/** The yearly reports as two officers write them. */
export function tellReports(reports: readonly DemoReport[], first: Actor, second: Actor) {
  for (const { year, begun, parts, closed } of reports) {
    at(demoDay(begun), () => beginReport(first, year))
    for (const { part, day: on, by, text, rows } of parts) {
      at(demoDay(on), () => {
        const said = text ?? draftOf(part, countsOf(reportShown(first, year).records))
        writePart(by === 'first' ? first : second, year, part, { text: said, rows })
      })
    }
    if (!closed) continue
    at(demoDay(closed), () => sendReport(first, year))
    at(demoDay(closed, 15), () => closeReport(second, year, markOfReport(reportShown(second, year))))
  }
}
