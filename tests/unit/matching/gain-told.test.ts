import { describe, expect, it } from 'vitest'
import type { MeasuredGain } from '~/domain/directory/verified-work'
import { gainToTell } from '~/domain/matching/ranking/gain-told'
import { reasonTexts } from '~/views/matching/match-text.server'

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

describe('results among the reasons', () => {
  const gainOf = (change = {}) => ({ ...gainToTell([gain()], [])!, ...change })
  const verified = (change = {}) => ({ kind: 'verified_results' as const, count: 2, ...change })

  it('say how many and in what, those that last, and what was gained', () => {
    const reason = verified({ subjects: ['ISO-22000'], lasting: 1, gain: gainOf({ places: 2, sector: '10' }) })
    expect(reasonTexts([reason])).toEqual([
      '2 kết quả đã được Sở xác minh về ISO 22000',
      '1 giấy chứng nhận còn hiệu lực sau một năm',
      'giảm 25 % tỷ lệ hàng lỗi ở 2 nơi ngành sản xuất, chế biến thực phẩm, tính theo số giữa (số liệu: tự khai)',
    ])
    expect(reasonTexts([verified({ gain: gainOf({ indicatorId: 'oee' }) })])[1]).toBe(
      'tăng 25 % hiệu suất thiết bị tổng thể (OEE) ở 1 nơi (số liệu: tự khai)',
    )
    expect(reasonTexts([verified()])).toEqual(['2 kết quả đã được Sở xác minh'])
  })

  it('keep their place where only some reasons are told', () => {
    const experience = (years: number) => ({ kind: 'experience' as const, years })
    const many = [experience(6), experience(7), experience(8), verified()]
    expect(reasonTexts(many, 2)).toEqual(['6 năm kinh nghiệm', '2 kết quả đã được Sở xác minh'])
    expect(reasonTexts(many, 4)).toHaveLength(4)
  })
})
