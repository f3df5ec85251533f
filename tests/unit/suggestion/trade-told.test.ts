import { describe, expect, it } from 'vitest'
import { tradesTold } from '~/domain/suggestion/trade-told'
import file from '~/vocabulary/data/trades.json'
import vsic from '~/vocabulary/data/vsic.json'

const first = (text: string) => tradesTold(text)[0]?.division ?? null

describe('the trade that a text tells', () => {
  it.each([
    ['Trạm y tế xã em hồ sơ bệnh nhân để lộn xộn, tìm mãi không ra', '86'],
    ['Gara tui thợ giỏi cứ nghỉ, thợ mới vô làm hư xe hoài', '95'],
    ['xuong may 200 cong nhan chuyen may un hang', '14'],
    ['Homestay nhà em khách khen khách chê', '55'],
    ['homestay nha em, khach che chan ga hoi', '55'],
    ['Xưởng miến dong, sợi to sợi nhỏ', '10'],
    ['Nuôi bò sữa, vắt xong để ngoài nắng', '01'],
    ['Khách sạn 40 phòng, bếp trưởng nghỉ', '55'],
  ])('%s', (text, division) => {
    expect(first(text)).toBe(division)
  })

  it('is whose text it is, before whose customers they are', () => {
    expect(first('Xưởng đan băng gạc bán cho bệnh viện')).toBe('32')
    expect(tradesTold('Xưởng đan băng gạc bán cho bệnh viện').map(({ division }) => division)).toContain('86')
  })

  it('is none where nothing tells it, and one syllable tells it with its diacritics only', () => {
    expect(tradesTold('làm ăn khó khăn quá, giúp với')).toEqual([])
    expect(tradesTold('ga giuong giat khong sach')).toEqual([])
    expect(first('Đàn nhà em gà lăn ra ốm')).toBe('01')
  })

  it('counts the longer wording, not the one that stands in it', () => {
    expect(tradesTold('thịt trâu gác bếp').map(({ division }) => division)).toEqual(['10'])
  })

  it('is a division of the current edition', () => {
    const known = vsic.rows.map(({ code }) => code)
    expect(Object.keys(file.divisions).filter((code) => !known.includes(code))).toEqual([])
  })
})
