import { onlyWord, settings } from './runtime/command'
import path from 'node:path'
import { restoreBackup } from './runtime/backup'

/** Puts a backup into DATA_DIR. */
const from = path.resolve(onlyWord('npm run restore -- FOLDER   (into DATA_DIR, where no database may be yet)'))
const { madeAt, files, inObjectStore } = restoreBackup(settings, from)
console.log(`${settings.databaseFile}: as it was at ${madeAt}, with ${files.length} files.`)
if (inObjectStore > 0) {
  console.log(`${inObjectStore} more lie in the object store, if it still holds them. Set S3_URL and its neighbours as`)
  console.log('they were, and see whether each is there: npm run -s files -- check')
}
console.log('Now: npm start. With a Meilisearch server of your own also: npm run reindex.')
