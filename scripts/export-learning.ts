import { optionsOf, settings } from './runtime/command'
import { dayField } from '~/forms/fields'
import { confirmedRecords } from '~/domain/learning/queries.server'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { ensureDatabase } from './runtime/existing-database'
import { OperatorError } from './runtime/faults'

const USAGE = 'npm run -s export-learning -- [--from yyyy-MM-dd] > rows.json'

/**
 * Prints what people made of suggestions as labelled needs, in the form that `npm run eval` reads; `suggested` stands
 * beside what they confirmed.
 */
function exportLearning(): void {
  const { values } = optionsOf(USAGE, { options: { from: { type: 'string' } } })
  const from = dayField.optional().safeParse(values.from)
  if (!from.success) throw new OperatorError(`--from: ${values.from} is no day. Usage: ${USAGE}`)
  ensureDatabase(settings)
  migrateDatabase()
  const needs = confirmedRecords(from.data).map((record) => ({
    id: record.id,
    text: record.text,
    size: record.size,
    sector_code: record.sectorCode,
    subjects: record.confirmed,
    acceptable_subjects: [],
    suggested: record.suggested,
    chosen_profiles: record.chosenProfileIds,
    recorded_on: record.recordedOn,
    vocabulary_version: record.vocabularyVersion,
  }))
  console.log(JSON.stringify({ needs }, null, 2))
}

try {
  exportLearning()
} finally {
  closeDatabase()
}
