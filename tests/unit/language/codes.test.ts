import { expect, it } from 'vitest'
import { codesIn } from '~/language/codes'

const joined = (text: string) => codesIn(text).map((code) => code.joined)

it.each(['A4-17', 'A417', 'a4 17', 'A 417', 'a4/17'])('"%s" is one code', (text) => {
  expect(joined(text)).toContain('a417')
})

it('stands in a text where it is written', () => {
  const text = 'Theo QTX-2026.'
  const [code] = codesIn(text)
  expect(code).toMatchObject({ joined: 'qtx2026' })
  expect(text.slice(code!.start, code!.end)).toBe('QTX-2026')
})

it('is no word, no number, and no two words of a sentence', () => {
  expect(joined('đào tạo năng suất, 2026')).toEqual([])
  expect(joined('chứng nhận. 9001')).toEqual([])
  expect(joined('')).toEqual([])
})
