import { describe, expect, it } from 'vitest'
import { countTerms, inverseDocumentFrequency, termScore } from '~/language/bm25'

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
