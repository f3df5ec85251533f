import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { healthReport } from '~/admin/health.server'
import { searchConsultants } from '~/domain/discovery/search-consultants.server'
import { directoryQuery } from '~/domain/discovery/search-query'
import { matchConsultants, NOTHING_SAID } from '~/domain/matching/match-consultants.server'
import { queueHealth } from '~/jobs/queue.server'
import { drainJobs, startWorker } from '~/worker/worker.server'
import { loader } from '~/routes/public/consultants'
import { ensureIndexes } from '~/domain/discovery/indexes.server'
import { consultantsIndex } from '~/domain/discovery/consultants-index.server'
import { consultant } from '~tests/scenarios'
import { faultyProxy } from '~tests/support/faulty-proxy'
import { engineNamed } from '~tests/support/search'

const server = process.env.MEILI_URL!
const POLL = { interval: 50, timeout: 15_000 }
const ADDRESS = 'q=iso+22000&role=consulting'

let proxy: Awaited<ReturnType<typeof faultyProxy>>
let ids: string[]

/** The breaker's clock, put forward in place of waiting. */
let ahead = 0
const wellFor = performance.now.bind(performance)
vi.spyOn(performance, 'now').mockImplementation(() => wellFor() + ahead)

beforeAll(async () => {
  ids = [consultant().profileId, consultant().profileId].sort()
  proxy = await faultyProxy(server)
  process.env.MEILI_URL = proxy.url
  delete process.env.MEILI_PATIENCE
  await ensureIndexes()
  await drainJobs()
})
/** Each fault begins where all is well. */
beforeEach(() => expectMended())
afterAll(async () => {
  vi.restoreAllMocks()
  await proxy.close()
})

/** A change that Meilisearch cannot take at this moment; everybody who is to be found from then on. */
async function changeMeanwhile() {
  ids = [...ids, consultant().profileId].sort()
  await drainJobs()
  expect(queueHealth()).toMatchObject({ failed: 0 })
  expect(queueHealth().depth).toBeGreaterThan(0)
}

async function search() {
  const answer = await searchConsultants(directoryQuery(new URLSearchParams(ADDRESS)))
  if (answer.status !== 'ok') return answer.status
  return { ids: answer.cards.map((card) => card.id).sort(), simpler: answer.simpler }
}

/** Search, the page and matching give the same consultants as ever, by the embedded engine. */
async function expectEmbeddedAnswers() {
  expect(await search()).toEqual({ ids, simpler: true })
  const page = await loader({
    request: new Request(`http://localhost/consultants?${ADDRESS}`),
    params: {},
    context: {},
  })
  expect(JSON.stringify(page)).toContain(ids[0])
  const need = {
    ...NOTHING_SAID,
    seed: 'need',
    text: 'Xưởng chè muốn làm HACCP',
    subjects: ['HACCP'],
    sectorCode: '10',
  }
  const answer = await matchConsultants({ ...need, provinceCode: '14', communeCode: null, size: 'small' })
  expect(answer.status === 'ok' && answer.matches.map(({ profileId }) => profileId).sort()).toEqual(ids)
}

/** Without anybody's help, Meilisearch answers again with everybody, and nothing waits or was given up. */
async function expectMended() {
  const isMended = () => ((ahead += 3_000), search())
  await expect.poll(isMended, POLL).toEqual({ ids, simpler: false })
  await expect.poll(queueHealth, POLL).toMatchObject({ depth: 0, failed: 0 })
}

it.each(['refused', 'silence', 'status 500', 'half a JSON'] as const)(
  '%s: the embedded engine answers, with what changed meanwhile, and all is mended afterwards',
  async (fault) => {
    await proxy.begin(fault)
    await expectEmbeddedAnswers()
    await changeMeanwhile()
    await expectEmbeddedAnswers()
    expect((await healthReport()).search).toBe('simpler')
    const worker = startWorker({ lookEvery: 100 })
    await proxy.end()
    await expectMended()
    await worker.stop()
  },
)

it('a failed task: the change is found by the embedded engine at once and by Meilisearch afterwards', async () => {
  await proxy.begin('failed task')
  await changeMeanwhile()
  expect(await engineNamed('embedded').count(consultantsIndex())).toBe(ids.length)
  const worker = startWorker({ lookEvery: 100 })
  await proxy.end()
  await expectMended()
  await worker.stop()
})

describe('what somebody does to the server by hand', () => {
  const byHand = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${server}/indexes/${consultantsIndex()}${path}`, {
      method,
      headers: { authorization: `Bearer ${process.env.MEILI_KEY}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const { taskUid } = (await answer.json()) as { taskUid: number }
    const ended = async () => {
      const task = await fetch(`${server}/tasks/${taskUid}`, {
        headers: { authorization: `Bearer ${process.env.MEILI_KEY}` },
      })
      return ((await task.json()) as { status: string }).status
    }
    await expect.poll(ended, POLL).toBe('succeeded')
  }

  it.each([
    ['the index deleted', () => byHand('DELETE', '')],
    ['filters taken from its settings', () => byHand('PUT', '/settings/filterable-attributes', ['id'])],
  ])('%s: the embedded engine answers, and all is mended', async (_, change) => {
    await change()
    await expectEmbeddedAnswers()
    const worker = startWorker({ lookEvery: 100 })
    await expectMended()
    await worker.stop()
  })
})
