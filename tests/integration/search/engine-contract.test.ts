import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { embeddedEngine } from '~search/embedded/engine'
import { hasWords } from '~search/embedded/one-document'
import { HIGHLIGHT, indexName, type SearchEngine, type SearchQuery } from '~search/engine'
import { IndexMissing } from '~search/errors'
import { meilisearchEngine } from '~search/meilisearch'
import { changed, consultants, settings } from './engine-contract-data'

describe.each([
  ['the Meilisearch server', () => meilisearchEngine(process.env.MEILI_URL!, process.env.MEILI_KEY!)],
  ['the embedded index', embeddedEngine],
])('%s', (_, made) => {
  let engine: SearchEngine
  const index = indexName('contract')
  const other = indexName('contract_other')

  const answer = (query: Omit<SearchQuery, 'index'>) => engine.search({ index, ...query })
  const found = async (query: Omit<SearchQuery, 'index'>) => (await answer(query)).hits.map((hit) => hit.id)
  const sortedIds = async (query: Omit<SearchQuery, 'index'>) => (await found(query)).sort()
  const everyone = ['certifier', 'food', 'lean', 'trace']

  beforeAll(async () => {
    engine = made()
    await engine.ensureIndex(index, settings)
    await engine.upsert(index, consultants)
  })
  afterAll(async () => {
    await engine.drop(index)
    await engine.drop(other)
  })

  it('knows what it holds', async () => {
    expect((await engine.health()).available).toBe(true)
    expect(await engine.exists(index)).toBe(true)
    expect(await engine.count(index)).toBe(4)
    expect(await engine.fieldOfAll(index, 'publishedAt')).toEqual(
      new Map<string, unknown>(consultants.map((one) => [one.id, one.publishedAt])),
    )
  })

  it.each([
    ['đào tạo', ['food', 'lean']],
    ['dao tao', ['food', 'lean']],
    ['ĐÀO TẠO', ['food', 'lean']],
    ['đào tạo'.normalize('NFD'), ['food', 'lean']],
    ['dinh mau', ['lean']],
    ['mã vạch', ['trace']],
    ['chè haccp', ['food']],
    ['chè thổ cẩm', []],
    ['haccp của chè', ['food']],
    ['txng', ['trace']],
    ['truy xuất mận', ['trace']],
    ['attp', ['food']],
    ['iso 9001', ['certifier']],
    ['đào tạo công nh', ['food']],
    ['chứng', ['certifier']],
    ['chuẩn hóa', ['lean']],
    ['chuan hoá', ['lean']],
    ['quản lí', ['trace']],
    ['quản lý', ['trace']],
    ['quan li', ['trace']],
    ['QTX2026', ['trace']],
    ['qtx 2026', ['trace']],
    ['QTX-2026', ['trace']],
    ['mã qtx2026', ['trace']],
    ['A4-17', ['trace']],
    ['a4 17', ['trace']],
    ['A417', ['trace']],
    ['a 417', ['trace']],
    ['mã A4/17', ['trace']],
    ['tcvn11041', ['lean']],
    ['TCVN 11041', ['lean']],
    ['tcvn 11041-2', ['lean']],
    ['chuẩn K24A07B', ['lean']],
    ['k24 a07b', ['lean']],
    ['A4 18', []],
    ['QTX2027', []],
    ['quy', ['food', 'lean']],
    ['quyế', ['food']],
    ['iso9001', ['certifier']],
    ['ISO-9001', ['certifier']],
    ['', everyone],
  ])('finds all the words of "%s", folded', async (text, expected) => {
    expect(await sortedIds({ text })).toEqual(expected)
    const byItself = consultants.filter((document) => hasWords(document, text, settings)).map(({ id }) => id)
    expect(byItself.sort()).toEqual(expected)
  })

  it('puts those first that have the words in a weightier field', async () => {
    await engine.ensureIndex(other, settings)
    await engine.upsert(other, [
      changed(consultants[0]!, { id: 'plain', introduction: 'Giỏi kaizen' }),
      changed(consultants[0]!, { id: 'titled', name: 'Kaizen Tây Bắc' }),
    ])
    const { hits } = await engine.search({ index: other, text: 'kaizen' })
    expect(hits.map((hit) => hit.id)).toEqual(['titled', 'plain'])
    expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score)
    for (const { score } of hits) expect(score).toSatisfy((one: number) => one >= 0 && one <= 1)
    await engine.drop(other)
  })

  it('narrows by values, by any of several, by numbers and by ids', async () => {
    const meeting = (...conditions: SearchQuery['conditions'] & object) => sortedIds({ conditions })
    expect(await meeting({ field: 'subjects', anyOf: ['5S'] })).toEqual(['food', 'lean'])
    expect(await meeting({ field: 'subjects', anyOf: ['GS1', 'KAIZEN'] })).toEqual(['lean', 'trace'])
    expect(await meeting({ field: 'subjects', anyOf: ['5S'] }, { field: 'subjects', anyOf: ['HACCP'] })).toEqual([
      'food',
    ])
    expect(await meeting({ field: 'advises', anyOf: [true] })).toEqual(['food', 'lean', 'trace'])
    expect(await meeting({ field: 'checkedUntil', atLeast: 20261231 })).toEqual(['certifier', 'food', 'lean'])
    expect(await meeting({ field: 'checkedUntil', anyOf: [20260630] })).toEqual(['trace'])
    expect(await meeting({ field: 'id', anyOf: ['trace', 'nobody'] })).toEqual(['trace'])
    expect(await sortedIds({ text: 'xưởng', conditions: [{ field: 'subjects', anyOf: ['KAIZEN'] }] })).toEqual(['lean'])
  })

  it.each([
    '"] OR advises = true OR subjects IN ["',
    "x' OR '1'='1",
    '5S" OR "GS1',
    '\\',
    '\\"',
    '"',
    'OR',
    '%',
    '',
    '\u0000',
    '\uD800',
  ])('takes a condition’s value for a value: %j', async (value) => {
    expect(await found({ conditions: [{ field: 'subjects', anyOf: [value] }] })).toEqual([])
    expect(await found({ conditions: [{ field: 'id', anyOf: [value] }] })).toEqual([])
  })

  it('finds a value with quotes in it', async () => {
    expect(await found({ conditions: [{ field: 'subjects', anyOf: ['ISO "9001"'] }] })).toEqual(['certifier'])
  })

  it('counts facets among what was found, and nothing else', async () => {
    const { facets } = await answer({ text: '', facets: ['subjects', 'advises'] })
    expect(facets).toEqual({
      subjects: { '5S': 2, HACCP: 2, KAIZEN: 1, TRACE: 1, GS1: 1, 'ISO "9001"': 1 },
      advises: { true: 3, false: 1 },
    })
    const narrowed = await answer({
      text: 'xưởng',
      conditions: [{ field: 'subjects', anyOf: ['HACCP'] }],
      facets: ['subjects', 'checkedUntil'],
      limit: 0,
    })
    expect(narrowed).toMatchObject({ hits: [], total: 1 })
    expect(narrowed.facets).toEqual({ subjects: { HACCP: 1, '5S': 1 }, checkedUntil: { 99991231: 1 } })
  })

  it('shows pages of what it sorted, with the total', async () => {
    const page = (number: number, sort: string) => answer({ sort: [sort], page: { number, size: 3 } })
    expect((await page(1, 'publishedAt:desc')).hits.map((hit) => hit.id)).toEqual(['certifier', 'lean', 'food'])
    const last = await page(2, 'publishedAt:desc')
    expect(last).toMatchObject({ total: 4, hits: [{ id: 'trace' }] })
    expect((await page(3, 'publishedAt:desc')).hits).toEqual([])
    expect((await page(1, 'publishedAt:asc')).hits.map((hit) => hit.id)).toEqual(['trace', 'food', 'lean'])
    expect(await found({ sort: ['publishedAt:desc'], limit: 1 })).toEqual(['certifier'])
  })

  it('gives the fields asked for, with the words that matched between marks', async () => {
    const { hits } = await answer({ text: 'dao tao', retrieve: ['subjects'], highlight: ['services', 'introduction'] })
    const lean = hits.find((hit) => hit.id === 'lean')!
    expect(lean.document).toEqual({ id: 'lean', subjects: ['5S', 'KAIZEN'] })
    const marked = (value: unknown) => String(value).replaceAll(`${HIGHLIGHT.close} ${HIGHLIGHT.open}`, ' ')
    const [first, second] = lean.highlighted.services as string[]
    expect(marked(first)).toBe('⟦Đào tạo⟧ 5S tại xưởng')
    expect(second).toBe('Chuẩn hoá thao tác')
    expect(lean.highlighted.introduction).toBe(consultants[0]!.introduction)
  })

  it('finds whoever has any of the terms, most weight first', async () => {
    const terms = [
      { term: 'truy xuat', weight: 4 },
      { term: 'haccp', weight: 2 },
      { term: 'xuong', weight: 1 },
      { term: 'tho cam', weight: 9 },
    ]
    const { hits, total } = await answer({ terms, limit: 10 })
    expect(hits.map((hit) => hit.id)).toEqual(['trace', 'food', 'lean'])
    expect(total).toBe(3)
    expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score)
    expect(await found({ terms, limit: 1 })).toEqual(['trace'])
    const conditions = [{ field: 'subjects', anyOf: ['5S'] }]
    expect(await found({ terms, conditions, limit: 10 })).toEqual(['food', 'lean'])
    expect(await found({ terms: [], limit: 10 })).toEqual([])
  })

  it('takes a pair for two syllables side by side', async () => {
    expect(await found({ terms: [{ term: 'truy tim', weight: 1 }], limit: 10 })).toEqual(['food'])
    expect(await found({ terms: [{ term: 'truy nguon', weight: 1 }], limit: 10 })).toEqual([])
  })

  it('answers several queries in their order', async () => {
    const answers = await engine.multiSearch([
      { index, text: 'haccp' },
      { index, terms: [{ term: 'ma vach', weight: 1 }], limit: 5 },
      { index, text: 'haccp', conditions: [{ field: 'subjects', anyOf: ['GS1'] }] },
    ])
    expect(answers.map(({ hits }) => hits.map((hit) => hit.id))).toEqual([['food'], ['trace'], []])
    expect(await engine.multiSearch([])).toEqual([])
  })

  it.each([
    'a" OR b:* NEAR(x, 3) AND NOT "',
    '* ^ - + : { } ( ) [ ] , ;',
    'name : chè',
    '-chè NOT xưởng',
    '""',
    "'; DROP TABLE documents_1; --",
    'chè\u0000xưởng',
    '😀 🫖',
    '\uD800',
    'é́́́',
    'xưởng chè '.repeat(500),
    'a'.repeat(5000),
  ])('is not thrown by %j', async (text) => {
    const terms = text.split(' ').map((term) => ({ term, weight: 1 }))
    for (const query of [{ text }, { text, highlight: ['name'], facets: ['subjects'] }, { terms, limit: 5 }]) {
      expect((await answer(query)).hits).toBeInstanceOf(Array)
    }
    expect(await found({ text: 'haccp' })).toEqual(['food'])
  })

  it('replaces and removes documents', async () => {
    await engine.ensureIndex(other, settings)
    await engine.upsert(other, consultants)
    await engine.upsert(other, [
      changed(consultants[1]!, { name: 'Công ty Vỏ Sò', services: ['Đo lường'], subjects: ['5S'] }),
    ])
    const ids = async (query: Omit<SearchQuery, 'index'>) =>
      (await engine.search({ index: other, ...query })).hits.map((hit) => hit.id).sort()
    expect(await engine.count(other)).toBe(4)
    expect(await ids({ text: 'mã vườn' })).toEqual([])
    expect(await ids({ text: 'vỏ sò' })).toEqual(['trace'])
    expect(await ids({ terms: [{ term: 'ma vach', weight: 1 }] })).toEqual([])
    expect(await ids({ conditions: [{ field: 'subjects', anyOf: ['TRACE'] }] })).toEqual([])
    expect(await ids({ conditions: [{ field: 'subjects', anyOf: ['5S'] }] })).toEqual(['food', 'lean', 'trace'])
    await engine.remove(other, ['trace', 'nobody'])
    await engine.remove(other, [])
    expect(await engine.count(other)).toBe(3)
    expect(await ids({ text: 'vỏ sò' })).toEqual([])
    expect(await ids({ text: '' })).toEqual(['certifier', 'food', 'lean'])
    expect((await engine.search({ index: other, facets: ['subjects'] })).facets.subjects).toMatchObject({ '5S': 2 })
    await engine.drop(other)
  })

  it('applies settings that changed to the documents it has', async () => {
    await engine.ensureIndex(other, { ...settings, searchable: ['name'], filterable: [], sortable: [] })
    await engine.upsert(other, consultants)
    const ids = async (query: Omit<SearchQuery, 'index'>) =>
      (await engine.search({ index: other, ...query })).hits.map((hit) => hit.id)
    expect(await ids({ text: 'haccp' })).toEqual([])
    await engine.ensureIndex(other, { ...settings, stopWords: ['chè'] })
    expect(await engine.count(other)).toBe(4)
    expect(await ids({ text: 'chè haccp' })).toEqual(['food'])
    expect(await ids({ conditions: [{ field: 'subjects', anyOf: ['GS1'] }], sort: ['publishedAt:asc'] })).toEqual([
      'trace',
    ])
    await engine.drop(other)
  })

  it('exchanges two indexes, and renames where the live one is missing', async () => {
    const live = indexName('contract_live')
    await engine.ensureIndex(other, settings)
    await engine.upsert(other, consultants.slice(0, 1))
    await engine.swap(live, other)
    expect([await engine.exists(live), await engine.exists(other)]).toEqual([true, false])
    await engine.ensureIndex(other, settings)
    await engine.upsert(other, consultants)
    await engine.swap(live, other)
    expect([await engine.count(live), await engine.count(other)]).toEqual([4, 1])
    await engine.drop(live)
    await engine.drop(other)
    expect([await engine.exists(live), await engine.exists(other)]).toEqual([false, false])
  })

  it('says of an index that is not there that it is missing', async () => {
    const nowhere = indexName('contract_nowhere')
    await expect(engine.search({ index: nowhere, text: 'chè' })).rejects.toThrow(IndexMissing)
    await expect(engine.multiSearch([{ index, text: '' }, { index: nowhere }])).rejects.toThrow(IndexMissing)
    await expect(engine.count(nowhere)).rejects.toThrow(IndexMissing)
    await expect(engine.fieldOfAll(nowhere, 'name')).rejects.toThrow(IndexMissing)
    await engine.remove(nowhere, ['lean'])
    await engine.drop(nowhere)
    expect(await engine.exists(nowhere)).toBe(false)
  })
})
