import { beforeAll, describe, expect, it } from 'vitest'
import { completeSearch } from '~/domain/discovery/complete-search.server'
import { drainJobs } from '~/worker/worker.server'
import { loader as suggestLoader } from '~/routes/public/consultant-completions'
import { loader } from '~/routes/public/consultants'
import { db } from '~db/connection'
import { profileAreas } from '~db/schema'
import { consultant, consultantWithDraft } from '~tests/scenarios'

const asked = (path: string) => ({ request: new Request(`http://localhost${path}`), params: {}, context: {} })
const page = (query: string) => loader(asked(`/consultants${query}`))
type Groups = { groups: { title: string; entries: { text: string; note: string; to: string }[] }[] }
const suggestions = async (query: string) =>
  ((await (await suggestLoader(asked(`/consultants/suggest${query}`))).json()) as Groups).groups

let quality: string, trace: string, cloud: string, saving: string

beforeAll(async () => {
  quality = consultant({ name: 'Công ty Sao Thử', subjects: ['ISO-9001', '5S'] }).profileId
  trace = consultant({ name: 'HTX Mã Vườn Mẫu', subjects: ['TRACE'], provinceCode: '14' }).profileId
  cloud = consultant({ name: 'Tổ tư vấn Mây Thử', subjects: ['HACCP'] }).profileId
  saving = consultant({
    name: 'Bà Tiết Kiệm',
    subjects: ['5S'],
    headline: 'Kỹ năng năng suất, tiết kiệm năng lượng',
  }).profileId
  db.insert(profileAreas).values({ profileId: trace, provinceCode: '15' }).run()
  consultantWithDraft({ name: 'Công ty Sao Nháp', subjects: ['ISO-9001'] })
  await drainJobs()
})

describe('what is offered while somebody types', () => {
  it('consultants by name, only those who are introduced', async () => {
    expect((await completeSearch('cong ty sao')).consultants.map(({ id }) => id)).toEqual([quality])
    expect((await completeSearch('mã vườn')).consultants.map(({ id }) => id)).toEqual([trace])
  })

  it('places that somebody serves, by present and former names and by commune', async () => {
    const provinces = async (typed: string) => (await completeSearch(typed)).places.map(({ province }) => province)
    expect(await provinces('son la')).toEqual(['14'])
    expect((await completeSearch('mộc châu')).places[0]).toMatchObject({ province: '14' })
    expect(await provinces('lào cai')).toEqual(['15'])
    expect(await provinces('yen bai')).toEqual(['15'])
    expect(await provinces('cà mau')).toEqual([])
  })

  it('each with the address that it stands for, beside the filters chosen already', async () => {
    const groups = await suggestions('?q=truy+suat&language=vi&view=area&page=3')
    expect(groups[0]!.entries[0]).toMatchObject({
      text: 'Truy xuất nguồn gốc',
      to: '/consultants?subject=TRACE&language=vi',
    })
    const named = (await suggestions('?q=sao+thu')).flatMap(({ entries }) => entries)
    expect(named).toContainEqual(expect.objectContaining({ text: 'Công ty Sao Thử', to: `/consultants/${quality}` }))
  })

  it('is at most eight entries, and nothing for nothing', async () => {
    const entries = (await suggestions('?q=he+thong')).flatMap((group) => group.entries)
    expect(entries.length).toBe(8)
    expect(await suggestions('?q=')).toEqual([])
    expect(await suggestions('?q=+a+')).toEqual([])
  })
})

describe('what the page says of those it found', () => {
  it('which of the filters and words they meet', async () => {
    const reasons = async (query: string) => (await page(query)).found!.items[0]!.reasons.join('; ')
    expect(await reasons('?subject=TRACE&province=14')).toMatch(/Truy xuất nguồn gốc.*ở ngay Sơn La/)
    expect(await reasons('?q=truy+xuat')).toMatch(/“Truy xuất/i)
    expect(await reasons('?q=truy+xuat&subject=TRACE')).not.toContain('“')
    expect(await reasons('')).toBe('')
  })

  it('no word that is only spelled alike, marked or given as a reason', async () => {
    const { items, closest } = (await page('?q=hễ+máy+sấy+hỏng+lại+phải+chờ+phân+tích')).found!
    expect(closest).toBe(true)
    const { name, reasons } = items.find(({ id }) => id === cloud)!
    expect(name).not.toContain('⟦Mây⟧')
    expect(reasons.join()).toContain('“Phân tích”')
    expect(reasons.join()).not.toContain('Mây')
  })

  it('no half of a compound, no other spelling, and no word of the name as a reason', async () => {
    const productivity = (await page('?q=năng+suất')).found!.items.find(({ id }) => id === saving)!
    expect(productivity.headline).toBe('Kỹ năng ⟦năng suất⟧, tiết kiệm năng lượng')
    expect(productivity.reasons).toEqual(['hồ sơ có nhắc đến “năng suất”'])
    const named = (await page('?q=Mây+Thử')).found!.items.find(({ id }) => id === cloud)!
    expect(named.name).toContain('⟦Mây Thử⟧')
    expect(named.reasons).toEqual([])
    const machines = (await page('?q=máy')).found!.items
    expect(machines).not.toEqual([])
    expect(machines.map(({ name }) => name).join()).not.toContain('⟦')
  })

  it('what was meant by a mistyped word, and nobody as near who has a small part of the words', async () => {
    const { found: mistyped, subjects } = await page('?q=hacp')
    expect(mistyped!.nearest!.mended).toMatchObject({ words: 'haccp', items: [{ id: cloud }] })
    expect(subjects.map(({ to }) => to)).toEqual(['/consultants?subject=HACCP'])
    const near = async (words: string) => (await page(`?q=${words}`)).found!.nearest!.anyWord.map(({ id }) => id)
    expect(await near('vay+tiết+ngân+hàng')).toEqual([])
    expect(await near('tiết+kiệm+ngân+hàng')).toEqual([saving])
  })

  it('what is chosen, each with the search without it, and the map by the same counts as the filter', async () => {
    const { chips, clear } = await page('?q=truy+xuat&subject=TRACE&subject=5S')
    expect(chips.map(({ to }) => to)).toEqual([
      '/consultants?q=truy+xuat&subject=5S',
      '/consultants?q=truy+xuat&subject=TRACE',
    ])
    expect(clear).toBe('/consultants?q=truy+xuat')
    const { found, facets } = await page('?view=area&subject=TRACE')
    const counted = facets.find(({ facet }) => facet === 'province')!.options
    const sonLa = found!.map!.find(({ home }) => home)!
    expect(sonLa).toMatchObject({
      name: 'Sơn La',
      count: counted.find(({ value }) => value === '14')!.count,
      to: '/consultants?subject=TRACE&province=14',
    })
  })

  it('the subjects that the words may mean, where nobody is found', async () => {
    const { subjects, found } = await page('?q=hay+bi+loi+khong+truy+xuat+duoc+nguon+goc&subject=HALAL')
    expect(found!.total).toBe(0)
    expect(subjects[0]!.to).toBe('/consultants?subject=TRACE')
  })
})
