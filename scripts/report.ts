import { optionsOf, settings } from './runtime/command'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureDatabase } from './runtime/existing-database'
import { OperatorError } from './runtime/faults'

const USAGE = 'npm run -s report -- --year 2026 --out FOLDER'

/** Writes the yearly report as docx, pdf and xlsx: as it was closed, or else as it would be now. */
const { values } = optionsOf(USAGE, { options: { year: { type: 'string' }, out: { type: 'string' } } })
if (!/^\d{4}$/.test(values.year ?? '') || !values.out?.trim()) throw new OperatorError(`Usage: ${USAGE}`)
ensureDatabase(settings)

// What follows opens the database.
const { filesOfReport } = await import('~/views/reporting/report-file.server')
const { closeDatabase } = await import('~db/connection')
const year = Number(values.year)
const files = await filesOfReport(year)
closeDatabase()
if (!files) throw new OperatorError(`--year: ${year} has not begun.`)
const folder = path.resolve(values.out)
mkdirSync(folder, { recursive: true })
for (const [name, bytes] of Object.entries(files)) {
  writeFileSync(path.join(folder, name), bytes)
  console.log(path.join(folder, name))
}
