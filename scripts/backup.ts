import path from 'node:path'
import { readSettings } from '~/settings.server'
import { now } from '~db/clock'
import { endWithOneLine, OperatorError } from './runtime/faults'

/** Copies everything that is kept, beside a running application. */
async function run() {
  const [to] = process.argv.slice(2)
  if (!to) throw new OperatorError('npm run backup -- NEW_FOLDER')
  const { makeBackup } = await import('./runtime/backup')
  const { files, missing } = await makeBackup(readSettings(), path.resolve(to), now())
  console.log(`${path.resolve(to)}: the database and ${files.length} files, looked through and whole.`)
  if (missing.length === 0) return
  throw new OperatorError(`Gone or damaged before this backup was made, and not in it: ${missing.join(', ')}`)
}

await run().catch(endWithOneLine)
