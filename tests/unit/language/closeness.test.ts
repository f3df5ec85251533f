import { describe, expect, it } from 'vitest'
import { markWords } from '~/language/mark-words'
import { type Collection, closenessOf, textTerms } from '~/language/closeness'
import { foldedSyllables } from '~/language/syllables'
import { matchTexts } from '~/domain/matching/ranking/text-match'

const texts = [
  'on dinh chat luong me rang nung say',
  'ho so cua xuong\nca phe',
  'tu van halal cua nha hang',
  'ban che cua ban',
]
/** The documents above as an index would count them. */
const collection: Collection = {
  counts: (terms) => ({
    documents: texts.length,
    having: new Map(
      terms
        .map(
          (term) =>
            [term, texts.filter((text) => ` ${text.replace('\n', ' | ')} `.includes(` ${term} `)).length] as const,
        )
        .filter(([, count]) => count > 0),
    ),
  }),
  meantBy: (syllable) => (syllable === 'halol' ? ['halal'] : []),
}
const termsOf = (text: string) => textTerms(text, collection)
const scores = (text: string) => closenessOf(termsOf(text), texts).map(({ score }) => score)

describe('how close profiles come to free text', () => {
  it('a pair side by side tells more than its two syllables apart, and ends with the line', () => {
    const [roaster, apart] = scores('mẻ rang')
    expect(roaster).toBeGreaterThan(0)
    expect(apart).toBe(0)
    expect(closenessOf(termsOf('xưởng cà phê'), texts)[1]!.parts.map(({ term }) => term)).toEqual(
      expect.arrayContaining(['ca phe', 'xuong']),
    )
    expect(closenessOf([{ term: 'xuong ca', weight: 1 }], texts)[1]!.score).toBe(0)
  })

  it('a rare word tells more than one that everybody uses', () => {
    const [rare, common] = [termsOf('halal của')[0]!, termsOf('halal của').at(-1)!]
    expect(rare.term).toBe('halal')
    expect(common.term).toBe('cua')
    expect(rare.weight).toBeGreaterThan(2 * common.weight)
  })

  it('a word that nobody uses is mended, and counts less than one typed well', () => {
    const [, , well] = scores('halal')
    const [, , mended] = scores('halol')
    expect(mended).toBeGreaterThan(0)
    expect(mended).toBeLessThan(well!)
    expect(scores('zzzzz')).toEqual([0, 0, 0, 0])
  })

  it('is told in the words of the need, pairs that carry meaning only', () => {
    const need = 'Mẻ rang của cà phê không đều'
    const matched = matchTexts(need, closenessOf(termsOf(need), texts), new Set(['me rang', 'ca phe']))
    expect(matched[0]!.words).toEqual(['Mẻ rang'])
    expect(Math.max(...matched.map(({ score }) => score))).toBe(1)
    expect(matched[1]!.words).toEqual(['cà phê'])
    expect(matched[2]!.words).toEqual([])
  })
})

describe('marking words', () => {
  const mark = (text: string, ...terms: string[]) =>
    markWords(text, { terms: new Set(terms), isMeant: () => true }, { open: '[', close: ']' })

  it('keeps the text as written and joins neighbours', () => {
    expect(mark('Ổn định mẻ rang, nung', 'me rang')).toBe('Ổn định [mẻ rang], nung')
    expect(mark('Truy xuất nguồn gốc chè', 'truy xuat', 'nguon', 'goc')).toBe('[Truy xuất nguồn gốc] chè')
    expect(mark('mẻ, rang', 'me', 'rang')).toBe('[mẻ], [rang]')
    expect(mark('mẻ. Rang', 'me rang')).toBe('mẻ. Rang')
  })

  it('loses nothing, whatever the text', () => {
    for (const text of ['', '⟦a⟧ b', 'đường 🚛 Đường', 'a\u0301 e\u0302']) {
      const marked = mark(text, ...foldedSyllables(text))
      expect(marked.replaceAll('[', '').replaceAll(']', '')).toBe(text.normalize('NFC'))
    }
  })
})
