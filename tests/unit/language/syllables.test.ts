import { describe, expect, it } from 'vitest'
import { fold, nfc } from '~/language/fold'
import { foldedSyllables, syllablesOf, termsOf } from '~/language/syllables'
import { meantBy, oneEditApart } from '~/language/typing-errors'

describe('the syllables of a text', () => {
  it('carry no diacritics, in either way of writing Unicode', () => {
    expect(foldedSyllables('Đào tạo Năng suất')).toEqual(['dao', 'tao', 'nang', 'suat'])
    expect(foldedSyllables('Đào tạo'.normalize('NFD'))).toEqual(['dao', 'tao'])
  })

  it('keep designations and part names from numbers', () => {
    expect(foldedSyllables('ISO9001:2015, 5S, 4C, GS1, 4.0, 30ha, QCVN16')).toEqual([
      'iso',
      '9001',
      '2015',
      '5s',
      '4c',
      'gs1',
      '4.0',
      '30',
      'ha',
      'qcvn',
      '16',
    ])
  })

  it('know their place in the text as typed', () => {
    const text = 'máy hỏng, chờ thợ'
    expect(syllablesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['máy', 'hỏng', 'chờ', 'thợ'])
  })

  it('make pairs of neighbours, but not across a sentence mark', () => {
    expect(termsOf(syllablesOf('truy xuất. nguồn gốc'))).toEqual([
      'truy',
      'xuat',
      'nguon',
      'goc',
      'truy xuat',
      'nguon goc',
    ])
  })
})

it.each(['- máy hay hỏng', '"giảm hàng lỗi"', '… và', '/nope', 'máy'])('in “%s” the first follows nothing', (text) => {
  const [first, ...others] = syllablesOf(text)
  expect(first?.follows).toBe(false)
  expect(others.every(({ follows }) => follows)).toBe(true)
})

it('a letter with more marks than any language gives it keeps a few', () => {
  const marked = `a${'\u0301'.repeat(5_000)}${'\u0323'.repeat(5_000)}`
  expect(nfc(marked).length).toBeLessThan(10)
  expect(fold(`ế${marked}`)).toBe('ea')
})

describe('a typing error', () => {
  it('is one letter too many, too few, wrong, or two exchanged', () => {
    for (const typed of ['haccpp', 'hacp', 'hacdp', 'hcacp']) expect(oneEditApart(typed, 'haccp')).toBe(true)
    for (const other of ['haccp', 'hac', 'brcgs', 'ahccpp']) expect(oneEditApart(other, 'haccp')).toBe(false)
  })

  it('is not looked for in short syllables, which have too many neighbours', () => {
    expect(meantBy('ban', ['can', 'bat', 'bang'])).toEqual([])
    expect(meantBy('suat', ['xuat', 'sua', 'suot'])).toEqual(['xuat', 'suot'])
  })
})
