import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { Database } from '~db/sqlite'
import { termCounts } from '~search/collection'
import { closeEmbedded, embeddedEngine } from '~search/embedded/engine'
import { reading, removeFile, searchFilePath } from '~search/embedded/file'
import type { SearchFile } from '~search/embedded/kept'
import { indexName, type IndexSettings } from '~search/engine'
import { IndexMissing, SearchUnavailable } from '~search/errors'
import { changed } from './engine-contract-data'

const engine = embeddedEngine()
const index = indexName('file')
const settings: IndexSettings = {
  searchable: ['name'],
  ranked: ['name'],
  filterable: ['kind'],
  sortable: ['publishedAt'],
  stopWords: [],
  synonyms: {},
  typos: { oneFrom: 8, twoFrom: 12 },
  maxFacetValues: 100,
  maxTotal: 1000,
}
const documents = Array.from({ length: 200 }, (_, i) => ({ id: `p${i}`, name: `Xưởng chè số ${i}`, kind: 'a' }))

const found = async (text: string) => (await engine.search({ index, text, page: { number: 1, size: 1 } })).total
const builtAnew = async () => {
  await expect(engine.search({ index, text: 'chè' })).rejects.toThrow(IndexMissing)
  await engine.ensureIndex(index, settings)
  await engine.upsert(index, documents)
  expect(await found('chè')).toBe(200)
}

beforeEach(async () => {
  closeEmbedded()
  removeFile()
  await engine.ensureIndex(index, settings)
  await engine.upsert(index, documents)
})

/** Does something as another process would: by a connection and a memory of its own. */
async function asAnotherProcess(work: () => Promise<void>) {
  const process = globalThis as typeof globalThis & { nhipCauSearchFile?: SearchFile }
  const ours = process.nhipCauSearchFile
  delete process.nhipCauSearchFile
  await work()
  closeEmbedded()
  process.nhipCauSearchFile = ours
}

describe('the embedded index’s file', () => {
  it('is read by its owner only, as the database is', () => {
    for (const end of ['', '-wal']) expect(statSync(`${searchFilePath()}${end}`).mode & 0o777).toBe(0o600)
  })

  it('keeps what it holds when it is closed and opened', async () => {
    closeEmbedded()
    expect(await engine.count(index)).toBe(200)
    expect(await found('chè số 199')).toBe(1)
  })

  it('is made anew where it is no database', async () => {
    closeEmbedded()
    removeFile()
    writeFileSync(searchFilePath(), 'đây không phải là cơ sở dữ liệu '.repeat(200))
    await builtAnew()
  })

  it('is made anew where another version wrote it', async () => {
    closeEmbedded()
    const sqlite = new Database(searchFilePath())
    sqlite.pragma('user_version = 999')
    sqlite.close()
    await builtAnew()
  })

  it('is thrown away when it turns out damaged, and says "not available" until then', async () => {
    closeEmbedded()
    const bytes = readFileSync(searchFilePath())
    writeFileSync(searchFilePath(), bytes.fill(0x5a, 4096))
    await expect(engine.search({ index, text: 'chè' })).rejects.toThrow(SearchUnavailable)
    await builtAnew()
  })

  it('is not available while it cannot be opened', async () => {
    closeEmbedded()
    removeFile()
    mkdirSync(searchFilePath())
    expect(await engine.health()).toEqual({ available: false })
    await expect(engine.search({ index, text: 'chè' })).rejects.toThrow(SearchUnavailable)
    await expect(engine.ensureIndex(index, settings)).rejects.toThrow(SearchUnavailable)
    expect(() => termCounts(index, ['che'])).toThrow(SearchUnavailable)
    rmSync(searchFilePath(), { recursive: true })
    expect(await engine.health()).toEqual({ available: true })
  })

  it('takes all of a write or nothing when the disk is full, and goes on answering', async () => {
    const before = termCounts(index, ['che', 'day'])
    reading((file) =>
      file.sqlite.pragma(`max_page_count = ${String(file.sqlite.pragma('page_count', { simple: true }))}`),
    )
    const larger = documents.slice(0, 50).map((one) => ({ ...one, name: 'Dày '.repeat(2000), kind: 'b' }))
    await expect(engine.upsert(index, larger)).rejects.toThrow(SearchUnavailable)
    expect(await found('chè')).toBe(200)
    expect(await found('dày')).toBe(0)
    expect(termCounts(index, ['che', 'day'])).toEqual(before)
    expect((await engine.search({ index, facets: ['kind'] })).facets).toEqual({ kind: { a: 200 } })
  })

  it('shows at once what another process wrote, exchanged or dropped', async () => {
    const kinds = async () => (await engine.search({ index, facets: ['kind'] })).facets.kind
    expect(await kinds()).toEqual({ a: 200 })
    expect(termCounts(index, ['go']).having.get('go')).toBeUndefined()
    await asAnotherProcess(() => engine.upsert(index, [changed(documents[0]!, { name: 'Xưởng gỗ', kind: 'b' })]))
    expect(await kinds()).toEqual({ a: 199, b: 1 })
    expect(termCounts(index, ['go']).having.get('go')).toBe(1)
    await engine.upsert(index, [changed(documents[1]!, { kind: 'c' })])
    expect(await kinds()).toEqual({ a: 198, b: 1, c: 1 })

    const fresh = `${index}_fresh`
    await asAnotherProcess(async () => {
      await engine.ensureIndex(fresh, settings)
      await engine.upsert(fresh, documents.slice(0, 3))
      await engine.swap(index, fresh)
      await engine.drop(fresh)
    })
    expect(await kinds()).toEqual({ a: 3 })
    expect(await found('chè')).toBe(3)
  })

  it('stands beside the database and goes with it to another folder', () => {
    expect(existsSync(searchFilePath())).toBe(true)
    const before = process.env.DATABASE_FILE
    process.env.DATABASE_FILE = `${before}-elsewhere/test.sqlite`
    expect(() => termCounts(index, ['che'])).toThrow(IndexMissing)
    process.env.DATABASE_FILE = before
    expect(termCounts(index, ['che']).documents).toBe(200)
  })
})
