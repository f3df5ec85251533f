import { createRequire } from 'node:module'
import type BetterSqlite3 from 'better-sqlite3'

export type Sqlite = BetterSqlite3.Database
export type Statement = BetterSqlite3.Statement

const require = createRequire(import.meta.url)
const nodeMajor = Number(process.versions.node.split('.')[0])

/** The driver fit for this Node: version 13 ends Node 20 with a segmentation fault, version 12 aborts from Node 24.19 on. */
export const Database = require(nodeMajor < 22 ? driverForNode20() : 'better-sqlite3') as typeof BetterSqlite3

function driverForNode20() {
  const name = 'sqlite-for-node-20'
  try {
    require.resolve(name)
    return name
  } catch (cause) {
    throw Object.assign(new Error(`${name} is not installed`, { cause }), { code: 'SQLITE_DRIVER_MISSING' })
  }
}
