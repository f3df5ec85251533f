import { beforeEach, describe, expect, it } from 'vitest'
import { reasonTexts } from '~/views/matching/match-text.server'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

describe('results among the reasons', () => {
  const gainOf = (change = {}) => ({
    indicatorId: 'defect-rate',
    level: 'declared' as const,
    gain: 0.25,
    places: 1,
    sector: null,
    ...change,
  })
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
