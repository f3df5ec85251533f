import { optionsOf, settings } from './runtime/command'
import path from 'node:path'
import { now } from '~db/clock'
import { makeBackup } from './runtime/backup'
import { OperatorError } from './runtime/faults'

const USAGE = 'npm run backup -- NEW_FOLDER [--with-objects]'

/** Copies everything that is kept, beside a running application; what lies in an object store only where it is asked for. */
const { positionals, values } = optionsOf(USAGE, {
  allowPositionals: true,
  options: { 'with-objects': { type: 'boolean', default: false } },
})
const [folder, ...more] = positionals
if (!folder?.trim() || more.length > 0) throw new OperatorError(`Usage: ${USAGE}`)
const to = path.resolve(folder)
const { files, missing, inObjectStore } = await makeBackup(settings, to, now(), {
  withObjects: values['with-objects'],
})
console.log(`${to}: the database and ${files.length} files, looked through and whole.`)
if (inObjectStore > 0) {
  console.log(`NOT in it: ${inObjectStore} files that lie in the object store. --with-objects fetches them too.`)
}
if (missing.length > 0) {
  throw new OperatorError(`Gone or damaged before this backup was made, and not in it: ${missing.join(', ')}`)
}
