import { describe, expect, it } from 'vitest'
import { NEW_BELOW, placeNewcomers } from '~/domain/matching/ranking/newcomers'
import type { MissingPoint, RankedMatch } from '~/domain/matching/ranking/candidate'

type Consultant = { id: string; score: number; asked?: number; missing?: MissingPoint[] }

const known = (count: number, from = 90): Consultant[] =>
  Array.from({ length: count }, (_, i) => ({ id: `known-${i}`, score: from - i, asked: 9 }))
const fresh = (id: string, change: Partial<Consultant> = {}): Consultant => ({ id, score: 80, asked: 0, ...change })

function placed(consultants: Consultant[], seed = 'a need') {
  const asked = new Map(consultants.map((one) => [one.id, one.asked ?? 0]))
  const ranked = [...consultants]
    .sort((a, b) => b.score - a.score)
    .map(({ id, score, missing = [] }): RankedMatch => ({ profileId: id, score, reasons: [], missing }))
  return placeNewcomers(ranked, (id) => asked.get(id)!, seed)
}
const newcomersIn = (list: ReturnType<typeof placed>) => list.filter((match) => match.isNewcomer)
const ids = (list: { profileId: string }[]) => list.map(({ profileId }) => profileId)

describe('places for newcomers', () => {
  const many = [...known(12), ...['n1', 'n2', 'n3', 'n4'].map((id) => fresh(id, { score: 78 }))]

  it('are the last of the first five and the last of the second five, nobody lost', () => {
    const list = placed(many)
    expect(list.map((match) => match.isNewcomer).flatMap((is, place) => (is ? [place] : []))).toEqual([4, 9])
    expect(ids(list).sort()).toEqual(many.map(({ id }) => id).sort())
    expect(ids(list).slice(0, 4)).toEqual(['known-0', 'known-1', 'known-2', 'known-3'])
  })

  it('hold the same consultants for the same need, however often it is asked', () => {
    expect(ids(newcomersIn(placed(many)))).toEqual(ids(newcomersIn(placed([...many].reverse()))))
  })

  it('never exceed one of five and two of ten, whatever the need', () => {
    for (let need = 0; need < 200; need += 1) {
      const list = placed(many, `need ${need}`)
      expect(newcomersIn(list.slice(0, 5))).toHaveLength(1)
      expect(newcomersIn(list)).toHaveLength(2)
    }
  })

  it('give everybody eligible a turn over many needs, none a multiple of another’s', () => {
    const turns = new Map<string, number>()
    for (let need = 0; need < 400; need += 1) {
      for (const { profileId } of newcomersIn(placed(many, `need ${need}`))) {
        turns.set(profileId, (turns.get(profileId) ?? 0) + 1)
      }
    }
    expect([...turns.keys()].sort()).toEqual(['n1', 'n2', 'n3', 'n4'])
    expect(Math.max(...turns.values())).toBeLessThan(2 * Math.min(...turns.values()))
  })

  it.each<[string, Partial<Consultant>]>([
    ['fits much less', { score: 60 }],
    ['does not come here', { missing: [{ kind: 'area', province: '14' }] }],
    ['is busy', { missing: [{ kind: 'busy' }] }],
    ['has all places taken', { missing: [{ kind: 'full', active: 2 }] }],
    ['was asked as others were', { asked: NEW_BELOW }],
  ])('are not for somebody who %s', (_why, change) => {
    expect(newcomersIn(placed([...known(12), fresh('n1', { score: 78, ...change })]))).toEqual([])
  })

  it('are not needed while nobody has been asked much', () => {
    const nobodyAsked = many.map((one) => ({ ...one, asked: NEW_BELOW - 1 }))
    expect(newcomersIn(placed(nobodyAsked))).toEqual([])
    expect(ids(placed(nobodyAsked)).slice(0, 12)).toEqual(known(12).map(({ id }) => id))
  })

  it('are not needed where a newcomer stands among the five by its own score', () => {
    const list = placed([...known(12), fresh('n1', { score: 88.5 }), fresh('n2', { score: 78 })])
    expect(list.findIndex(({ profileId }) => profileId === 'n1')).toBe(2)
    expect(newcomersIn(list.slice(0, 5))).toEqual([])
    expect(ids(newcomersIn(list))).toEqual(['n2'])
  })

  it('stay empty where the list is no longer than the place', () => {
    expect(newcomersIn(placed([...known(4), fresh('n1', { score: 85 })]))).toEqual([])
  })
})
