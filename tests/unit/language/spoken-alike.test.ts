import { describe, expect, it } from 'vitest'
import { spokenAlike } from '~/language/typing-errors'

describe('two syllables as regions speak them', () => {
  it.each([
    ['suất', 'xuất'],
    ['chuyền', 'truyền'],
    ['nượng', 'lượng'],
    ['rán', 'dán'],
    ['dảm', 'giảm'],
    ['tiếc', 'tiết'],
    ['sử', 'xử'],
    ['ní', 'lý'],
  ])('are alike: %s and %s', (one, other) => {
    expect(spokenAlike(one, other)).toBe(true)
    expect(spokenAlike(other, one)).toBe(true)
  })

  it.each([
    ['trưa', 'chua'],
    ['đoàn', 'toàn'],
    ['đá', 'giá'],
    ['gạch', 'sạch'],
    ['xuất', 'suát'],
    ['lượng', 'lượng'],
    ['xiếc', 'tiết'],
  ])('are not: %s and %s', (one, other) => {
    expect(spokenAlike(one, other)).toBe(false)
  })
})
