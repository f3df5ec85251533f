import { describe, expect, it } from 'vitest'
import { formerNamesIn, formerNamesOf, placeCalled, placesCalled } from '~/vocabulary/former-units'
import { readProvince } from '~/vocabulary/province.server'

const places = readProvince('son-la')
const nameOf = (code: string) => places.communes.find((commune) => commune.code === code)!.name
const codeOf = (name: string) => places.communes.find((commune) => commune.name === name)!.code
const meant = (typed: string) => placesCalled(typed, places).map(nameOf)

describe('the units of before', () => {
  it('are the 200 of the last day, and every commune of today is made of some', () => {
    const last = places.formerUnits.filter(({ source }) => source === '2025')
    const titled = (title: string) => last.filter((unit) => unit.full_name.startsWith(`${title} `)).length
    expect([titled('Xã'), titled('Phường'), titled('Thị trấn'), last.length]).toEqual([177, 15, 8, 200])
    expect(new Set(last.flatMap(({ now }) => now))).toEqual(new Set(places.communes.map(({ code }) => code)))
    expect(new Set(last.map(({ district }) => district)).size).toBe(12)
  })

  it('that were told by what was left alone decide nothing', () => {
    const unsure = places.formerUnits.filter(({ confidence }) => confidence === 'low')
    expect(unsure.length).toBeGreaterThan(0)
    for (const { full_name } of unsure) {
      expect(placesCalled(full_name, places)).not.toEqual([])
      expect(placeCalled(full_name, places)).toBeUndefined()
    }
    expect(placeCalled('Hát Lót', places)).toBe(codeOf('Mai Sơn'))
    expect(placeCalled('Mai Sơn', places)).toBeUndefined()
    expect(placeCalled('Xã Mai Sơn', places)).toBe(codeOf('Mai Sơn'))
  })

  it('may be none, where a province has no list yet', () => {
    const other = readProvince('gia-lai')
    expect(other.formerUnits).toEqual([])
    expect(placesCalled('tay son', other)).toHaveLength(1)
  })
})

describe('a place that is called', () => {
  it.each([
    ['Hát Lót', ['Mai Sơn']],
    ['hat lot', ['Mai Sơn']],
    ['thị trấn Hát Lót', ['Mai Sơn']],
    ['TT. Hát Lót', ['Mai Sơn']],
    ['Hát Lót, huyện Mai Sơn, tỉnh Sơn La', ['Mai Sơn']],
    ['hat lot mai son', ['Mai Sơn']],
    ['Noong Lay', ['Chiềng La']],
    ['Xã Mai Sơn', ['Mai Sơn']],
    ['xa mai son', ['Mai Sơn']],
    ['phường Mộc Lỵ', ['Mộc Châu']],
    ['Thành phố Sơn La', ['Tô Hiệu', 'Chiềng An', 'Chiềng Cơi', 'Chiềng Sinh']],
    ['sập xa', ['Gia Phù']],
  ])('%s is one commune or the communes of a district today', (typed, names) => {
    expect(meant(typed).sort()).toEqual([...names].sort())
  })

  it('a name that two communes had is both, and its district chooses', () => {
    expect(meant('Chiềng Chung').sort()).toEqual(['Mường Chanh', 'Đoàn Kết'].sort())
    expect(meant('chieng chung, mai son')).toEqual(['Mường Chanh'])
    expect(meant('Chiềng Chung Mộc Châu')).toEqual(['Đoàn Kết'])
  })

  it('a split commune is all that hold its land', () => {
    expect(meant('xã Quang Huy').sort()).toEqual(['Phù Yên', 'Suối Tọ'].sort())
    expect(meant('thị trấn Mộc Châu').sort()).toEqual(['Mộc Châu', 'Mộc Sơn'].sort())
  })

  it('a former district is its communes, whichever side its title stands on', () => {
    const district = meant('Thuận Châu huyện')
    expect(district).toHaveLength(10)
    expect(district).toEqual(expect.arrayContaining(['Thuận Châu', 'Bình Thuận', 'Mường Bám', 'Co Mạ']))
    expect(meant('huyen thuan chau')).toEqual(district)
    expect(meant('Huyện Vân Hồ')).toContain('Chiềng Sơn')
    expect(meant('huyện Mộc Châu')).toEqual(meant('thị xã Mộc Châu'))
    expect(meant('huyện Mộc Châu')).toHaveLength(8)
  })

  it('a bare name that a commune has today is that one first, then what the name meant before', () => {
    expect(meant('Mai Sơn')[0]).toBe('Mai Sơn')
    expect(meant('Mai Sơn')).toHaveLength(8)
  })

  it('that nobody knows is none', () => {
    for (const typed of ['', ' , ', 'Hà Đông', 'xã', 'huyện', 'x'.repeat(5000)]) expect(meant(typed)).toEqual([])
  })
})

describe('former names in a text', () => {
  const said = (text: string) =>
    formerNamesIn(text, places).map(({ start, end, units }) => [
      text.slice(start, end),
      [...new Set(units.flatMap(({ now }) => now))].map(nameOf),
    ])

  it('are found where they stand, spelled or typed without diacritics', () => {
    expect(said('tư vấn HACCP ở Hát Lót')).toEqual([['Hát Lót', ['Mai Sơn']]])
    expect(said('haccp hat lot')).toEqual([['hat lot', ['Mai Sơn']]])
    expect(said('HTX chè Phổng Lái, thị trấn Ít Ong')).toEqual([
      ['Phổng Lái', ['Bình Thuận']],
      ['thị trấn Ít Ong', ['Mường La']],
    ])
    expect(said('Chiềng Chung')[0]![1]).toHaveLength(2)
  })

  it('are none where a commune has the name today, but for its district', () => {
    expect(said('HACCP Mai Sơn')).toEqual([])
    expect(said('HACCP huyện Mai Sơn')[0]![0]).toBe('huyện Mai Sơn')
  })

  it('are not heard in other words', () => {
    expect(said('chúng tôi đã đo từng mẻ rồi mà vẫn lệch')).toEqual([])
    expect(said('chung toi da do tung me roi ma van lech')).toEqual([])
    expect(said('xưởng Đá Đỏ')).toHaveLength(1)
    expect(said('cả xưởng quyết tâm làm VietGAP trong năm nay')).toEqual([])
    expect(said('xưởng của chúng tôi ở Quyết Tâm hay mất điện')).toHaveLength(1)
    expect(said('nông trường chè')).toEqual([])
  })
})

it('a commune of today knows what it was called', () => {
  expect(formerNamesOf(codeOf('Mai Sơn'), places)).toEqual([
    'Thị trấn Hát Lót',
    'Xã Hát Lót',
    'Xã Cò Nòi',
    'Huyện Mai Sơn',
  ])
})
