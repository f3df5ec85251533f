import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { saveReach } from '~/domain/directory/save-reach.server'
import { loader } from '~/routes/public/consultants'
import { homeProvince } from '~/vocabulary/province.server'
import { communeList } from '~/vocabulary/reference.server'
import { drainJobs } from '~/worker/worker.server'
import { db } from '~db/connection'
import { organisations, profiles } from '~db/schema'
import { consultant } from '~tests/scenarios'
import { withEachEngine } from '~tests/support/each-engine'
import { searched } from '~tests/support/search'

const search = (words: string) => searched(`${new URLSearchParams({ q: words })}`)
const ids = async (words: string) => (await search(words)).cards.map((card) => card.id)
const page = (words: string) =>
  loader({
    request: new Request(`http://localhost/consultants?${new URLSearchParams({ q: words })}`),
    params: {},
    context: {},
  })

function consultantIn(commune: string, name: string) {
  const { profileId } = consultant({ name, subjects: ['MEASURE'] })
  const { organisationId } = db.select().from(profiles).where(eq(profiles.id, profileId)).get()!
  const { code } = communeList(homeProvince().code).find((row) => row.fullName === commune)!
  db.update(organisations).set({ communeCode: code }).where(eq(organisations.id, organisationId)).run()
  return profileId
}

withEachEngine('what a person means is found', () => {
  let lean: string, trace: string, quality: string, certifier: string

  beforeAll(async () => {
    lean = consultant({ name: 'Trung tâm Đỉnh Mẫu', subjects: ['5S', 'TRAIN'] }).profileId
    trace = consultant({ name: 'Công ty Mã Vườn', subjects: ['TRACE', 'GS1'], provinceCode: '14' }).profileId
    quality = consultant({ name: 'Công ty Sao Thử', subjects: ['ISO-9001', '5S'] }).profileId
    certifier = consultant({ name: 'Tổ chức Ví Dụ Cert', subjects: ['ISO-9001'], roles: ['certification'] }).profileId
    await drainJobs()
  })

  it.each([
    ['đao tao 5s', () => [lean]],
    ['đào tạo', () => [lean]],
    ['truy suat nguon goc', () => [trace]],
    ['TRUY XUẤT NGUỒN GỐC', () => [trace]],
    ['mã vườn', () => [trace]],
  ])('"%s", with or without diacritics', async (words, expected) => {
    expect(await ids(words)).toEqual(expected())
  })

  it.each(['ISO9001', 'iso 9001', 'Iso-9001', 'ｉｓｏ ９００１', 'ISO\u200b\u00a09001', '\u200e𝐈𝐒𝐎 9001'])(
    '"%s", whichever way a standard is written',
    async (words) => {
      expect((await ids(words)).sort()).toEqual([quality, certifier].sort())
    },
  )

  it.each([
    ['truy xuaats nguoonf goocs', 'truy xuất nguồn gốc'],
    ['truy xua61t nguo62n go61c', 'truy xuất nguồn gốc'],
    ['truy xuÊt nguån gèc', 'truy xuất nguồn gốc'],
    ['truy xuaát nguoàn goác', 'truy xuất nguồn gốc'],
    ['chuy xuat nguon goc', 'truy xuat nguon goc'],
    ['nawng suaats', 'năng suất'],
    ['na8ng sua61t', 'năng suất'],
    ['lăng suất', 'năng suất'],
    ['chất nượng', 'chất lượng'],
    ['dây truyền', 'dây chuyền'],
    ['giây chuyền', 'dây chuyền'],
    ['lò xấy chè', 'lò sấy chè'],
    ['xửa chữa máy', 'sửa chữa máy'],
    ['sử lý nước thải', 'xử lý nước thải'],
    ['tiếc kiệm', 'tiết kiệm'],
    ['năng xuất', 'năng suất'],
    ['hacp', 'haccp'],
    ['mã vạch QTX2026 nawng suaats', 'mã vạch QTX2026 năng suất'],
  ])('"%s" is asked about: is "%s" meant?', async (words, meant) => {
    expect((await search(words)).mended).toBe(meant)
  })

  it.each([
    'năng suất',
    'nang suat',
    'dây chuyền',
    'hoá đơn',
    'quản lí',
    'class iso',
    'HACCP',
    'sản xuất',
    'lò sấy chè',
    'QCVN 12',
    'kho lạnh 2000 tấn',
    'lò gạch nung',
    'ca trưa',
    'mẫu nem nhiễm khuẩn',
    'thanh long ruột đỏ',
    'cân khác hãng',
    'gửi hàng sang Đức bằng hãng nào rẻ nhất',
    'bếp trưa đông khách là rối, món ra chậm',
    'trai lon 2000 con',
  ])('"%s" is not asked about', async (words) => {
    expect((await search(words)).mended).toBeNull()
  })

  it('by the names that communes and districts had before 1 July 2025', async () => {
    const inMaiSon = consultantIn('Xã Mai Sơn', 'Trung tâm Cân Đo')
    const inChiengSung = consultantIn('Xã Chiềng Sung', 'Tổ Cân Đong')
    await drainJobs()
    for (const words of ['Hát Lót', 'hat lot', 'cân đo Hát Lót']) expect(await ids(words), words).toEqual([inMaiSon])
    expect(await ids('Chiềng Chăn')).toEqual([inChiengSung])
    expect((await ids('Mai Sơn')).sort()).toEqual([inMaiSon, inChiengSung].sort())
    expect((await page('cân đo Cò Nòi')).formerly.texts).toEqual(['Xã Cò Nòi (huyện Mai Sơn cũ) nay thuộc xã Mai Sơn.'])
  })
})

