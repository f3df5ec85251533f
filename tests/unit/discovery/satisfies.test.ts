import { expect, it } from 'vitest'
import { satisfies } from '~/domain/discovery/satisfies'

const found = { words: ['may', 'say', 'che'], values: { subject: ['TPM', 'HACCP'], province: ['14'] } }
const wants = (words: string[], chosen: Record<string, string[]> = {}) => satisfies(found, { words, chosen })

it('asks for every word', () => {
  expect([wants([]), wants(['che', 'may']), wants(['che', 'ca'])]).toEqual([true, true, false])
})

it('asks for one of the chosen values of each facet', () => {
  expect(wants([], { subject: ['FSC', 'HACCP'], province: [] })).toBe(true)
  expect(wants([], { subject: ['HACCP'], province: ['01'] })).toBe(false)
})

it('finds nothing by a facet that is not there', () => {
  expect(wants([], { kind: ['expert'] })).toBe(false)
})
