import { draftOf } from '~/documents/report-drafts'
import type { Actor } from '~/domain/accounts/lifecycle'
import { countsOf } from '~/domain/reporting/counted'
import { notFound } from '~/domain/errors'
import { handTableIn, rowFields, typedRows } from '~/domain/reporting/forms'
import { partsOf, reportOf, reportShown, reportsOf } from '~/domain/reporting/queries.server'
import { markOf } from '~/forms/edit.server'
import { homeProvince } from '~/vocabulary/province.server'
import { isWritten, partOf, type ReportPart } from '~/vocabulary/report-outline'

/** The plan's indicators of which nothing is counted here. */
export const ownIndicators = () => homeProvince().report.indicators.filter(({ counted }) => counted === null)

/** What is stored of a part, as its form sends it. */
export function storedPart(actor: Actor, year: number, part: ReportPart) {
  const own = partsOf(reportOf(actor, year)).get(part.id)
  return { text: own?.text ?? '', ...typedRows(part, own?.rows ?? []) }
}

/** The page on which one part is written; `not_found` for a part in which there is nothing to write. */
export function partPage(actor: Actor, year: number, partId: string) {
  const part = partOf(partId)
  if (!part || !isWritten(part)) throw notFound()
  const { report, written, records } = reportShown(actor, year)
  const stored = storedPart(actor, year, part)
  const own = written.get(partId)
  const draft = draftOf(partId, countsOf(records))
  const isDrafted = !own && draft !== ''
  const table = handTableIn(part)
  return {
    year,
    part: { id: part.id, number: part.number, title: part.title, hint: part.hint },
    isDraft: report.status === 'draft',
    isDrafted,
    hasMoved: own !== undefined && own.drafted !== draft,
    draft,
    before: textBefore(actor, year, partId),
    table: table ? { name: table.name, fields: rowFields(table) } : null,
    indicators: part.tables.includes('targets') ? ownIndicators() : [],
    defaultValue: isDrafted ? { ...stored, text: draft } : stored,
    readAs: markOf(stored),
  }
}
export type PartPage = ReturnType<typeof partPage>

/** What the year before said of the same; null where there is nothing. */
function textBefore(actor: Actor, year: number, partId: string): string | null {
  const before = reportsOf(actor).find((report) => report.year === year - 1)
  return (before && partsOf(before).get(partId)?.text) || null
}
