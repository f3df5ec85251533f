import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { objectStore } from '~/domain/files/object-store.server'
import type { Settings } from '~/settings.server'
import { makeFolder } from '~db/make-folder'
import { Database } from '~db/sqlite'
import { GivenFileError, readJson } from '~/language/given-file.server'
import { ensureDatabase } from './existing-database'
import { OperatorError } from './faults'
import { shaped } from './shaped'

const DATABASE = 'nhip-cau.sqlite'
const CONTENTS = 'backup.json'
const FILES = 'files'
const OWNER_ONLY = 0o700
/** What SQLite keeps beside a database; of another one it would be read into the restored one. */
const BESIDE = ['', '-wal', '-shm', '-journal']

const contents = z.object({
  madeAt: z.iso.datetime(),
  /** SHA-256 of the database file. */
  database: z.string(),
  /** SHA-256 of each evidence file that the backup holds. */
  files: z.array(z.string()),
  /** Names of evidence files that the database speaks of and that were gone or damaged when it was made. */
  missing: z.array(z.string()),
  /** How many evidence files lie in the object store and not in the backup. */
  inObjectStore: z.number().default(0),
})
export type Backup = z.infer<typeof contents>

type Place = Pick<Settings, 'dataDir' | 'databaseFile'>

/**
 * Copies the database, beside a running application, and every evidence file that the copy speaks of into the new folder `to`; with
 * `withObjects` also what lies in the object store. The folder has its name once it is whole. Throws `OperatorError`, `ObjectStoreAway`.
 */