withEachEngine('one thing written in several ways', () => {
  it('is found in one order, marked and given as a reason, whichever way it is spelled', async () => {
    const older = consultant({ subjects: ['ERP'], headline: 'Chuẩn hoá quản lý sản xuất qui mô nhỏ' }).profileId
    const newer = consultant({ subjects: ['ERP'], headline: 'Chuẩn hóa quản lí sản xuất quy mô lớn' }).profileId
    await drainJobs()
    for (const [one, other] of [
      ['chuẩn hoá', 'chuẩn hóa'],
      ['quản lý', 'quản lí'],
      ['qui mô', 'quy mô'],
    ] as const) {
      const [first, second] = [(await page(one)).found!.items, (await page(other)).found!.items]
      expect(first.map(({ id }) => id).sort()).toEqual([older, newer].sort())
      expect(second).toEqual(first)
      for (const { headline, reasons } of first) {
        expect(headline.toLowerCase()).toMatch(new RegExp(`⟦(${one}|${other})⟧`))
        expect(reasons.join().toLowerCase()).toMatch(new RegExp(`“(${one}|${other})”`))
      }
    }
  })

  it('is found without diacritics and in a name', async () => {
    const headline = 'Vật lý trị liệu tại xưởng'
    const { profileId } = consultant({ name: 'Công ty Thúy Mỹ', subjects: ['ERP'], headline })
    await drainJobs()
    for (const words of ['vật lí trị liệu', 'vat li tri lieu', 'Thuý Mĩ']) {
      const { cards } = await search(words)
      expect(
        cards.map(({ id }) => id),
        words,
      ).toEqual([profileId])
      expect(JSON.stringify(cards[0]), words).toContain('⟦')
    }
  })

  it('is found first where it has the diacritics that were typed', async () => {
    const cloud = consultant({ name: 'Công ty Mây Trắng', subjects: ['ERP'] }).profileId
    const machine = consultant({ name: 'Trung tâm Kỹ thuật', subjects: ['TPM'], headline: 'Bảo trì máy' }).profileId
    await drainJobs()
    expect(await ids('máy')).toEqual([machine, cloud])
    expect(await ids('mây')).toEqual([cloud, machine])
    expect((await ids('may')).sort()).toEqual([cloud, machine].sort())
  })

  it('is found as a code in a headline, as it stands and however it is parted, with a mark on it', async () => {
    const named = consultant({ subjects: ['ERP'], headline: 'Bộ tài liệu K24A07B, QTX2026 và T.C-18/HD' }).profileId
    const parted = consultant({ subjects: ['ERP'], headline: 'Định mức A4-17 và theo ISO/IEC 17043' }).profileId
    await drainJobs()
    const ways = {
      [named]: ['K24A07B', 'k24a07b', 'tài liệu K24A07B', 'QTX2026', 'qtx 2026', 'QTX-2026', 'T.C-18/HD'],
      [parted]: ['A417', 'a4 17', 'A4-17', 'iso17043', 'ISO 17043', 'iso-17043'],
    }
    for (const [id, all] of Object.entries(ways)) {
      for (const words of all) {
        const { cards } = await search(words)
        expect(
          cards.map((card) => card.id),
          words,
        ).toEqual([id])
        expect(cards[0]!.headline, words).toContain('⟦')
      }
    }
  })
})

