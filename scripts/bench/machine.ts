import { cpus, loadavg, totalmem } from 'node:os'
import { Database } from '~db/sqlite'
import { MEILISEARCH_VERSION } from '~search/child/binary'

/** Processes that wanted a core before the bench wanted any: above zero, others were at work on the machine. */
export const loadBefore = loadavg()[0]!

/** What the figures depend on. */
export const machine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  meilisearch: MEILISEARCH_VERSION,
  sqlite: new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get() as string,
})
