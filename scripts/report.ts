import { optionsOf, settings } from './runtime/command'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { paperToDocx } from '~/documents/paper-to-docx.server'
import { paperToPdf } from '~/documents/paper-to-pdf.server'
import { currentYear, reportForOperator } from '~/domain/reporting/queries.server'
import { reportFileName, reportFoot, reportTitle, reportWorkbook } from '~/views/reporting/report-file.server'
import { closeDatabase } from '~db/connection'
import { ensureDatabase } from './runtime/existing-database'
import { OperatorError } from './runtime/faults'

const USAGE = 'npm run -s report -- --year 2026 --out FOLDER'

/** Writes the yearly report as docx, pdf and xlsx: as it was closed, or else as it would be now. */
const { values } = optionsOf(USAGE, { options: { year: { type: 'string' }, out: { type: 'string' } } })
if (!/^\d{4}$/.test(values.year ?? '') || !values.out?.trim()) throw new OperatorError(`Usage: ${USAGE}`)
ensureDatabase(settings)
const year = Number(values.year)
if (year > currentYear()) throw new OperatorError(`--year: ${year} has not begun.`)
const shown = reportForOperator(year)
const onPaper = { title: reportTitle(year), foot: reportFoot(shown) }
const files = {
  docx: await paperToDocx(shown.paper, onPaper),
  pdf: await paperToPdf(shown.paper, onPaper),
  xlsx: await reportWorkbook(shown),
}
closeDatabase()
const folder = path.resolve(values.out)
mkdirSync(folder, { recursive: true })
for (const [format, bytes] of Object.entries(files)) {
  const file = path.join(folder, `${reportFileName(year)}.${format}`)
  writeFileSync(file, bytes)
  console.log(file)
}
