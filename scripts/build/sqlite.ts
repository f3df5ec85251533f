import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const VERSION_12 = path.resolve('db/node20/node_modules/better-sqlite3')
const BINARY = path.join(VERSION_12, 'build/Release/better_sqlite3.node')

/**
 * Sees to it that Node 20 has its SQLite: fetched from GitHub or compiled, once. Newer Nodes have theirs in the package.
 * Throws `SQLITE_DRIVER_MISSING` where neither can be done.
 */
export function ensureSqlite() {
  if (Number(process.versions.node.split('.')[0]) >= 22 || existsSync(BINARY)) return
  console.log('Preparing SQLite for Node 20, about a minute, once…')
  try {
    execFileSync('npm', ['run', 'install'], { cwd: VERSION_12, stdio: 'pipe' })
  } catch (cause) {
    throw Object.assign(new Error('SQLite cannot be prepared', { cause }), { code: 'SQLITE_DRIVER_MISSING' })
  }
}
