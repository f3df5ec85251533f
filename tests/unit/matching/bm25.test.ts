import { describe, expect, it } from 'vitest'
import { countTerms, inverseDocumentFrequency, termScore } from '~/domain/matching/bm25'
import { matchTexts } from '~/domain/matching/text-match'

describe('BM25', () => {
  const score = (terms: string[], term = 'may') => termScore(term, 2, countTerms(terms), 4)

  it('gives a repeated term more, but ever less', () => {
    const [one, two, three] = [1, 2, 3].map((n) => score([...Array<string>(n).fill('may'), 'a', 'b'])) as [
      number,
      number,
      number,
    ]
    expect(two).toBeGreaterThan(one)
    expect(three - two).toBeLessThan(two - one)
    expect(score(['a'])).toBe(0)
  })

  it('gives a rare term more than a common one, and never less than nothing', () => {
    expect(inverseDocumentFrequency(59, 1)).toBeGreaterThan(inverseDocumentFrequency(59, 30))
    expect(inverseDocumentFrequency(59, 59)).toBeGreaterThanOrEqual(0)
    expect(inverseDocumentFrequency(3, 5)).toBeGreaterThanOrEqual(0)
  })
})

describe('the texts of profiles', () => {
  const terms = ['me rang', 'rang', 'ca phe', 'cua'].map((term) => ({
    term,
    having: term === 'cua' ? 40 : 1,
    tells: term.includes(' '),
  }))

  it('are compared with the need, and say which of its own words counted', () => {
    const [roaster, other, nothing] = matchTexts('Mẻ rang của cà phê không đều', terms, 40, [
      'Ổn định chất lượng mẻ rang, nung, sấy',
      'hồ sơ của xưởng',
      'Halal',
    ])
    expect(roaster!.score).toBe(1)
    expect(roaster!.words).toEqual(['Mẻ rang'])
    expect(other!.score).toBeLessThan(0.1)
    expect(other!.words).toEqual([])
    expect(nothing!.score).toBe(0)
  })
})
