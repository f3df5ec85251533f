import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { loadReference } from '~db/reference'
import { startMeilisearch } from '~search/child'
import { closeEmbedded } from '~search/embedded/file'
import { engines } from '~search/engine'
import { ensureIndexes } from '~/domain/discovery/indexes.server'
import { INDEXES, indexes } from '~/domain/discovery/indexes.server'
import { meaningCare, meaningIsOn } from '~/domain/discovery/meaning-care.server'
import { dropVectors } from '~search/meaning/vectors'

export const ENGINES = ['meilisearch', 'embedded'] as const
export type EngineName = (typeof ENGINES)[number]
type Place = {
  /** `embedded`: without a search server. Else the one of `MEILI_URL`, or one started for it. */
  engine?: EngineName
  /** Fills a throwaway database; without it the application's own is read. */
  fill?: () => void
}

const SET = ['MEILI_URL', 'MEILI_KEY', 'MEILI_SEARCH_KEY', 'DATABASE_FILE', 'SEARCH_INDEX_PREFIX'] as const

/** Runs `work` with indexes of its own, and removes them after. */
export async function withSearch<T>({ engine = 'meilisearch', fill }: Place, work: () => Promise<T>): Promise<T> {
  const before = Object.fromEntries(SET.map((name) => [name, process.env[name]]))
  const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-matching-'))
  const child = engine === 'embedded' || before.MEILI_URL ? undefined : await startChild(folder)
  if (engine === 'embedded') delete process.env.MEILI_URL
  process.env.SEARCH_INDEX_PREFIX = `throwaway_${randomBytes(6).toString('hex')}_`
  try {
    if (fill) {
      closeDatabase()
      process.env.DATABASE_FILE = path.join(folder, 'matching.sqlite')
      migrateDatabase()
      loadReference()
      fill()
    }
    await ensureIndexes()
    for (const care = meaningCare(); await care(););
    return await work()
  } finally {
    for (const one of engines()) for (const key of INDEXES) await one.drop(indexes[key].name())
    if (meaningIsOn()) await dropVectors()
    await child?.stop()
    closeEmbedded()
    closeDatabase()
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startChild(folder: string) {
  const child = await startMeilisearch({
    dataDir: folder,
    masterKey: randomBytes(16).toString('hex'),
    binary: process.env.MEILI_BIN,
  })
  process.env.MEILI_URL = child.url
  process.env.MEILI_KEY = child.key
  return child
}
