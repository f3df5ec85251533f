import { onlyWord, settings } from './runtime/command'
import path from 'node:path'
import { now } from '~db/clock'
import { makeBackup } from './runtime/backup'
import { OperatorError } from './runtime/faults'

/** Copies everything that is kept, beside a running application. */
const to = path.resolve(onlyWord('npm run backup -- NEW_FOLDER'))
const { files, missing } = await makeBackup(settings, to, now())
console.log(`${to}: the database and ${files.length} files, looked through and whole.`)
if (missing.length > 0) {
  throw new OperatorError(`Gone or damaged before this backup was made, and not in it: ${missing.join(', ')}`)
}
