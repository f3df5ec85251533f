import { createHash, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ObjectStoreAway, objectStore } from '~/domain/files/object-store.server'
import { fixtureFile } from '~tests/scenarios'
import { startObjectStore } from '~tests/support/object-store'

/** Of a server of your own, which these tests then ask: TEST_S3_URL, TEST_S3_REGION, TEST_S3_KEY, TEST_S3_SECRET. */
const OWN = Object.entries(process.env).filter(([name]) => name.startsWith('TEST_S3_'))
const own = Object.fromEntries(OWN.map(([name, value]) => [name.slice('TEST_'.length), value]))

let fake: Awaited<ReturnType<typeof startObjectStore>>
beforeEach(async () => {
  fake = await startObjectStore()
  Object.assign(process.env, fake.settings, own)
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const name of Object.keys(fake.settings)) delete process.env[name]
  await fake.stop()
})

const bytes = fixtureFile('photo.jpg')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const file = { bytes: new Uint8Array(bytes), sha256, mediaType: 'image/jpeg' }
const store = () => objectStore()!
const key = `${sha256}-${randomUUID()}`

it('keeps what it is given, twice too, gives it back whole, and forgets it', async () => {
  const key = store().newKey(sha256, randomUUID())
  expect(key.startsWith(`nhip-cau/${sha256}-`)).toBe(true)
  await store().put(key, file)
  await store().put(key, file)
  expect(await store().get(key, sha256)).toEqual(file.bytes)
  await store().remove(key)
  await store().remove(key)
  expect(await store().get(key, sha256)).toBeNull()
  await store().probe()
})

it('takes no other bytes than those that are signed', async () => {
  const other = createHash('sha256').update('other').digest('hex')
  await expect(store().put(key, { ...file, sha256: other })).rejects.toThrow(/answers 400 \w+/)
  expect(await store().get(key, sha256)).toBeNull()
})

it.each([
  [{ S3_SECRET: 'another' }, /answers 403 SignatureDoesNotMatch/],
  [{ S3_KEY: 'another' }, /answers 403 (InvalidAccessKeyId|SignatureDoesNotMatch|AccessDenied)/],
  [{ S3_URL: '/no-such-bucket' }, /answers 40[34] \w+/],
])('says what was set wrongly: %o', async (wrong, message) => {
  const { S3_URL } = { S3_URL: process.env.S3_URL!, ...own }
  Object.assign(process.env, wrong)
  if ('S3_URL' in wrong) process.env.S3_URL = new URL(wrong.S3_URL, S3_URL).href
  const calls = [() => store().put(key, file), () => store().get(key, sha256), () => store().probe()]
  for (const call of calls) {
    const refused = (await call().catch((error: unknown) => error)) as ObjectStoreAway
    expect(refused).toBeInstanceOf(ObjectStoreAway)
    expect(refused.message).toMatch(message)
    expect(refused.refuses).toBe(true)
  }
})

it.each([
  ['refused', /no answer: ECONNREFUSED/],
  ['slow down', /answers 503 SlowDown/],
  ['half', /no answer: /],
  ['other bytes', /gives other bytes/],
  ['silence', /no answer: .*timeout/],
] as const)('is away, and may come back, when it answers with %s', async (fault, message) => {
  Object.assign(process.env, fake.settings)
  await store().put(key, file)
  await fake.begin(fault)
  const waits = vi.spyOn(AbortSignal, 'timeout')
  if (fault === 'silence') waits.mockImplementation(soon)
  const away = (await store()
    .get(key, sha256)
    .catch((error: unknown) => error)) as ObjectStoreAway
  expect(away).toBeInstanceOf(ObjectStoreAway)
  expect(away.message).toMatch(message)
  expect(away.refuses).toBe(false)
  expect(waits).toHaveBeenCalledWith(10_000)
  if (fault === 'other bytes') expect(await store().whole(key, sha256)).toBeNull()
  await fake.end()
  waits.mockRestore()
  expect(await store().get(key, sha256)).toEqual(file.bytes)
})

/** The time limit of somebody who has no patience. */
function soon() {
  const limit = new AbortController()
  setTimeout(() => limit.abort(new DOMException('aborted due to timeout', 'TimeoutError')), 50)
  return limit.signal
}
