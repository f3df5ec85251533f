import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { searchConsultants } from '~/domain/directory/search-consultants.server'
import { directoryQuery } from '~/domain/directory/search-query'
import { suggestSubjects } from '~/domain/matching/suggest-subjects.server'
import { reconcileIndexes } from '~/jobs/index-care.server'
import { drainJobs, startWorker } from '~/jobs/worker.server'
import { db } from '~db/connection'
import { jobs, organisations, profiles } from '~db/schema'
import { engine } from '~search/engine'
import { ensureIndexes } from '~search/indexes'
import { consultantsIndex } from '~search/indexes/consultants'
import { subjectsIndex } from '~search/indexes/subjects'
import { consultant } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

const found = async () => {
  const answer = await searchConsultants(directoryQuery(new URLSearchParams()))
  return answer.status === 'ok' ? answer.cards.map((card) => card.id).sort() : answer.status
}
const queued = () => db.select().from(jobs).all()
const indexed = async () => [...(await engine().fieldOfAll(consultantsIndex(), 'name'))].sort()
const organisationOf = (profileId: string) =>
  db.select().from(profiles).where(eq(profiles.id, profileId)).get()!.organisationId

beforeEach(async () => {
  freshDatabase()
  await engine().drop(consultantsIndex())
  await ensureIndexes()
})

describe('what the index and SQL do not agree on', () => {
  it('is found and set right: missing, old, strange, and whose check has run out', async () => {
    const [missing, renamed, expired, kept] = ['Một', 'Hai', 'Ba', 'Bốn'].map((name) => consultant({ name }).profileId)
    await drainJobs()
    expect(await reconcileIndexes()).toBe(0)

    await engine().remove(consultantsIndex(), [missing!])
    db.update(organisations)
      .set({ name: 'Tên mới' })
      .where(eq(organisations.id, organisationOf(renamed!)))
      .run()
    await engine().upsert(consultantsIndex(), [{ id: 'stray' }])
    db.update(profiles).set({ checkedUntil: '2020-01-01' }).where(eq(profiles.id, expired!)).run()

    expect(await reconcileIndexes()).toBe(4)
    await drainJobs()
    expect(await indexed()).toEqual(
      [
        [missing, 'Một'],
        [renamed, 'Tên mới'],
        [kept, 'Bốn'],
      ].sort(),
    )
    expect(await reconcileIndexes()).toBe(0)
    expect(queued()).toEqual([])
  })

  it('is looked for by a worker that starts', async () => {
    const { profileId } = consultant()
    await drainJobs()
    await engine().remove(consultantsIndex(), [profileId])
    const worker = startWorker()
    await expect.poll(found, { interval: 50, timeout: 5_000 }).toEqual([profileId])
    await worker.stop()
  })
})

describe('an index that somebody deleted', () => {
  it.each<[string, () => string, () => Promise<unknown>]>([
    ['consultants', consultantsIndex, found],
    ['subjects', subjectsIndex, async () => (await suggestSubjects('máy hỏng giữa vụ')).status],
  ])('%s: is "not available", is asked for once however often it is searched, and comes back whole', async (...row) => {
    const [, name, search] = row
    const ids = [consultant().profileId, consultant().profileId].sort()
    await drainJobs()
    await engine().drop(name())
    expect(await Promise.all([search(), search(), search()])).toEqual(Array(3).fill('unavailable'))
    expect(queued().map((job) => job.kind)).toEqual(['search.ensure'])

    const worker = startWorker()
    await expect.poll(search, { interval: 50, timeout: 10_000 }).not.toBe('unavailable')
    await worker.stop()
    expect(await found()).toEqual(ids)
    expect(queued()).toEqual([])
  })

  it('is built whole when a change comes first, not with that change alone', async () => {
    const before = consultant().profileId
    await drainJobs()
    await engine().drop(consultantsIndex())
    const after = consultant().profileId
    await drainJobs()
    expect(await found()).toEqual([before, after].sort())
  })
})
