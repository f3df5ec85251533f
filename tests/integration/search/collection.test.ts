import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { foldedTexts, termCounts, wordsLike } from '~search/collection'
import { closeEmbedded, embeddedEngine } from '~search/embedded/engine'
import { indexName, type IndexSettings } from '~search/engine'
import { IndexMissing } from '~search/errors'
import { changed } from './engine-contract-data'

const engine = embeddedEngine()
const index = indexName('collection')
const other = indexName('collection_other')
const settings: IndexSettings = {
  searchable: ['name', 'texts', 'alias'],
  ranked: ['name', 'texts'],
  filterable: ['kind'],
  sortable: [],
  stopWords: ['của'],
  synonyms: {},
  typos: { oneFrom: 8, twoFrom: 12 },
  maxFacetValues: 100,
  maxTotal: 1000,
}

const tea = {
  id: 'tea',
  name: 'Xưởng chè',
  texts: ['Truy xuất nguồn gốc. Máy sấy', 'của chè'],
  alias: 'HACCP',
  kind: 'a',
}
const wood = { id: 'wood', name: 'Xưởng gỗ', texts: ['Truy tìm máy sấy'], alias: '', kind: 'b' }

const having = (...terms: string[]) => {
  const { documents, having } = termCounts(index, terms)
  return { documents, ...Object.fromEntries(having) }
}

beforeEach(async () => {
  await engine.ensureIndex(index, settings)
  await engine.upsert(index, [tea, wood])
})
afterEach(async () => {
  for (const one of [index, other]) await engine.drop(one)
})

describe('what the house knows of a collection’s words', () => {
  it('counts the documents that have a syllable or a pair, in the ranked fields only', () => {
    expect(having('xuong', 'che', 'truy', 'truy xuat', 'may say', 'haccp', 'tho cam')).toEqual({
      documents: 2,
      xuong: 2,
      che: 1,
      truy: 2,
      'truy xuat': 1,
      'may say': 2,
    })
  })

  it('takes no two syllables for a pair that a sentence mark or a field stands between', () => {
    expect(having('goc may', 'che truy', 'say cua', 'cua che')).toEqual({ documents: 2, 'cua che': 1 })
    expect(having('truy xuat nguon', '', '"', 'truy OR may')).toEqual({ documents: 2 })
  })

  it('follows documents that come, change and go, those asked for before too', async () => {
    const asked = ['xuong', 'che', 'go', 'truy xuat', 'may say']
    having(...asked)
    await engine.upsert(index, [
      changed(wood, { name: 'Hợp tác xã chè', texts: ['Truy xuất'] }),
      changed(tea, { id: 'more' }),
    ])
    expect(having(...asked)).toEqual({ documents: 3, xuong: 2, che: 3, 'truy xuat': 3, 'may say': 2 })
    await engine.remove(index, ['tea', 'nobody'])
    expect(having(...asked)).toEqual({ documents: 2, xuong: 1, che: 2, 'truy xuat': 2, 'may say': 1 })
    closeEmbedded()
    expect(having(...asked)).toEqual({ documents: 2, xuong: 1, che: 2, 'truy xuat': 2, 'may say': 1 })
  })

  it('goes with the name when two indexes are exchanged', async () => {
    having('xuong', 'go')
    await engine.ensureIndex(other, settings)
    await engine.upsert(other, [wood])
    await engine.swap(index, other)
    expect(having('xuong', 'che', 'go')).toEqual({ documents: 1, xuong: 1, go: 1 })
    await engine.drop(index)
    expect(() => termCounts(index, ['xuong'])).toThrow(IndexMissing)
  })

  it('gives the ranked fields as folded syllables', () => {
    expect(foldedTexts(index, ['tea', 'nobody'])).toEqual(
      new Map([['tea', 'xuong che\ntruy xuat nguon goc\nmay say\ncua che']]),
    )
    expect(foldedTexts(index, [])).toEqual(new Map())
  })

  it('knows which of its syllables a typing error may have been meant as, the commonest first', async () => {
    await engine.upsert(index, [changed(tea, { id: 'more', name: 'Xương Xường truyền' })])
    expect(wordsLike(index, 'xuobg')).toEqual([{ word: 'xuong', having: 3 }])
    expect(wordsLike(index, 'truyn')).toEqual([
      { word: 'truy', having: 3 },
      { word: 'truyen', having: 1 },
    ])
    await engine.remove(index, ['more'])
    expect(wordsLike(index, 'truyn')).toEqual([{ word: 'truy', having: 2 }])
    expect(wordsLike(index, 'xyz')).toEqual([])
  })
})
