import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, inject } from 'vitest'
import { flowDifferences } from '~/domain/programme/flow.server'
import { closeDatabase } from '~db/connection'
import { closeEmbedded } from '~search/embedded/engine'
import { freshDatabase } from './database'

/** Every test file has its own data folder, database and indexes, and the environment as the run began with it. */
const environment = { ...process.env }
const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-file-'))
const meili = inject('meili')

process.env.DATA_DIR = folder
process.env.DATABASE_FILE = path.join(folder, 'test.sqlite')
process.env.MEILI_URL = meili.url
process.env.MEILI_KEY = meili.key
// Cores shared with other test files may keep a well server waiting; tests of silence say how long themselves.
process.env.MEILI_PATIENCE = '5000'
process.env.SEARCH_INDEX_PREFIX = `t${randomBytes(6).toString('hex')}_`
delete process.env.SMTP_URL
delete process.env.CLAMD
delete process.env.S3_URL
freshDatabase()

/** Whatever a test did by commands is counted. Not looked at where a test left a database that cannot be read. */
afterEach(() => {
  expect(differences(), 'what the figures are counted from is not what the records say').toEqual([])
})

function differences(): string[] {
  try {
    return flowDifferences()
  } catch {
    closeDatabase()
    return []
  }
}

afterAll(() => {
  closeEmbedded()
  closeDatabase()
  rmSync(folder, { recursive: true, force: true })
  for (const name of Object.keys(process.env)) if (!(name in environment)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, environment)
})
