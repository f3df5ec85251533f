import { describe, expect, it } from 'vitest'
import { monthsTaken, mostLike, type Told } from '~/domain/certification/told-results'
import { monthsBefore } from '~/domain/days'

const asking = { subjects: ['HACCP', '5S'], sectorCode: '10', communeCode: '04018', provinceCode: '14' }
const told = (name: string, change: Partial<Told> = {}) => ({
  name,
  subjects: ['HACCP'],
  sectorCode: '23',
  communeCode: '03679',
  provinceCode: '01',
  issuedOn: '2026-05-01' as const,
  ...change,
})

it('orders results by shared subjects, then sector, then place, then the newest', () => {
  const results = [
    told('old'),
    told('new', { issuedOn: '2026-06-01' }),
    told('same province', { provinceCode: '14' }),
    told('same commune', { provinceCode: '14', communeCode: '04018' }),
    told('same sector', { sectorCode: '10' }),
    told('two subjects', { subjects: ['HACCP', '5S'] }),
  ]
  expect(mostLike(asking, results).map(({ name }) => name)).toEqual([
    'two subjects',
    'same sector',
    'same commune',
    'same province',
    'new',
    'old',
  ])
})

it('does not take two unknown sectors or communes for the same', () => {
  const unknown = { sectorCode: null, communeCode: null }
  const results = [told('unknown', unknown), told('known', { issuedOn: '2026-06-01' })]
  expect(mostLike({ ...asking, ...unknown }, results)[0]!.name).toBe('known')
})

it.each([
  ['2026-01-10', '2026-08-12', 7],
  ['2026-01-10', '2026-04-07', 3],
  ['2026-01-10', '2026-02-01', 1],
  ['2026-01-10', '2026-01-12', null],
  ['2026-01-10', '2025-12-01', null],
] as const)('from %s to %s it took %s months', (startedOn, issuedOn, months) => {
  expect(monthsTaken(startedOn, issuedOn)).toBe(months)
})

describe('months before a day', () => {
  it.each([
    ['2026-11-22', 24, '2024-11-22'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2023-02-28'],
    ['2026-01-15', 1, '2025-12-15'],
  ] as const)('%s less %i is %s', (day, count, before) => {
    expect(monthsBefore(day, count)).toBe(before)
  })
})
