import { setImmediate as letOthersIn } from 'node:timers/promises'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { changeOrganisation } from '~/domain/accounts/change-organisation.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { enqueueSyncs } from '~/domain/discovery/index-care.server'
import { reindex } from '~/domain/discovery/reindex.server'
import { drainJobs, startWorker } from '~/worker/worker.server'
import { engines, type NamedEngine } from '~search/engine'
import { ensureIndexes, indexes, indexFigures } from '~/domain/discovery/indexes.server'
import { consultantsIndex, consultantsSettings } from '~/domain/discovery/consultants-index.server'
import { rebuildIndex } from '~search/rebuild'
import { consultant, department } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { dropIndexes, engineNamed } from '~tests/support/search'

beforeEach(async () => {
  freshDatabase()
  await dropIndexes()
})

const POLL = { interval: 50, timeout: 10_000 }

describe.each(['embedded', 'meilisearch'] as const)('rebuilding: %s', (name) => {
  const found = async (text: string) =>
    (await engineNamed(name).search({ index: consultantsIndex(), text })).hits.map(({ id }) => id).sort()
  /** The engine, with something happening when it is told of documents and of the exchange. */
  const meanwhile = (onUpsert: () => void, onSwap: () => void): NamedEngine => {
    const own = engineNamed(name)
    return {
      ...own,
      upsert: (...given) => own.upsert(...given).then(onUpsert),
      swap: (...names) => own.swap(...names).then(onSwap),
    }
  }

  it('answers every search with somebody while rows change, and finds the changed rows afterwards', async () => {
    const ids = ['Kroptiva', 'Kroptiva', 'Kroptiva'].map((word) => consultant({ name: `Xưởng ${word}` }))
    const [renamed, returned, kept] = ids
    await ensureIndexes()
    await drainJobs()
    const worker = startWorker()
    let added = ''
    const changing = meanwhile(
      () => {
        changeOrganisation(renamed!.actor, renamed!.actor.organisationId!, {
          name: 'Xưởng Mlevona',
          provinceCode: '01',
        })
        returnProfile(department(), returned!.profileId, { reason: 'Thiếu giấy tờ' })
      },
      () => (added = consultant({ name: 'Xưởng Kroptiva' }).profileId),
    )

    const counts: number[] = []
    let isOver = false
    const searching = (async () => {
      for (; !isOver; await letOthersIn()) counts.push((await found('Kroptiva')).length)
    })()
    for (let times = 0; times < 2; times += 1) {
      const { changedMeanwhile } = await rebuildIndex(times === 0 ? changing : engineNamed(name), indexes.consultants)
      enqueueSyncs('consultants', changedMeanwhile)
    }
    await expect.poll(() => found('Kroptiva'), POLL).toEqual([kept!.profileId, added].sort())
    await expect.poll(() => found('Mlevona'), POLL).toEqual([renamed!.profileId])
    isOver = true
    await searching
    await worker.stop()
    expect(counts.length).toBeGreaterThan(0)
    expect(Math.min(...counts)).toBeGreaterThan(0)
  })

  it('names what changed between reading and exchanging, and is one rebuild for whoever asks meanwhile', async () => {
    consultant()
    await ensureIndexes()
    const swap = vi.fn(() => void consultant())
    const engine = meanwhile(() => undefined, swap)
    const [one, other] = await Promise.all([
      rebuildIndex(engine, indexes.consultants),
      rebuildIndex(engine, indexes.consultants),
    ])
    expect(one.changedMeanwhile).toHaveLength(1)
    expect(other).toBe(one)
    expect(swap).toHaveBeenCalledOnce()
  })
})

it('reindexing takes up what drifted in every engine and leaves nothing lying about', async () => {
  const ids = [consultant().profileId, consultant().profileId].sort()
  await ensureIndexes()
  for (const engine of engines()) {
    await engine.remove(consultantsIndex(), [ids[0]!])
    await engine.upsert(consultantsIndex(), [{ id: 'stray' }])
  }
  expect(await reindex()).toMatchObject([
    { engine: 'embedded', index: 'consultants', documents: 2 },
    { engine: 'meilisearch', index: 'consultants', documents: 2 },
  ])
  expect(await indexFigures()).toMatchObject([
    { engine: 'embedded', expected: 2, indexed: 2 },
    { engine: 'meilisearch', expected: 2, indexed: 2 },
  ])
  for (const engine of engines()) {
    expect([...(await engine.fieldOfAll(consultantsIndex(), 'id')).keys()].sort()).toEqual(ids)
    expect(await engine.exists(`${consultantsIndex()}_fresh`)).toBe(false)
  }
})

it('settings are applied only where they changed', async () => {
  await ensureIndexes()
  const tasks = async () => {
    const address = `${process.env.MEILI_URL}/tasks?types=settingsUpdate&indexUids=${consultantsIndex()}`
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${process.env.MEILI_KEY}` } })
    return ((await answer.json()) as { total: number }).total
  }
  const before = await tasks()
  const meilisearch = engineNamed('meilisearch')
  await meilisearch.ensureIndex(consultantsIndex(), consultantsSettings)
  expect(await tasks()).toBe(before)
  await meilisearch.ensureIndex(consultantsIndex(), { ...consultantsSettings, stopWords: ['và'] })
  expect(await tasks()).toBe(before + 1)
})
