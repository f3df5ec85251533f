import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { publishProfile } from '~/domain/directory/publish-profile.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { candidatePool } from '~/domain/matching/candidate-pool.server'
import { drainJobs } from '~/worker/worker.server'
import { db } from '~db/connection'
import { profiles } from '~db/schema'
import { engines } from '~search/engine'
import { ensureIndexes } from '~/domain/discovery/indexes.server'
import { consultantsIndex } from '~/domain/discovery/consultants-index.server'
import { EmbedderAway } from '~search/meaning/embedder'
import { meaningCare } from '~/domain/discovery/meaning-care.server'
import { countVectors, dropVectors, vectorsKept } from '~search/meaning/vectors'
import { consultant, consultantWithDraft, department } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { startEmbedder } from '~tests/support/embedder'
import { searched } from '~tests/support/search'

const LOSSES = ['hao hụt', 'thất thoát']
const POWER = ['điện năng', 'tiền điện']
const embedder = await startEmbedder([LOSSES, POWER])
afterAll(() => embedder.stop())

/** Says what the second profile does without one of its words. */
const ASKED = 'thất thoát nhiều lắm mà chẳng rõ vì đâu'

const turnOn = (model: string) => {
  Object.assign(process.env, { EMBEDDER_URL: embedder.url, EMBEDDER_MODEL: model, EMBEDDER_KEY: 'sesame' })
}
const turnOff = () => {
  for (const name of ['EMBEDDER_URL', 'EMBEDDER_MODEL', 'EMBEDDER_KEY']) delete process.env[name]
}
const search = (words = ASKED) => searched(`${new URLSearchParams({ q: words })}`)
const found = async (words?: string) => (await search(words)).cards.map((card) => card.id)
const careUntilDone = async (care = meaningCare()) => {
  while (await care());
}
const speaksOf = (introduction: string) => {
  const { profileId } = consultant()
  db.update(profiles).set({ introduction }).where(eq(profiles.id, profileId)).run()
  return profileId
}

let energy: string, losses: string

beforeEach(async () => {
  turnOff()
  freshDatabase()
  Object.assign(embedder, { mood: 'well', refused: undefined, requests: [] })
  for (const engine of engines()) await engine.drop(consultantsIndex())
  await dropVectors()
  energy = speaksOf('Giảm điện năng cho lò sấy.')
  losses = speaksOf('Tìm chỗ hao hụt trong xưởng.')
  await ensureIndexes()
})

describe('meaning search', () => {
  it('is off unless an embedder is named: nobody is asked for anything, and no vector is kept', async () => {
    await careUntilDone()
    expect(await found()).not.toContain(losses)
    expect(embedder.requests).toEqual([])
    expect(await countVectors()).toBe(0)
  })

  it('finds a profile that means what was asked and shares no word with it', async () => {
    turnOn('vn-1')
    await careUntilDone()
    expect(await found()).toEqual([losses])
    expect(await found('mỗi tháng tốn rất lắm tiền điện quá trời')).toContain(energy)
    expect(embedder.authorization).toBe('Bearer sesame')
    expect((await candidatePool(ASKED, [], '14')).near.get(losses)).toBe(1)
  })

  it('leaves the order to words: who says the very words comes before who only means them', async () => {
    const said = speaksOf('Chống thất thoát, làm cho rõ vì đâu.')
    await ensureIndexes()
    turnOn('vn-1')
    await careUntilDone()
    expect(await found()).toEqual([said, losses])
  })

  it('follows profiles that change and go, and makes no vector twice', async () => {
    turnOn('vn-1')
    const care = meaningCare()
    await careUntilDone(care)
    expect(embedder.requests).toEqual([2])

    returnProfile(department(), losses, { reason: 'Thiếu giấy tờ' })
    db.update(profiles)
      .set({ introduction: 'Tìm chỗ hao hụt khi cân.', updatedAt: new Date(Date.now() + 1_000) })
      .where(eq(profiles.id, energy))
      .run()
    await careUntilDone(care)
    expect([...(await vectorsKept()).keys()]).toEqual([energy])
    expect(embedder.requests).toEqual([2, 1])

    await dropVectors()
    await careUntilDone(care)
    expect([...(await vectorsKept()).keys()]).toEqual([energy])
  })

  it('makes all vectors anew for another model', async () => {
    turnOn('vn-1')
    await careUntilDone()
    turnOn('vn-2')
    await careUntilDone()
    expect(embedder.requests).toEqual([2, 2])
  })

  it('passes over a text that the embedder refuses', async () => {
    turnOn('vn-1')
    embedder.refused = /điện năng/
    await careUntilDone()
    expect(await found()).toEqual([losses])
    const asked = embedder.requests.length
    await careUntilDone()
    expect(embedder.requests.length).toBe(asked)
  })
})

it('finds everything as without an embedder while it is silent, broken, or talks nonsense', async () => {
  const without = { sentence: await search(), words: await search('điện năng') }
  for (const mood of ['silent', 'error', 'garbage', 'refuses'] as const) {
    // Another model begins with a clean record.
    turnOn(`vn-1 ${mood}`)
    embedder.mood = 'well'
    await careUntilDone()
    embedder.mood = mood
    expect(await search()).toEqual(without.sentence)
    expect(await search('điện năng')).toEqual(without.words)
  }
})

it('publishes without waiting for an embedder that is away, and makes the vector when it is back', async () => {
  turnOn('vn-1 away')
  const care = meaningCare()
  await careUntilDone(care)
  embedder.mood = 'error'
  const { profileId } = consultantWithDraft({ name: 'Công ty Sao Thử' })
  db.update(profiles).set({ status: 'submitted', submittedAt: new Date() }).where(eq(profiles.id, profileId)).run()
  publishProfile(department(), profileId, {})
  await drainJobs()
  expect(await found('Sao Thử')).toEqual([profileId])
  await expect(care()).rejects.toThrow(EmbedderAway)

  embedder.mood = 'well'
  await careUntilDone(care)
  expect((await vectorsKept()).has(profileId)).toBe(true)
})
