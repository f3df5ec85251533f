import { describe, expect, it } from 'vitest'
import { medianWithOpen } from '~/domain/programme/figures'

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

  it('is nothing where there are no needs', () => {
    expect(medianWithOpen([])).toBeNull()
  })
})
