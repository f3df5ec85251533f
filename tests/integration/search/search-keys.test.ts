import { afterAll, beforeAll, expect, it } from 'vitest'
import { scopedKeys, type ScopedKeys } from '~search/child/keys'
import { indexPrefix, type SearchEngine } from '~search/engine'
import { consultantsIndex, consultantsSettings } from '~/domain/discovery/consultants-index.server'
import { meilisearchEngine } from '~search/meilisearch'

const [url, masterKey] = [process.env.MEILI_URL!, process.env.MEILI_KEY!]
const server = { url, masterKey, prefix: indexPrefix() }
const index = consultantsIndex()

let keys: ScopedKeys
let engine: SearchEngine

beforeAll(async () => {
  keys = await scopedKeys(server)
  engine = meilisearchEngine(url, keys.care, { searchKey: keys.search })
  await engine.ensureIndex(index, consultantsSettings)
})
afterAll(() => engine.drop(index))

const asked = async (key: string, method: string, path: string, body?: unknown) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  return (await fetch(`${url}${path}`, { method, headers, ...sent })).status
}

it('are the same at every start, and others for another installation', async () => {
  expect(await scopedKeys(server)).toEqual(keys)
  expect((await scopedKeys({ ...server, prefix: 'another_' })).search).not.toBe(keys.search)
})

it('suffice for all that the application does', async () => {
  await engine.upsert(index, [{ id: 'one' }])
  expect((await engine.search({ index })).hits).toHaveLength(1)
  const fresh = `${index}_fresh`
  await engine.ensureIndex(fresh, consultantsSettings)
  await engine.swap(index, fresh)
  expect([await engine.count(index), await engine.count(fresh)]).toEqual([0, 1])
  expect((await engine.fieldOfAll(fresh, 'id')).size).toBe(1)
  await engine.remove(fresh, ['one'])
  await engine.drop(fresh)
  expect(await engine.exists(fresh)).toBe(false)
})

it.each<[string, string, () => string, unknown?]>([
  ['write a document', 'POST', () => `/indexes/${index}/documents`, [{ id: 'strange' }]],
  ['read documents', 'GET', () => `/indexes/${index}/documents`],
  ['read settings', 'GET', () => `/indexes/${index}/settings`],
  ['change settings', 'PATCH', () => `/indexes/${index}/settings`, { stopWords: [] }],
  ['delete the index', 'DELETE', () => `/indexes/${index}`],
  ['read tasks', 'GET', () => '/tasks'],
  ['read keys', 'GET', () => '/keys'],
  ["search another installation's index", 'POST', () => '/indexes/another_consultants/search', {}],
])('the search key may not %s', async (_, method, path, body) => {
  expect(await asked(keys.search, method, path(), body)).toBe(403)
})

it('the key for index care may make no keys', async () => {
  expect(await asked(keys.care, 'GET', '/keys')).toBe(403)
})
