import { describe, expect, it } from 'vitest'
import { completions } from '~/domain/discovery/complete-words'

const subjects = [
  { code: 'ISO-9001', names: ['ISO 9001', 'Hệ thống quản lý chất lượng', 'Quality management system'] },
  { code: 'ISO-14001', names: ['ISO 14001', 'Hệ thống quản lý môi trường'] },
  { code: 'TRACE', names: ['Truy xuất nguồn gốc', 'Hệ thống truy xuất nguồn gốc', 'TXNG'] },
  { code: '5S', names: ['5S', '5S (Sàng lọc – Sắp xếp – Sạch sẽ)'] },
  { code: 'LEAN', names: ['Lean', 'Sản xuất tinh gọn'] },
]
const best = (typed: string) => completions(typed, subjects, 8)

describe('what is about to be written', () => {
  it.each([
    ['iso', ['ISO-9001', 'ISO-14001']],
    ['ISO9001', ['ISO-9001']],
    ['9001', ['ISO-9001']],
    ['14', ['ISO-14001']],
    ['truy x', ['TRACE']],
    ['TRUY XUẤT', ['TRACE']],
    ['nguon', ['TRACE']],
    ['txng', ['TRACE']],
    ['5s', ['5S']],
    ['chất lượng', ['ISO-9001']],
    ['xuat truy', ['TRACE']],
  ])('"%s" may be the beginning of %j', (typed, codes) => {
    expect(best(typed)).toEqual(codes)
  })

  it('comes first where a name begins so, then where it stands further inside', () => {
    expect(best('he thong')).toEqual(['ISO-9001', 'ISO-14001', 'TRACE'])
    expect(best('san xuat')).toEqual(['LEAN'])
    expect(best('xuat')).toEqual(['TRACE', 'LEAN'])
  })

  it.each([
    ['truy suat', 'TRACE'],
    ['nguonn', 'TRACE'],
    ['luogn', 'ISO-9001'],
  ])('"%s" is %s with one typing error', (typed, code) => {
    expect(best(typed)[0]).toBe(code)
  })

  it('takes nothing for a typing error where something is written right, nor in short words', () => {
    const names = [
      { code: 'a', names: ['Hoà Bình'] },
      { code: 'b', names: ['Tỉnh Khánh Hoà'] },
    ]
    expect(completions('hoa binh', names, 8)).toEqual(['a'])
    const places = [{ code: 'd', names: ['Tuyên Quang'] }]
    expect(completions('truy', places, 8, subjects)).toEqual([])
    expect(completions('tuyen', places, 8, subjects)).toEqual(['d'])
    expect(completions('tyuen', places, 8, subjects)).toEqual(['d'])
    expect(best('5x')).toEqual([])
    expect(best('vay vốn')).toEqual([])
  })

  it('is not guessed from a single letter, and is no longer than asked for', () => {
    expect(best('i')).toEqual([])
    expect(best('  ')).toEqual([])
    expect(completions('iso', subjects, 1)).toEqual(['ISO-9001'])
  })
})
