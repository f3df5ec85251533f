import { z } from 'zod'
import { draftOf } from '~/documents/report-drafts'
import type { Actor } from '~/domain/accounts/lifecycle'
import { beginReport } from '~/domain/reporting/begin-report.server'
import { countsOf } from '~/domain/reporting/counted'
import { markOfReport, reportShown } from '~/domain/reporting/queries.server'
import { closeReport, sendReport } from '~/domain/reporting/review-report.server'
import { writePart } from '~/domain/reporting/write-part.server'
import { at } from '../clock'
import { demoDay } from './consultants'
import { day } from './story-papers'

const report = z.object({
  year: z.number().int(),
  begun: day,
  /** In the order in which they were written; `text` null: what the figures say. */
  parts: z.array(
    z.object({
      part: z.string(),
      day,
      by: z.enum(['first', 'second']),
      text: z.string().nullable(),
      rows: z.array(z.array(z.string())).default([]),
    }),
  ),
  /** When a second officer closed it; left out: it is still written. */
  closed: day.optional(),
})

/** The yearly reports of a demo. */
export const demoReports = z.object({ reports: z.array(report).default([]) })
type DemoReport = z.output<typeof report>

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