withEachEngine('more words than a search looks at', () => {
  it('are said to be shortened, and the first of them find somebody', async () => {
    const { profileId } = consultant({ name: 'Tổ Sấy', subjects: ['TPM'], headline: 'Bảo trì máy sấy chè' })
    await drainJobs()
    const typed = `máy sấy chè hay hỏng ${'giữa vụ mà chưa có ai sửa '.repeat(12)}`.trim()
    const { tooLong, query, found } = await page(typed)
    expect(tooLong).toBe(typed)
    expect(query.text.length).toBeLessThanOrEqual(200)
    expect(typed.startsWith(`${query.text} `)).toBe(true)
    expect(found!.items.map(({ id }) => id)).toEqual([profileId])
    expect((await page('máy sấy chè')).tooLong).toBeNull()
  })
})

withEachEngine('a subject and a place where nobody is', () => {
  let serving: string, elsewhere: string
  const near = async (words: string) => {
    const { found, formerly } = await page(words)
    const { title = '', note = '', to = '', items = [] } = found!.nearest?.atPlace ?? {}
    return { total: found!.total, formerly, title, note, to, ids: items.map(({ id }) => id) }
  }

  beforeAll(async () => {
    serving = consultant({ name: 'Trung tâm Kiểm Thử', subjects: ['HACCP'] }).profileId
    const far = consultant({ name: 'Công ty Miền Xuôi', subjects: ['TRACE'] })
    elsewhere = far.profileId
    saveReach(far.actor, {
      anySector: true,
      sectors: [],
      anyProvince: false,
      provinces: ['01'],
      languages: ['vi'],
      workModes: ['onsite'],
      clientSizes: ['micro', 'small'],
    })
    await drainJobs()
  })

  it.each(['haccp hát lót', 'HACCP ở thị trấn Hát Lót', 'haccp hat lot', 'hacp hát lót'])(
    '"%s" says so and shows who takes work in the province',
    async (words) => {
      const { total, title, note, to, ids } = await near(words)
      expect(total).toBe(0)
      expect(ids).toEqual([serving])
      expect(title).toBe('1 chuyên gia, đơn vị nhận việc tại Sơn La')
      expect(note).toMatch(/^Ở xã Mai Sơn chưa có chuyên gia, đơn vị nào làm về “haccp”\./i)
      expect(note).toContain('nhận việc tại Sơn La')
      expect(to.toLowerCase()).toBe('/consultants?q=haccp&province=14')
      const listed = await loader({ request: new Request(`http://localhost${to}`), params: {}, context: {} })
      expect(listed.found!.items.map(({ id }) => id)).toEqual([serving])
    },
  )

  it('shows who is elsewhere where nobody takes work there, and says that too', async () => {
    const { ids, title, note } = await near('truy xuất Hát Lót')
    expect(ids).toEqual([elsewhere])
    expect(title).toBe('1 chuyên gia, đơn vị ở nơi khác')
    expect(note).toContain('Cũng chưa có ai ghi là nhận việc tại Sơn La')
    expect((await near('truy xuất Lào Cai')).note).toContain(
      'Ở Lào Cai chưa có chuyên gia, đơn vị nào làm về “truy xuất”',
    )
  })

  it('says nothing of a place where somebody is, or where none is named', async () => {
    const there = consultantIn('Xã Mai Sơn', 'Tổ Cân Đo')
    await drainJobs()
    expect(await ids('cân đo Hát Lót')).toEqual([there])
    expect(await near('haccp thổ cẩm')).toMatchObject({ total: 0, ids: [], note: '' })
  })
})
