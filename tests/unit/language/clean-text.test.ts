import { describe, expect, it } from 'vitest'
import { cleanText } from '~/language/clean-text'

describe('a text as its reader sees it', () => {
  it.each([
    ['zero width', 'HTX\u200b Chè\ufeff Thung\u2060 Xa', 'HTX Chè Thung Xa'],
    ['soft hyphens', 'năng su\u00adất', 'năng suất'],
    ['blanks of other kinds', 'Chè\u00a0Thung\u202fXa\u3000', 'Chè Thung Xa'],
    ['decomposed letters', 'nu\u031bo\u031b\u0301c', 'nước'],
    ['bold and full-width letters', '𝐇𝐨̛̣𝐩 ｔáｃ ０９１２', 'Hợp tác 0912'],
    ['an Icelandic Đ', 'Ðặng Văn ðông', 'Đặng Văn đông'],
    ['marks of direction', '\u200e0912\u202c 345\u200f 678', '0912 345 678'],
    ['line ends of Windows', 'một\r\nhai\u2028ba', 'một\nhai\nba'],
    ['controls', 'a\0b\u0007c', 'abc'],
  ])('comes without %s', (_, typed, seen) => {
    expect(cleanText(typed)).toBe(seen)
  })

  it.each(['\u200b', ' \u00a0\u3164 ', '\u2800\u2800', '\u0301', ''])('%j is nothing', (typed) => {
    expect(cleanText(typed)).toBe('')
  })

  it.each(['12 m² – 3½ tấn • 24 °C', '"Chè" Shan™ – loại ①', '👩‍🌾 vụ này', 'dòng một\n\tdòng hai'])(
    '%s stays as it is',
    (text) => {
      expect(cleanText(text)).toBe(text)
    },
  )

  it('keeps what a font of the time before Unicode means by its signs', () => {
    const tcvn3 = 'n\u00adíc th¶i x\u00adëng chÕ biÕn'
    expect(cleanText(tcvn3)).toBe(tcvn3)
  })
})
