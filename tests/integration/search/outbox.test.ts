import { ne } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { searchConsultants } from '~/domain/discovery/search-consultants.server'
import { directoryQuery } from '~/domain/discovery/search-query'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { drainJobs, startWorker } from '~/worker/worker.server'
import { db, transact } from '~db/connection'
import { jobs } from '~db/schema'
import { indexName } from '~search/engine'
import { ensureIndexes } from '~/domain/discovery/indexes.server'
import { consultantsIndex } from '~/domain/discovery/consultants-index.server'
import { consultant, department } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { dropIndexes, engineNamed } from '~tests/support/search'

const url = process.env.MEILI_URL
const found = async () => {
  const answer = await searchConsultants(directoryQuery(new URLSearchParams()))
  return answer.status === 'ok' ? answer.cards.map((card) => card.id).sort() : answer.status
}
/** What is to be done for search; open needs are looked at a moment later. */
const queued = () => db.select().from(jobs).where(ne(jobs.kind, 'matching.follow')).all()
const makeAllDue = () =>
  db
    .update(jobs)
    .set({ runAfter: new Date(0) })
    .run()

beforeEach(async () => {
  process.env.MEILI_URL = url
  freshDatabase()
  await dropIndexes()
})

describe('the outbox', () => {
  it('makes a published profile findable, and a returned one no longer', async () => {
    const { profileId } = consultant()
    await drainJobs()
    expect(await found()).toEqual([profileId])
    returnProfile(department(), profileId, { reason: 'Thiếu giấy tờ' })
    await drainJobs()
    expect(await found()).toEqual([])
    expect(queued()).toEqual([])
  })

  it('keeps jobs without end while Meilisearch is away, and does them when it is back', async () => {
    const { profileId } = consultant()
    process.env.MEILI_URL = 'http://127.0.0.1:1'
    for (let times = 0; times < 12; times += 1) {
      makeAllDue()
      await drainJobs()
    }
    expect(queued().length).toBeGreaterThan(0)
    expect(queued().filter((job) => job.failedAt !== null || job.lockedUntil !== null)).toEqual([])
    expect(await found()).toEqual([profileId])
    process.env.MEILI_URL = url
    makeAllDue()
    await drainJobs()
    expect(queued()).toEqual([])
    expect([...(await engineNamed('meilisearch').fieldOfAll(consultantsIndex(), 'id')).keys()]).toEqual([profileId])
  })

  it('gives a job up after eight tries that fail otherwise, each later than the one before, and does the others', async () => {
    await ensureIndexes()
    transact((tx) => {
      tx.insert(jobs)
        .values({ kind: 'unknown.kind', payload: {}, runAfter: new Date(0), createdAt: new Date(0) })
        .run()
    })
    const { profileId } = consultant()
    const delays: number[] = []
    for (let times = 1; times <= 8; times += 1) {
      makeAllDue()
      const before = Date.now()
      await drainJobs()
      delays.push(Math.floor((queued()[0]!.runAfter.getTime() - before) / 1000))
    }
    expect(delays.slice(0, 6)).toEqual([1, 2, 4, 8, 16, 32])
    expect(delays[6]).toBe(60)
    expect(queued()).toMatchObject([
      { kind: 'unknown.kind', attempts: 8, lastError: 'no handler for jobs of kind unknown.kind' },
    ])
    expect(queued()[0]!.failedAt).not.toBeNull()
    expect(await found()).toEqual([profileId])
  })

  it('leaves a job that another worker holds, until its hold runs out', async () => {
    const { profileId } = consultant()
    db.update(jobs)
      .set({ lockedUntil: new Date(Date.now() + 10_000) })
      .run()
    await drainJobs()
    expect(queued().length).toBeGreaterThan(0)
    db.update(jobs)
      .set({ lockedUntil: new Date(Date.now() - 1) })
      .run()
    await drainJobs()
    expect(await found()).toEqual([profileId])
  })

  it('is worked off by the running worker without being asked', async () => {
    const worker = startWorker()
    const { profileId } = consultant()
    await expect.poll(found, { interval: 50, timeout: 5_000 }).toEqual([profileId])
    await worker.stop()
  })
})

it('names indexes after the installation', () => {
  expect(indexName('x')).toBe(`${process.env.SEARCH_INDEX_PREFIX}x`)
})
