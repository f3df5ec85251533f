import { describe, expect, it } from 'vitest'
import { quantileWithOpen } from '~/domain/programme/figures'

const medianWithOpen = (waits: (number | undefined)[]) => quantileWithOpen(waits, 0.5)

describe('median time to first reply', () => {
  it('is the middle of the waits', () => {
    expect(medianWithOpen([5, 1, 3])).toBe(3)
  })

  it('counts needs without a reply as waiting longer than any other', () => {
    expect(medianWithOpen([1, 2, undefined])).toBe(2)
    expect(medianWithOpen([1, undefined, undefined])).toBe('open')
  })

  it('takes the lower middle one of an even number, a wait that happened', () => {
    expect(medianWithOpen([1, 2, 8, 9])).toBe(2)
  })

  it('has a ninetieth percentile, open while a tenth or more waits', () => {
    const ten = Array.from({ length: 10 }, (_, index) => index + 1)
    expect(quantileWithOpen(ten, 0.9)).toBe(9)
    expect(quantileWithOpen([...ten.slice(0, 9), undefined], 0.9)).toBe(9)
    expect(quantileWithOpen([...ten.slice(0, 8), undefined, undefined], 0.9)).toBe('open')
    expect(quantileWithOpen([7], 0.9)).toBe(7)
  })

  it('is nothing where there are no needs', () => {
    expect(medianWithOpen([])).toBeNull()
  })
})
