import { beforeAll, describe, expect, it } from 'vitest'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { drainJobs } from '~/worker/worker.server'
import { loader } from '~/routes/public/consultants'
import { eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { profiles } from '~db/schema'
import { consultant, department } from '~tests/scenarios'
import { dropIndexes, searched as search } from '~tests/support/search'

const ids = async (address: string) => (await search(address)).cards.map((card) => card.id)

let lean: string, trace: string, quality: string, certifier: string

beforeAll(async () => {
  lean = consultant({ name: 'Trung tâm Đỉnh Mẫu', subjects: ['5S', 'TRAIN'] }).profileId
  trace = consultant({ name: 'Công ty Mã Vườn', subjects: ['TRACE', 'GS1'], provinceCode: '14' }).profileId
  quality = consultant({ name: 'Công ty Sao Thử', subjects: ['ISO-9001', '5S'] }).profileId
  certifier = consultant({ name: 'Tổ chức Ví Dụ Cert', subjects: ['ISO-9001'], roles: ['certification'] }).profileId
  await drainJobs()
})

describe('searching the directory', () => {
  it('marks the words that matched, in the text that SQL holds', async () => {
    const [card] = (await search('q=truy+xuat')).cards
    expect(card!.services[0]).toMatchObject({
      title: '⟦Truy xuất⟧ nguồn gốc – Hệ thống ⟦truy xuất⟧ nguồn gốc',
      matched: true,
    })
  })

  it('counts each filter as if its own choice were not made, and the others were', async () => {
    const { facets, total } = await search('subject=ISO-9001&role=certification')
    expect(total).toBe(1)
    expect(facets.role).toEqual({ certification: 1, consulting: 1, training: 1 })
    expect(facets.subject).toEqual({ 'ISO-9001': 1 })
    for (const [role, count] of Object.entries(facets.role)) {
      expect((await search(`subject=ISO-9001&role=${role}`)).total).toBe(count)
    }
  })

  it('widens within a filter and narrows between filters', async () => {
    expect((await search('subject=TRACE&subject=5S')).total).toBe(3)
    expect(await ids('subject=5S&subject=TRACE&q=ma+vach')).toEqual([trace])
  })

  it('takes a filter for a value, whatever stands in it', async () => {
    for (const value of [
      '"] OR advises = true OR subjects IN ["',
      "x' OR 1=1",
      '\\',
      '"',
      'a" OR id EXISTS OR b = "',
    ]) {
      expect((await search(`subject=${encodeURIComponent(value)}`)).total).toBe(0)
    }
  })

  it('finds nothing, says so, and offers what is near', async () => {
    const { total, nearest } = await search('q=5s&subject=TRACE')
    expect(total).toBe(0)
    expect(nearest!.withoutFilters).toBe(2)
    const anyWord = (await search('q=5s+thổ+cẩm')).nearest!.anyWord.map((card) => card.id)
    expect(anyWord.slice(0, 2).sort()).toEqual([lean, quality].sort())
    const outside = (await search('q=5s+zzzz&subject=TRACE')).nearest!.anyWord.map((card) => card.id)
    expect(outside.sort()).toEqual([lean, quality].sort())
    const mended = (await search('q=ma+vahc')).nearest!.mended
    expect(mended).toMatchObject({ words: 'ma vach', cards: [{ id: trace }] })
  })

  it('shows a profile no longer once it is returned, nor one whose check ran out before the index knows', async () => {
    const gone = consultant({ subjects: ['HALAL'] }).profileId
    const expired = consultant({ subjects: ['HALAL'] }).profileId
    await drainJobs()
    expect(await ids('subject=HALAL')).toHaveLength(2)
    returnProfile(department(), gone, { reason: 'Thiếu giấy tờ' })
    await drainJobs()
    db.update(profiles).set({ checkedUntil: '2020-01-01' }).where(eq(profiles.id, expired)).run()
    expect(await ids('subject=HALAL')).toEqual([])
  })
})

describe('the search page', () => {
  const page = (address: string) =>
    loader({ request: new Request(`http://localhost/consultants${address}`), params: {}, context: {} })

  it('says who only certifies, and keeps the search in the address', async () => {
    const { found, facets } = await page('?q=iso+9001&role=certification')
    expect(found!.items).toMatchObject([{ id: certifier, certifiesOnly: true }])
    expect(facets.find(({ facet }) => facet === 'role')!.options[0]).toMatchObject({
      value: 'certification',
      chosen: true,
      count: 1,
    })
  })

  it('answers without Meilisearch too, more simply, and says so', async () => {
    const url = process.env.MEILI_URL
    for (const dead of ['http://127.0.0.1:1', undefined]) {
      if (dead) process.env.MEILI_URL = dead
      else delete process.env.MEILI_URL
      expect((await page('?q=5s')).found).toMatchObject({ total: 2, simpler: true })
    }
    process.env.MEILI_URL = url
    expect((await page('?q=5s')).found).toMatchObject({ total: 2, simpler: false })
  })

  it('says that search is not available, not that nothing was found, where no engine has the index', async () => {
    await dropIndexes()
    expect((await page('?q=5s')).found).toBeNull()
  })
})
