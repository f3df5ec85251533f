import { expect, it } from 'vitest'
import { type Comparable, mostAlike } from '~/domain/discovery/likeness'

const consultant = (profileId: string, subjects: string[], change: Partial<Comparable> = {}): Comparable => ({
  profileId,
  subjects: new Set(subjects),
  sectors: new Set(['10']),
  anySector: false,
  baseProvince: '01',
  provinces: new Set(['14']),
  anyProvince: false,
  ...change,
})
const rarity = (subject: string) => (subject === 'HALAL' ? 3 : 1)
const alike = (one: Comparable, others: Comparable[], limit = 9) =>
  mostAlike(one, others, rarity, limit).map(({ profileId }) => profileId)

const one = consultant('one', ['HALAL', 'HACCP', '5S'])

it('puts a shared rare subject before a shared common one', () => {
  expect(alike(one, [consultant('common', ['5S']), consultant('rare', ['HALAL'])])).toEqual(['rare', 'common'])
})

it('does not take who does everything for alike', () => {
  const everything = ['HALAL', 'HACCP', '5S', ...Array.from({ length: 30 }, (_, i) => `other-${i}`)]
  expect(alike(one, [consultant('everything', everything), consultant('same', ['HALAL', 'HACCP'])])).toEqual([
    'same',
    'everything',
  ])
})

it('lets sector and place decide between equal work', () => {
  const others = [
    consultant('a-stranger', ['HACCP'], { sectors: new Set(['23']), baseProvince: '79', provinces: new Set() }),
    consultant('b-same-sector', ['HACCP'], { baseProvince: '79', provinces: new Set() }),
    consultant('c-same-sector-and-place', ['HACCP']),
  ]
  expect(alike(one, others)).toEqual(['c-same-sector-and-place', 'b-same-sector', 'a-stranger'])
})

it('shows nobody without work in common, never itself, no more than asked for', () => {
  const others = [one, consultant('other', ['LEAN']), consultant('b', ['HACCP']), consultant('a', ['HACCP'])]
  expect(alike(one, others)).toEqual(['a', 'b'])
  expect(alike(one, others, 1)).toEqual(['a'])
})

it('says what is in common, the rarest first', () => {
  const [shared] = mostAlike(one, [consultant('x', ['5S', 'HALAL', 'LEAN'])], rarity, 1)
  expect(shared).toMatchObject({ subjects: ['HALAL', '5S'], sectors: ['10'], province: '01' })
  const [far] = mostAlike(one, [consultant('x', ['5S'], { baseProvince: '14' })], rarity, 1)
  expect(far?.province).toBeNull()
})
