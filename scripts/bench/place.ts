import { randomBytes } from 'node:crypto'
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { loadReference } from '~db/reference'
import { type SearchChild, startMeilisearch } from '~search/child'
import { closeEmbedded } from '~search/embedded/file'

/** A folder with a database and a search server of its own; all of it is gone when the work is done. */
export type BenchPlace = {
  folder: string
  databaseFile: string
  embeddedFile: string
  meilisearchFolder: string
  server: SearchChild
  /** Has this process's searches answered by the search server, or by the embedded engine alone. */
  answerBy(engine: 'meilisearch' | 'embedded'): void
}

export async function inBenchPlace(work: (place: BenchPlace) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-bench-'))
  let server: SearchChild | undefined
  try {
    const databaseFile = path.join(folder, 'bench.sqlite')
    Object.assign(process.env, { DATA_DIR: folder, DATABASE_FILE: databaseFile, SEARCH_INDEX_PREFIX: 'bench_' })
    // Whatever the shell has set belongs to another installation.
    for (const name of ['MEILI_SEARCH_KEY', 'EMBEDDER_URL']) delete process.env[name]
    migrateDatabase()
    loadReference()
    const masterKey = randomBytes(16).toString('hex')
    const started = await startMeilisearch({ dataDir: folder, masterKey, binary: process.env.MEILI_BIN })
    server = started
    await work({
      folder,
      databaseFile,
      embeddedFile: path.join(folder, 'search.sqlite'),
      meilisearchFolder: path.join(folder, 'meilisearch'),
      server,
      answerBy(engine) {
        if (engine === 'meilisearch') Object.assign(process.env, { MEILI_URL: started.url, MEILI_KEY: started.key })
        else for (const name of ['MEILI_URL', 'MEILI_KEY']) delete process.env[name]
      },
    })
  } finally {
    await server?.stop()
    closeEmbedded()
    closeDatabase()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Bytes of a file, with its log, or of everything in a folder, as the disk holds them. */
export function bytesOf(place: string): number {
  const size = (one: string): number => {
    const found = lstatSync(one, { throwIfNoEntry: false })
    if (!found) return 0
    if (!found.isDirectory()) return found.blocks * 512
    return readdirSync(one).reduce((sum, name) => sum + size(path.join(one, name)), 0)
  }
  return size(place) + size(`${place}-wal`)
}

/** Memory that a process holds now and held at most, in bytes; undefined where the system does not say (it is Linux's way). */
export function memoryOf(pid: number | undefined): { now: number; most: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN)
    return { now: kib('VmRSS') * 1024, most: kib('VmHWM') * 1024 }
  } catch {
    return undefined
  }
}