export async function makeBackup(
  { dataDir, databaseFile }: Place,
  to: string,
  madeAt: Date,
  { withObjects = false } = {},
): Promise<Backup> {
  ensureDatabase({ databaseFile })
  if (existsSync(to)) throw new OperatorError(`${to} is there already. Name a new folder.`)
  const unfinished = `${to}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  try {
    makeFolder(path.join(unfinished, FILES), OWNER_ONLY)
    const copy = path.join(unfinished, DATABASE)
    await copyDatabase(databaseFile, copy)
    const evidence = evidenceIn(copy)
    const { whole, absent } = copyFiles(evidence, path.join(dataDir, FILES), path.join(unfinished, FILES))
    // Asked of the running database: some may have been moved since the copy.
    const { elsewhere, missing } = sortedOut(absent, databaseFile)
    const { fetched, lost } = withObjects
      ? await fetchObjects(elsewhere, path.join(unfinished, FILES))
      : { fetched: [], lost: [] }
    const backup: Backup = {
      madeAt: madeAt.toISOString(),
      database: hashOf(copy),
      files: [...whole, ...fetched],
      missing: [...missing, ...lost],
      inObjectStore: withObjects ? 0 : elsewhere.length,
    }
    writeFileSync(path.join(unfinished, CONTENTS), `${JSON.stringify(backup, null, 2)}\n`, { mode: 0o600 })
    renameSync(unfinished, to)
    return backup
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  }
}

/** SQLite's online backup, in one step: a step that others write between begins again. */
async function copyDatabase(from: string, to: string) {
  const source = new Database(from, { readonly: true })
  try {
    await source.backup(to, { progress: ({ totalPages }) => Math.max(totalPages, 1) })
  } finally {
    source.close()
  }
  chmodSync(to, 0o600)
  const copy = new Database(to)
  try {
    // One file, whole by itself.
    copy.pragma('journal_mode = DELETE')
    checkDatabase(copy)
  } finally {
    copy.close()
  }
}

function checkDatabase(database: InstanceType<typeof Database>) {
  const faults = database.pragma('integrity_check', { simple: true })
  const broken = database.pragma('foreign_key_check') as unknown[]
  if (faults !== 'ok' || broken.length > 0) throw new OperatorError('The copy of the database is damaged.')
}

type Evidence = { sha256: string; name: string }

function evidenceIn(file: string): Evidence[] {
  const database = new Database(file, { readonly: true })
  try {
    // What no record holds yet is chosen again, if it is still wanted (`domain/files/receive-file.server.ts`).
    const held = `select sha256, min(name) as name from files where owner_kind <> 'person' group by sha256`
    return database.prepare(held).all() as Evidence[]
  } finally {
    database.close()
  }
}

function copyFiles(all: Evidence[], from: string, to: string) {
  const whole: string[] = []
  const absent: Evidence[] = []
  for (const { sha256, name } of all) {
    const source = path.join(from, sha256)
    if (existsSync(source) && hashOf(source) === sha256) {
      copyFileSync(source, path.join(to, sha256))
      whole.push(sha256)
    } else {
      absent.push({ sha256, name })
    }
  }
  return { whole, absent }
}

type Elsewhere = Evidence & { key: string }

/** What is not here: noted as lying in the object store, or gone. */
function sortedOut(absent: Evidence[], file: string) {
  const elsewhere: Elsewhere[] = []
  const missing: string[] = []
  const keys = keysIn(file)
  for (const one of absent) {
    const key = keys.get(one.sha256)
    if (key) elsewhere.push({ ...one, key })
    else missing.push(one.name)
  }
  return { elsewhere, missing }
}

/** A database of before there were object stores knows of none. */
function keysIn(file: string): Map<string, string> {
  const database = new Database(file, { readonly: true })
  try {
    const isKnown = database.prepare(`select 1 from sqlite_master where name = 'stored_objects'`).get()
    const noted = isKnown
      ? database.prepare(`select sha256, key from stored_objects where moved_at is not null`).all()
      : []
    return new Map((noted as { sha256: string; key: string }[]).map(({ sha256, key }) => [sha256, key]))
  } finally {
    database.close()
  }
}

async function fetchObjects(all: Elsewhere[], to: string) {
  const store = objectStore()
  if (!store && all.length > 0) throw new OperatorError('Files lie in an object store, and S3_URL is not set.')
  const fetched: string[] = []
  const lost: string[] = []
  for (const { sha256, key, name } of all) {
    const bytes = await store!.whole(key, sha256)
    if (bytes) {
      writeFileSync(path.join(to, sha256), bytes, { mode: 0o600 })
      fetched.push(sha256)
    } else lost.push(name)
  }
  return { fetched, lost }
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

/**
 * Puts a backup where an application keeps its data, after looking whether all of it is whole; only where no database is yet.
 * Search data, which is made from the database, is removed. Throws `OperatorError`.
 */
export function restoreBackup({ dataDir, databaseFile }: Place, from: string): Backup {
  const inTheWay = BESIDE.map((end) => `${databaseFile}${end}`).filter((file) => existsSync(file))
  if (inTheWay.length > 0) {
    const are = inTheWay.length > 1 ? 'are' : 'is'
    throw new OperatorError(
      `${inTheWay.join(', ')} ${are} there already. Stop the application and move its data away first.`,
    )
  }
  const backup = readContents(from)
  const damaged = [
    ...(isWhole(path.join(from, DATABASE), backup.database) ? [] : [DATABASE]),
    ...backup.files.filter((sha256) => !isWhole(path.join(from, FILES, sha256), sha256)),
  ]
  if (damaged.length > 0)
    throw new OperatorError(`This backup is damaged: ${damaged.join(', ')}. Nothing was restored.`)
  makeFolder(path.join(dataDir, FILES), OWNER_ONLY)
  makeFolder(path.dirname(databaseFile), OWNER_ONLY)
  for (const sha256 of backup.files) {
    copyFileSync(path.join(from, FILES, sha256), path.join(dataDir, FILES, sha256))
  }
  for (const name of readdirSync(dataDir).filter((one) => /^(search\.sqlite|meilisearch$)/.test(one))) {
    rmSync(path.join(dataDir, name), { recursive: true })
  }
  const unfinished = `${databaseFile}.unfinished`
  copyFileSync(path.join(from, DATABASE), unfinished)
  chmodSync(unfinished, 0o600)
  renameSync(unfinished, databaseFile)
  checkRestored(databaseFile)
  return backup
}

/** Where the application will open it. What is damaged does not stay there. */
function checkRestored(databaseFile: string) {
  try {
    const database = new Database(databaseFile, { readonly: true })
    try {
      checkDatabase(database)
    } finally {
      database.close()
    }
  } catch (error) {
    rmSync(databaseFile)
    throw error
  }
}

const isWhole = (file: string, sha256: string) => existsSync(file) && hashOf(file) === sha256

function readContents(folder: string): Backup {
  const file = path.join(folder, CONTENTS)
  try {
    return shaped(file, contents, readJson(file))
  } catch (error) {
    if (error instanceof GivenFileError) throw new OperatorError(`${folder} is no backup: ${CONTENTS} ${error.reason}`)
    throw error
  }
}
