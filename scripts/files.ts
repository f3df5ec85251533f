import { onlyWord, settings } from './runtime/command'
import { bringHome, isThere, movedOut } from '~/domain/files/bring-home.server'
import { objectStore } from '~/domain/files/object-store.server'
import { objectFigures } from '~/domain/files/stored-objects.server'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { ensureDatabase } from './runtime/existing-database'
import { OperatorError } from './runtime/faults'

const USAGE = `npm run -s files -- status|check|bring-home`

/** Where files lie, whether the object store still gives each, and how to do without it. */
const WORK: Record<string, () => Promise<void>> = {
  status,
  check: () => each(isThere, 'is there and whole', 'are there and whole'),
  async 'bring-home'() {
    await each(bringHome, 'lies in DATA_DIR now', 'lie in DATA_DIR now')
    console.log('Start the application without S3_URL, else they are moved out again. The bucket still holds them.')
  },
}

async function status() {
  const { there, waiting } = objectFigures()
  const store = objectStore()
  console.log(`In an object store: ${there}. ${store ? 'Waiting to be moved there' : 'In DATA_DIR'}: ${waiting}.`)
  await store?.probe()
  console.log(store ? `${store.url}: takes what is written.` : 'S3_URL is not set.')
}

async function each(look: typeof isThere, one: string, many: string) {
  const store = objectStore()
  if (!store) throw new OperatorError('S3_URL is not set.')
  const all = movedOut()
  const missing: string[] = []
  for (const moved of all) if (!(await look(store, moved))) missing.push(`${moved.name ?? '?'} (${moved.key})`)
  const good = all.length - missing.length
  console.log(`${store.url}: ${good} ${good === 1 ? `file ${one}` : `files ${many}`}.`)
  if (missing.length > 0) throw new OperatorError(`Gone from the object store, or damaged there: ${missing.join(', ')}`)
}

const work = WORK[onlyWord(USAGE)]
if (!work) throw new OperatorError(`Usage: ${USAGE}`)
ensureDatabase(settings)
try {
  migrateDatabase()
  await work()
} finally {
  closeDatabase()
}
