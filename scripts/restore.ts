import { onlyWord, settings } from './runtime/command'
import path from 'node:path'
import { restoreBackup } from './runtime/backup'

/** Puts a backup into DATA_DIR. */
const from = path.resolve(onlyWord('npm run restore -- FOLDER   (into DATA_DIR, where no database may be yet)'))
const { madeAt, files } = restoreBackup(settings, from)
console.log(`${settings.databaseFile}: as it was at ${madeAt}, with ${files.length} files.`)
console.log('Now: npm start. With a Meilisearch server of your own also: npm run reindex.')
