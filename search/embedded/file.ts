import { rmSync } from 'node:fs'
import path from 'node:path'
import { databaseFile } from '~db/connection'
import { Database, openDatabase, type Sqlite, type Statement } from '~db/sqlite'
import { SearchUnavailable } from '../errors'
import type { SearchFile } from './kept'

/** Goes up with every change of the tables or of what is written into them. */
const VERSION = 3

const BUSY_TIMEOUT = 5_000
const CACHE_KIB = 65_536
const MAPPED_BYTES = 1_073_741_824

const shared = globalThis as typeof globalThis & { nhipCauSearchFile?: SearchFile }

export const searchFilePath = () => path.join(path.dirname(databaseFile()), 'search.sqlite')

/** Closes the embedded index's file; the next use opens it again. */
export function closeEmbedded() {
  shared.nhipCauSearchFile?.sqlite.close()
  shared.nhipCauSearchFile = undefined
}

/** A statement of the file, prepared once. */
export function prepared(file: SearchFile, sql: string): Statement {
  let statement = file.statements.get(sql)
  if (!statement) file.statements.set(sql, (statement = file.sqlite.prepare(sql)))
  return statement
}

/** Reads from one state of the file. Throws `SearchUnavailable` where the file cannot be read. */
export const reading = <T>(work: (file: SearchFile) => T): T =>
  answered((file) => file.sqlite.transaction(() => work(file)).deferred())

/** Writes all or nothing. Throws `SearchUnavailable` where the file cannot be written: the disk is full, another process holds it. */
export const writing = <T>(work: (file: SearchFile) => T): T =>
  answered((file) => {
    try {
      return file.sqlite.transaction(() => work(file)).immediate()
    } catch (error) {
      file.collections.clear()
      throw error
    }
  })

function answered<T>(work: (file: SearchFile) => T): T {
  try {
    return work(openFile())
  } catch (error) {
    if (isDamaged(error)) discard()
    throw isOfTheFile(error) ? new SearchUnavailable(error) : error
  }
}

function openFile(): SearchFile {
  const wanted = searchFilePath()
  if (shared.nhipCauSearchFile?.path !== wanted) closeEmbedded()
  return (shared.nhipCauSearchFile ??= opened(wanted) ?? madeAnew(wanted))
}

function madeAnew(wanted: string): SearchFile {
  removeFile(wanted)
  const file = opened(wanted)
  if (!file) throw new SearchUnavailable(new Error(`${wanted} cannot be made`))
  return file
}

/** The file, made where it is missing; undefined where it is of another version or no database. */
function opened(wanted: string): SearchFile | undefined {
  const sqlite = openDatabase(wanted, { timeout: BUSY_TIMEOUT })
  try {
    sqlite.pragma('journal_mode = WAL')
    // A lost last transaction is noticed and made good by the worker's comparison with the database.
    sqlite.pragma('synchronous = NORMAL')
    sqlite.pragma(`cache_size = -${CACHE_KIB}`)
    sqlite.pragma(`mmap_size = ${MAPPED_BYTES}`)
    if (isEmpty(sqlite)) sqlite.transaction(createTables).immediate(sqlite)
    if (versionOf(sqlite) === VERSION) {
      return { path: wanted, sqlite, statements: new Map(), collections: new Map() }
    }
  } catch (error) {
    sqlite.close()
    if (!isDamaged(error)) throw error
    return undefined
  }
  sqlite.close()
  return undefined
}

const versionOf = (sqlite: Sqlite) => sqlite.pragma('user_version', { simple: true })
const isEmpty = (sqlite: Sqlite) =>
  versionOf(sqlite) === 0 && sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0

/** An index is a name for a collection of documents, so that two can be exchanged at one moment. */
function createTables(sqlite: Sqlite) {
  if (!isEmpty(sqlite)) return
  sqlite.exec(`
    CREATE TABLE collections (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      settings TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE indexes (
      name TEXT PRIMARY KEY,
      collection INTEGER NOT NULL UNIQUE REFERENCES collections (number)
    ) WITHOUT ROWID;
  `)
  sqlite.pragma(`user_version = ${VERSION}`)
}

function discard() {
  closeEmbedded()
  removeFile(searchFilePath())
}

/** Removes the embedded index's file, which the next use makes anew, empty. */
export function removeFile(wanted = searchFilePath()) {
  for (const end of ['', '-wal', '-shm']) rmSync(`${wanted}${end}`, { force: true })
}

const isDamaged = (error: unknown) =>
  error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)

/** SQLITE_ERROR is a wrong statement: a defect here, not the file's. */
const isOfTheFile = (error: unknown) =>
  error instanceof Database.SqliteError
    ? error.code !== 'SQLITE_ERROR'
    : error instanceof Error && 'errno' in error && 'syscall' in error
