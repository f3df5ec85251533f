import { drizzle } from 'drizzle-orm/better-sqlite3'
import path from 'node:path'
import * as schema from './schema'
import { openDatabase } from './sqlite'

export type Connection = ReturnType<typeof open>
export type Tx = Parameters<Parameters<Connection['transaction']>[0]>[0]
/** What a read needs: the connection or an open transaction. */
export type Reader = Connection | Tx

export const databaseFile = () =>
  process.env.DATABASE_FILE ?? path.join(process.env.DATA_DIR ?? 'data', 'nhip-cau.sqlite')

/** Opens a database file with the settings that must be said on every open. */
export function open(file: string) {
  const sqlite = openDatabase(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  return drizzle(sqlite, { schema, casing: 'snake_case' })
}

const shared = globalThis as typeof globalThis & { nhipCauDb?: Connection; nhipCauTx?: Tx }

/** The process's one connection, opened at first use; kept on globalThis because the server and the built pages are two module graphs. */
export const db: Connection = new Proxy({} as Connection, {
  get(_, property) {
    const connection = (shared.nhipCauDb ??= open(databaseFile()))
    const value = Reflect.get(connection, property, connection)
    return typeof value === 'function' ? value.bind(connection) : value
  },
})

export function closeDatabase() {
  shared.nhipCauDb?.$client.close()
  shared.nhipCauDb = undefined
}

/**
 * One `BEGIN IMMEDIATE` transaction. An async callback is a type error: its rows could stay after a failure.
 * Inside another `transact` the work joins that transaction, so commands can be composed and fail as one.
 */
export function transact<T>(work: (tx: Tx) => T extends PromiseLike<unknown> ? never : T): T {
  if (shared.nhipCauTx) return work(shared.nhipCauTx)
  return db.transaction(
    (tx) => {
      shared.nhipCauTx = tx
      try {
        return work(tx) as T
      } finally {
        shared.nhipCauTx = undefined
      }
    },
    { behavior: 'immediate' },
  )
}
