import { describe, expect, it } from 'vitest'
import { best } from '~search/embedded/best'
import { highlighted } from '~search/embedded/highlight'
import { RowSet } from '~search/embedded/row-set'
import { foldedText, tokensOf } from '~search/embedded/tokens'
import { matchExpression, wantedWords } from '~search/embedded/words-wanted'
import type { IndexSettings } from '~search/port'

describe('a set of rows', () => {
  const evens = RowSet.of([0, 2, 4, 30, 32, 62, 64, 1000])
  const small = RowSet.of([1, 2, 31, 32])

  it('knows its rows, in their order, and how many', () => {
    expect([...RowSet.of([64, 0, 31, 32, 31])]).toEqual([0, 31, 32, 64])
    expect([evens.size, small.size, new RowSet().size]).toEqual([8, 4, 0])
    expect([evens.has(1000), evens.has(1001), evens.has(100_000), small.has(31)]).toEqual([true, false, false, true])
    expect(RowSet.of(Array.from({ length: 500 }, (_, row) => row)).size).toBe(500)
  })

  it('meets and joins others without changing', () => {
    expect([...evens.and(small)]).toEqual([2, 32])
    expect([...small.or(evens)]).toEqual([0, 1, 2, 4, 30, 31, 32, 62, 64, 1000])
    expect([evens.sizeWith(small), small.sizeWith(evens)]).toEqual([2, 2])
    expect([evens.size, small.size]).toEqual([8, 4])
  })

  it('lets rows go', () => {
    const set = RowSet.of([5, 31])
    set.delete(31)
    set.delete(31)
    set.delete(9999)
    expect([...set]).toEqual([5])
  })
})

describe('the first of many', () => {
  const byNumber = (a: number, b: number) => a - b
  it.each([0, 1, 3, 6, 20])('are the same %i as of all put in order', (wanted) => {
    const all = [5, 3, 9, 3, 1, 7]
    expect(best(all, wanted, byNumber)).toEqual([...all].sort(byNumber).slice(0, wanted))
  })

  it('keeps equals as they came', () => {
    const all = ['b1', 'a1', 'b2', 'a2', 'a3']
    expect(best(all, 4, (a, b) => (a[0]! < b[0]! ? -1 : a[0]! > b[0]! ? 1 : 0))).toEqual(['a1', 'a2', 'a3', 'b1'])
  })
})

const settings: IndexSettings = {
  searchable: ['name'],
  ranked: ['name'],
  filterable: [],
  sortable: [],
  stopWords: ['mà', 'của', 'cua'],
  synonyms: { txng: ['truy xuất', 'truy suất'], 'truy xuất': ['txng', 'truy xuat'], iso9001: ['iso 9001'] },
  typos: { oneFrom: 8, twoFrom: 12 },
  maxFacetValues: 10,
  maxTotal: 10,
}
const expression = (text: string) => matchExpression(wantedWords(text, settings))

describe('what a search’s text asks for', () => {
  it.each([
    ['máy sấy', '(("may")) AND (("say" *))'],
    ['máy sấy ', '(("may")) AND (("say"))'],
    ['máy máy ', '(("may"))'],
    ['sấy của máy', '(("say")) AND (("may" *))'],
    ['ma mà cua ', '(("ma"))'],
    ['của', '(("cua" *))'],
    ['máy s', '(("may"))'],
    ['máy 5', '(("may" AND "5" *) OR ("may5" *))'],
    ['s', ''],
    ['!?', ''],
    ['iso9001 ', '(("iso" AND "9001") OR ("iso9001"))'],
    ['txng ', '(("txng") OR ("truy xuat") OR ("truy suat"))'],
    ['truy xuất gỗ ', '(("truy" AND "xuat") OR ("txng")) AND (("go"))'],
    ['a"b OR c* ', '(("a")) AND (("b")) AND (("or")) AND (("c"))'],
  ])('"%s" is %s', (text, expected) => {
    expect(expression(text)).toBe(expected)
  })

  it('is no more than forty words', () => {
    const words = Array.from({ length: 90 }, (_, i) => `tu${'o'.repeat(i)}`).join(' ')
    expect(wantedWords(words, settings)).toHaveLength(40)
  })
})

describe('marks around what matched', () => {
  const marked = (value: unknown, text: string) =>
    highlighted(
      value,
      wantedWords(text, settings).flatMap(({ ways }) => ways.flat()),
    )

  it.each([
    ['Máy sấy chè', 'may say', '⟦Máy sấy⟧ chè'],
    ['Sấy bằng MÁY', 'may say', '⟦Sấy⟧ bằng ⟦MÁY⟧'],
    ['Máy, sấy', 'may say', '⟦Máy⟧, ⟦sấy⟧'],
    ['Máy sấyy', 'may say', '⟦Máy sấyy⟧'],
    ['Máy sấyy', 'may say ', '⟦Máy⟧ sấyy'],
    ['Làm TXNG', 'truy xuat', 'Làm ⟦TXNG⟧'],
    ['Đường đi', 'duong', '⟦Đường⟧ đi'],
    ['Đường'.normalize('NFD'), 'duong', '⟦Đường⟧'],
    ['không có', 'gỗ', 'không có'],
  ])('%s for "%s": %s', (value, text, expected) => {
    expect(marked(value, text)).toBe(expected)
  })

  it('stand in each text of a list; what is no text stays', () => {
    expect(marked(['Máy', 'gỗ'], 'may')).toEqual(['⟦Máy⟧', 'gỗ'])
    expect(marked(7, 'may')).toBe(7)
  })
})

describe('a text as the index keeps it', () => {
  it('is folded syllables, with a line’s end where two are no pair', () => {
    expect(foldedText('  Đường sắt, (ISO9001).\nChè')).toBe('duong sat\niso 9001\nche')
    expect(foldedText('…')).toBe('')
  })

  it('has each syllable and pair once', () => {
    expect([...tokensOf('a b a b\nc')]).toEqual(['a', 'b', 'a_b', 'b_a', 'c'])
    expect([...tokensOf('')]).toEqual([])
  })
})
