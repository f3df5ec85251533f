import { chmodSync, existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import { makeFolder } from './make-folder'

export type Sqlite = BetterSqlite3.Database
export type Statement = BetterSqlite3.Statement

const require = createRequire(import.meta.url)
const nodeMajor = Number(process.versions.node.split('.')[0])

/** The driver fit for this Node: version 13 ends Node 20 with a segmentation fault, version 12 aborts from Node 24.19 on. */
export const Database = nodeMajor < 22 ? driverForNode20() : (require('better-sqlite3') as typeof BetterSqlite3)

const OWNER_ONLY = 0o600

/** Opens a database file, made where it is missing with its folder, that nobody but its owner reads. */
export function openDatabase(file: string, options?: BetterSqlite3.Options): Sqlite {
  makeFolder(path.dirname(file))
  const sqlite = new Database(file, options)
  // Its -wal and -shm take after it. Only its owner may change whose it is.
  if (existsSync(file) && statSync(file).uid === process.getuid?.()) chmodSync(file, OWNER_ONLY)
  return sqlite
}

/** Version 12 is compiled after the installation (scripts/build/sqlite.ts). Throws `SQLITE_DRIVER_MISSING` until it is. */
function driverForNode20(): typeof BetterSqlite3 {
  try {
    const Driver = require('sqlite-for-node-20') as typeof BetterSqlite3
    new Driver(':memory:').close()
    return Driver
  } catch (cause) {
    throw Object.assign(new Error('SQLite is not there for Node 20', { cause }), { code: 'SQLITE_DRIVER_MISSING' })
  }
}
