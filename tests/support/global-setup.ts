import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { loadReference } from '~db/reference'
import { startMeilisearch } from '~search/child'

declare module 'vitest' {
  export interface ProvidedContext {
    meili: { url: string; key: string }
    templateDatabase: string
  }
}

/** One real search server for the run, and one migrated database with its reference data to copy from. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-test-'))
  const template = path.join(folder, 'template.sqlite')
  process.env.DATABASE_FILE = template
  migrateDatabase()
  loadReference()
  closeDatabase()

  const search = await startMeilisearch({ dataDir: folder, masterKey: randomBytes(16).toString('hex') })
  project.provide('meili', { url: search.url, key: search.key })
  project.provide('templateDatabase', template)

  return async () => {
    await search.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
