import path from 'node:path'
import { readSettings } from '~/settings.server'
import { endWithOneLine, OperatorError } from './runtime/faults'

/** Puts a backup into DATA_DIR. */
async function run() {
  const [from] = process.argv.slice(2)
  if (!from) throw new OperatorError('npm run restore -- FOLDER   (into DATA_DIR, where no database may be yet)')
  const { restoreBackup } = await import('./runtime/backup')
  const settings = readSettings()
  const { madeAt, files } = restoreBackup(settings, path.resolve(from))
  console.log(`${settings.databaseFile}: as it was at ${madeAt}, with ${files.length} files.`)
  console.log('Now: npm start. With a Meilisearch server of your own also: npm run reindex.')
}

await run().catch(endWithOneLine)
