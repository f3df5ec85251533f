import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { completeSearch } from '~/domain/discovery/complete-search.server'
import { loader } from '~/routes/public/consultants'
import { communeChoices } from '~/views/choices/place-choices.server'
import { formerNamesSaid } from '~/vocabulary/places.server'
import { homeProvince } from '~/vocabulary/province.server'
import { communeList } from '~/vocabulary/reference.server'
import { drainJobs } from '~/worker/worker.server'
import { db } from '~db/connection'
import { organisations, profiles } from '~db/schema'
import { consultant } from '~tests/scenarios'

const named = (name: string) => communeList(homeProvince().code).find((row) => row.fullName === name)!.code
const found = async (words: string) => {
  const request = new Request(`http://localhost/consultants?${new URLSearchParams({ q: words })}`)
  const data = await loader({ request, params: {}, context: {} })
  return { formerly: data.formerly.texts, around: data.formerly.around, ids: data.found!.items.map((item) => item.id) }
}

let inMaiSon: string

beforeAll(async () => {
  const made = consultant({ name: 'Trung tâm Cân Đo', subjects: ['MEASURE'] })
  inMaiSon = made.profileId
  const { organisationId } = db.select().from(profiles).where(eq(profiles.id, inMaiSon)).get()!
  db.update(organisations)
    .set({ communeCode: named('Xã Mai Sơn') })
    .where(eq(organisations.id, organisationId))
    .run()
  await drainJobs()
})

describe('a name of before the reform of 1 July 2025', () => {
  it.each(['Hát Lót', 'hat lot', 'cân đo Cò Nòi', 'Mai Sơn', 'cân đo huyện Mai Sơn'])(
    '"%s" finds who is in today’s commune',
    async (words) => {
      expect((await found(words)).ids).toEqual([inMaiSon])
    },
  )

  it('is said to be another today, and nothing is said of one that is the same', async () => {
    expect((await found('tư vấn ở Cò Nòi')).formerly).toEqual(['Xã Cò Nòi (huyện Mai Sơn cũ) nay thuộc xã Mai Sơn.'])
    expect((await found('Mai Sơn')).formerly).toEqual([])
    expect((await found('hát và lót')).formerly).toEqual([])
    expect((await found('ISO 9001')).formerly).toEqual([])
    expect((await found('Hát Lót')).formerly).toEqual([
      'Thị trấn Hát Lót, xã Hát Lót (huyện Mai Sơn cũ) nay thuộc xã Mai Sơn.',
    ])
  })

  it('of a district is said with how many communes that is today', async () => {
    expect((await found('huyện Thuận Châu')).formerly).toEqual(['Huyện Thuận Châu cũ nay gồm 10 xã, phường.'])
  })

  it('is said as likely where it was not read but told by what was left', async () => {
    expect((await found('Phiêng Luông')).formerly).toEqual([
      'Xã Phiêng Luông (huyện Mộc Châu cũ) nay có lẽ thuộc phường Vân Sơn.',
    ])
  })

  it('leads to the same search in the whole province', async () => {
    const link = async (words: string) => (await found(words)).around
    const { code } = homeProvince()
    expect((await link('VietGAP ở Cò Nòi'))!.to).toBe(`/consultants?q=VietGAP&province=${code}`)
    expect((await link('tư vấn tại Cò Nòi, HACCP'))!.to).toBe(
      `/consultants?${new URLSearchParams({ q: 'tư vấn HACCP', province: code })}`,
    )
    expect(await link('VietGAP')).toBeNull()
  })

  it('that two units bore leads to both of today', async () => {
    const today = formerNamesSaid('xưởng ở Chiềng Chung').flatMap(({ units }) => units.flatMap(({ now }) => now))
    expect(today.sort()).toEqual([named('Xã Đoàn Kết'), named('Xã Mường Chanh')].sort())
    expect((await found('xưởng ở Chiềng Chung')).formerly.sort()).toEqual([
      'Xã Chiềng Chung (huyện Mai Sơn cũ) nay thuộc xã Mường Chanh.',
      'Xã Chiềng Chung (thị xã Mộc Châu cũ) nay thuộc xã Đoàn Kết.',
    ])
  })

  it('stands in the field of communes beside today’s', () => {
    const { options } = communeChoices()
    expect(options.find(({ value }) => value === named('Xã Mai Sơn'))).toEqual({
      value: named('Xã Mai Sơn'),
      label: 'Xã Mai Sơn',
      formerly: ['Hát Lót', 'Cò Nòi'],
    })
    expect(new Set(options.map(({ value }) => value)).size).toBe(communeList(homeProvince().code).length)
  })

  it('is offered while it is typed', async () => {
    consultant({ name: 'Trung tâm Ở Nhà', subjects: ['5S'] })
    await drainJobs()
    const { places } = await completeSearch('hát l')
    expect(places).toEqual([{ province: homeProvince().code, commune: named('Xã Mai Sơn') }])
  })
})
