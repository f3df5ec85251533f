import { optionsOf, settings } from './runtime/command'
import { ensureDatabase } from './runtime/existing-database'
import { OperatorError } from './runtime/faults'

/** Looks whether what the department's figures are counted from is what the records say; counts it anew where it is asked to. */
const { values } = optionsOf('npm run -s doctor [-- --recount]', {
  options: { recount: { type: 'boolean', default: false } },
})
ensureDatabase(settings)
process.env.DATABASE_FILE = settings.databaseFile
const { closeDatabase } = await import('~db/connection')
const { migrateDatabase } = await import('~db/migrate')
const { flowDifferences, recountFlow } = await import('~/domain/programme/flow.server')
try {
  migrateDatabase()
  if (values.recount) console.log(`${recountFlow()} needs counted anew`)
  const differing = flowDifferences()
  if (differing.length > 0)
    throw new OperatorError(
      `The figures' rows of ${differing.length} needs are not what their records say (${differing.slice(0, 3).join(', ')}): npm run -s doctor -- --recount`,
    )
  console.log('The figures are what the records say.')
} finally {
  closeDatabase()
}
