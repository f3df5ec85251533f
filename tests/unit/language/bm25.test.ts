import { describe, expect, it } from 'vitest'
import { inverseDocumentFrequency, saturation } from '~/language/bm25'

describe('BM25', () => {
  it('gives a repeated term more, but ever less', () => {
    const score = (count: number) => saturation(count, 1, { k1: 1.2, b: 0.75 })
    expect(score(2)).toBeGreaterThan(score(1))
    expect(score(3) - score(2)).toBeLessThan(score(2) - score(1))
    expect(score(0)).toBe(0)
  })

  it('holds a long document back', () => {
    expect(saturation(1, 2, { k1: 1.2, b: 0.75 })).toBeLessThan(saturation(1, 1, { k1: 1.2, b: 0.75 }))
  })

  it('gives a rare term more than a common one, and never less than nothing', () => {
    expect(inverseDocumentFrequency(59, 1)).toBeGreaterThan(inverseDocumentFrequency(59, 30))
    expect(inverseDocumentFrequency(59, 59)).toBeGreaterThanOrEqual(0)
    expect(inverseDocumentFrequency(3, 5)).toBeGreaterThanOrEqual(0)
  })
})
