import { describe, expect, it } from 'vitest'
import type { MeasuredGain } from '~/domain/directory/verified-work'
import { gainToTell } from '~/domain/matching/ranking/gain-told'

const gain = (change: Partial<MeasuredGain> = {}): MeasuredGain => ({
  indicatorId: 'defect-rate',
  level: 'declared',
  gain: 0.25,
  sector: '10',
  place: 'chè',
  ...change,
})

describe('the gain that is told of a consultant', () => {
  it('is the lower median over places, however often one measured', () => {
    const gains = [
      gain({ place: 'a', gain: 0.1 }),
      gain({ place: 'b', gain: 0.4 }),
      gain({ place: 'b', gain: 0.4 }),
      gain({ place: 'b', gain: 0.4 }),
    ]
    expect(gainToTell(gains, ['10'])).toMatchObject({ gain: 0.1, places: 2, sector: '10' })
    expect(gainToTell([...gains, gain({ place: 'c', gain: 0.2 })], ['10'])).toMatchObject({ gain: 0.2, places: 3 })
  })

  it('is of the need’s sector where there is one, though it tells of fewer or of nothing better', () => {
    const elsewhere = ['x', 'y', 'z'].map((place) => gain({ place, gain: 0.5, sector: '85' }))
    expect(gainToTell([gain(), ...elsewhere], ['10'])).toMatchObject({ gain: 0.25, places: 1 })
    expect(gainToTell([gain({ gain: -0.1 }), ...elsewhere], ['10'])).toBeNull()
    expect(gainToTell(elsewhere, ['10'])).toMatchObject({ gain: 0.5, places: 3, sector: '85' })
    expect(gainToTell([gain({ place: 'a' }), ...elsewhere], [])).toMatchObject({ places: 4, sector: null })
  })

  it('names no sector of one place alone', () => {
    expect(gainToTell([gain()], ['10'])).toMatchObject({ places: 1, sector: null })
    expect(gainToTell([gain(), gain()], ['10'])).toMatchObject({ places: 1, sector: null })
  })

  it('never mixes indicators or levels of evidence: of most places, then the surest', () => {
    const documented = gain({ level: 'documented', gain: 0.5, place: 'b' })
    expect(gainToTell([gain(), documented], ['10'])).toMatchObject({ gain: 0.5, places: 1, level: 'documented' })
    const more = [gain(), gain({ place: 'c', gain: 0.3 }), documented]
    expect(gainToTell(more, ['10'])).toMatchObject({ gain: 0.25, places: 2, level: 'declared' })
    const other = gain({ indicatorId: 'oee', place: 'b', gain: 0.9 })
    expect(gainToTell([gain(), gain({ place: 'c' }), other], ['10'])).toMatchObject({ indicatorId: 'defect-rate' })
  })

  it('is nothing where nothing became better by a whole per cent', () => {
    expect(gainToTell([], ['10'])).toBeNull()
    expect(gainToTell([gain({ gain: 0.004 })], ['10'])).toBeNull()
    expect(gainToTell([gain({ gain: -0.5 })], ['10'])).toBeNull()
  })
})
