import { describe, expect, it } from 'vitest'
import { compareVi } from '~/language/fold'
import { asSpelled, withOneY } from '~/language/orthography'
import { syllablesOf } from '~/language/syllables'

describe('two ways of writing one syllable', () => {
  it.each([
    ['hoá', 'hóa'],
    ['khoẻ', 'khỏe'],
    ['thuỷ', 'thủy'],
    ['lý', 'lí'],
    ['kỹ', 'kĩ'],
    ['quy', 'qui'],
    ['quý', 'quí'],
    ['tỷ', 'tỉ'],
    ['HOÀ', 'Hòa'],
    ['hoá'.normalize('NFD'), 'hóa'],
  ])('are compared as one: %s, %s', (one, other) => {
    expect(asSpelled(one)).toBe(asSpelled(other))
    const [a, b] = [one, other].map((text) => syllablesOf(text)[0]!)
    expect([a!.typed, a!.folded]).toEqual([b!.typed, b!.folded])
    expect(asSpelled(asSpelled(one))).toBe(asSpelled(one))
  })

  it.each([
    ['tay', 'tai'],
    ['may', 'mai'],
    ['ngày', 'ngài'],
    ['hoà', 'hoá'],
    ['hoa', 'hóa'],
    ['thúy', 'thúi'],
    ['gì', 'gỳ'],
    ['quả', 'qủa'],
  ])('are not mistaken for two words: %s, %s', (one, other) => {
    expect(asSpelled(one)).not.toBe(asSpelled(other))
  })

  it('are shown as they were written', () => {
    expect(syllablesOf('Quản Lý')[1]).toMatchObject({ written: 'lý', folded: 'li' })
  })

  it('stand side by side in order', () => {
    const names = ['Lí B', 'Lý A', 'Lí C', 'Lan', 'Ma']
    expect([...names].sort(compareVi)).toEqual(['Lan', 'Lý A', 'Lí B', 'Lí C', 'Ma'])
    expect(['Hoà B', 'Hòa A', 'Hoà C'].sort(compareVi)).toEqual(['Hòa A', 'Hoà B', 'Hoà C'])
  })

  it.each([
    ['quản lí kho', 'quản lý kho'],
    ['Kĩ thuật, qui mô', 'Kỹ thuật, quy mô'],
    ['quản lí', 'quản lý'],
    ['quản li', 'quản li'],
    ['liên kết, mì ăn liền', 'liên kết, mỳ ăn liền'],
  ])('are asked for as one: %s', (written, asked) => {
    expect(withOneY(written)).toBe(asked)
  })
})
