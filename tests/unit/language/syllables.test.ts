import { describe, expect, it } from 'vitest'
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
