import { describe, expect, it } from 'vitest'
import { becauseOf } from '~/domain/suggestion/because'
import { compoundsIn, straddlesWords } from '~/language/compounds'
import { syllablesOf } from '~/language/syllables'

const read = (text: string, compounds: string[] = []) => {
  const syllables = syllablesOf(text)
  return {
    text,
    syllables,
    telling: syllables.map(({ folded }) => folded !== 'va'),
    isName: (syllable: string) => syllable === 'haccp',
    isCompound: (pair: string) => compounds.includes(pair),
  }
}
const pair = (first: number, score = 5) => ({ at: [first, first + 1], score })
const single = (place: number, score = 5) => ({ at: [place], score })

describe('the words that led to a subject', () => {
  const TEXT = 'lò sấy chè hỏng hoài'

  it('are not cut inside a compound, at either end', () => {
    expect(becauseOf(read(TEXT), [pair(2)])).toEqual(['chè hỏng'])
    expect(becauseOf(read(TEXT, ['say che']), [pair(2)])).toEqual(['sấy chè hỏng'])
    expect(becauseOf(read(TEXT, ['che hong']), [pair(1)])).toEqual(['sấy chè hỏng'])
  })

  it('end with the whole compound where a weak word is its second half, and with no weak word after that', () => {
    const certificate = read('xin giấy chứng và và nữa', ['chung va', 'va va'])
    expect(becauseOf(certificate, [pair(1)])).toEqual(['giấy chứng và'])
  })

  it('do not grow over a sentence mark or a word without meaning', () => {
    expect(becauseOf(read('lò sấy. chè hỏng', ['say che']), [pair(2)])).toEqual(['chè hỏng'])
    expect(becauseOf(read('lò và chè hỏng', ['va che']), [pair(2)])).toEqual(['chè hỏng'])
  })

  it('begin with words that only a weak word stands between', () => {
    expect(becauseOf(read('lò sấy và hỏng hoài'), [single(1), single(3)])).toEqual(['sấy và hỏng'])
    expect(becauseOf(read('lò sấy. Và hỏng hoài'), [single(1), single(3, 6)])).toEqual(['hỏng'])
  })

  it('are a single syllable only where it is a name or nothing else fits', () => {
    expect(becauseOf(read('xưởng làm haccp đi'), [single(2)])).toEqual(['haccp'])
    expect(becauseOf(read(TEXT), [single(3)])).toEqual(['hỏng'])
    expect(becauseOf(read(TEXT, ['say che']), [single(2)])).toEqual(['sấy chè'])
    expect(becauseOf(read(TEXT), [])).toEqual([])
  })
})

describe('compounds', () => {
  const others = Array.from({ length: 30 }, (_, i) => `chè số ${i} chờ làm chè`)
  const isCompound = compoundsIn(['truy xuất', 'tem truy xuất', 'truy xuất mận', 'làm mận', ...others].map(syllablesOf))

  it('are pairs that stand together far oftener than by chance', () => {
    expect(isCompound('truy xuat')).toBe(true)
    expect(isCompound('lam che')).toBe(false)
    expect(isCompound('xuat man')).toBe(false)
    expect(isCompound('nobody knows')).toBe(false)
  })

  it('are not cut across: the end of one and the beginning of the next are no expression', () => {
    const isOne = (pair: string) => ['truy xuat', 'nguon goc'].includes(pair)
    const straddling = (text: string) => {
      const syllables = syllablesOf(text)
      return syllables.map((_, end) => straddlesWords(syllables, end, isOne))
    }
    expect(straddling('tem truy xuất nguồn gốc')).toEqual([false, false, false, true, false])
    expect(straddling('xuất nguồn')).toEqual([false, false])
  })
})
