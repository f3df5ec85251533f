import { expect, it } from 'vitest'
import { subjectFactor } from '~/domain/suggestion/subject-context'

const factor = (code: string, typicalSectors: string[], context: Parameters<typeof subjectFactor>[1]) =>
  subjectFactor({ code, typicalSectors }, context)

it('favours what the sector asks for over what any sector asks for, and that over the rest', () => {
  const context = { sectorCode: '1071' }
  expect(factor('HACCP', ['10'], context)).toBeGreaterThan(factor('5S', ['*'], context))
  expect(factor('5S', ['*'], context)).toBeGreaterThan(factor('FSC', ['16'], context))
})

it('knows that a household business rarely wants what large buyers ask for, and excludes nothing', () => {
  const [micro, large] = ['micro', 'large'].map((size) => factor('SA8000', [], { size }))
  expect(micro).toBeLessThan(large!)
  expect(micro).toBeGreaterThan(0.5)
})

it('moves nothing where nothing is known, and takes the answers as they are', () => {
  expect(factor('SA8000', ['14'], {})).toBe(1)
  expect(factor('SA8000', ['14'], { sectorCode: null, size: null })).toBe(1)
  expect(factor('SA8000', [], { answered: new Map([['SA8000', 1.3]]) })).toBe(1.3)
})
