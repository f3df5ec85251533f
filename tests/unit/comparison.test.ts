import { describe, expect, it } from 'vitest'
import { pointsOf, USUAL_WEIGHTS, type Weighed } from '~/domain/proposals/comparison'

const offer = (change: Partial<Weighed>): Weighed => ({
  price: 80,
  duration: 16,
  on_site: 10,
  experience: 5,
  results: 2,
  replies: 0.5,
  ...change,
})
const NOTHING = { price: 0, duration: 0, on_site: 0, experience: 0, results: 0, replies: 0 }

describe('points of proposals', () => {
  it('give the best 100 by each criterion and the others their share, the less the better for price and time', () => {
    const [cheap, dear] = pointsOf([offer({ duration: 32 }), offer({ price: 100, results: 4 })], USUAL_WEIGHTS)
    expect(cheap!.points).toMatchObject({ price: 100, duration: 50, results: 50, on_site: 100 })
    expect(dear!.points).toMatchObject({ price: 80, duration: 100, results: 100 })
  })

  it('add up by the weights alone', () => {
    const both = [offer({}), offer({ price: 160, duration: 8 })]
    const sums = (weights: typeof USUAL_WEIGHTS) => pointsOf(both, weights).map(({ sum }) => sum)
    expect(sums({ ...NOTHING, price: 1 })).toEqual([100, 50])
    expect(sums({ ...NOTHING, duration: 2 })).toEqual([50, 100])
    expect(sums({ ...NOTHING, price: 3, duration: 1 })).toEqual([88, 63])
    expect(sums(NOTHING)).toEqual([null, null])
  })

  it('leave out what is not known of a proposal, and what nobody has', () => {
    const [known, unknown] = pointsOf([offer({ results: 0 }), offer({ results: 0, on_site: null })], {
      ...NOTHING,
      on_site: 4,
      results: 4,
      price: 1,
    })
    expect(known).toMatchObject({ points: { results: null, on_site: 100 }, sum: 100 })
    expect(unknown).toMatchObject({ points: { on_site: null }, sum: 100 })
  })
})
