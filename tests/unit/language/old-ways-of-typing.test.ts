import { describe, expect, it } from 'vitest'
import { fromLegacyFont } from '~/language/legacy-fonts'
import { fromRawKeys } from '~/language/raw-keys'

const read = (text: string) =>
  text
    .split(' ')
    .map((word) => fromRawKeys(word) ?? word)
    .join(' ')

describe('raw keys', () => {
  it.each([
    ['nawng suaats', 'năng suất'],
    ['na8ng sua61t', 'năng suất'],
    ['chaats luwowngj', 'chất lượng'],
    ['cha61t lu7o7ng5', 'chất lượng'],
    ['truy xuaats nguoonf goocs', 'truy xuất nguồn gốc'],
    ['ddaof taoj', 'đào tạo'],
    ['d9a2o ta5o', 'đào tạo'],
    ['huwux cow', 'hữu cơ'],
    ['ISO chuaanr', 'ISO chuẩn'],
    ['mays', 'máy'],
    ['toois uwu', 'tối ưu'],
  ])('%s is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant)
  })

  it.each(['iso', '9001', 'haccp', 'kaizen', '5s', 'năng', 'gs1', ''])('nothing is read into "%s"', (typed) => {
    expect(fromRawKeys(typed)).toBeNull()
  })
})

describe('fonts of the time before Unicode', () => {
  const TEXT = 'Nâng cao năng suất và chất lượng sản phẩm, hàng hóa'
  it.each([
    ['TCVN3', 'N©ng cao n¨ng suÊt vµ chÊt l\u00adîng s¶n phÈm, hµng hãa'],
    ['VNI', 'Naâng cao naêng suaát vaø chaát löôïng saûn phaåm, haøng hoùa'],
  ])('%s is recognised and converted', (_, written) => {
    expect(fromLegacyFont(written)).toBe(TEXT)
  })

  it('VNI in capitals is converted', () => {
    expect(fromLegacyFont('NAÊNG SUAÁT CHAÁT LÖÔÏNG')).toBe('NĂNG SUẤT CHẤT LƯỢNG')
  })

  it('what is in Unicode already stays as it is', () => {
    expect(fromLegacyFont('Đăng ký tem ®¨ng ký m· v¹ch')).toBe('Đăng ký tem đăng ký mã vạch')
  })

  it.each([
    TEXT,
    TEXT.normalize('NFD'),
    'plain English © 2026',
    'giá 5 £, dung sai ±2',
    'café crème à la façon',
    'thùng 30×40×50 cm',
    'lọc 30 µm rồi 50 µm',
    '«năng suất» «chất lượng»',
    '§ 5 và § 6',
    'Müller & Söhne, Köln',
    'Señor Muñoz',
    'août, coût, naïve',
    'P£§sword¬¬',
    '',
  ])('is not found in "%s"', (text) => {
    expect(fromLegacyFont(text)).toBeNull()
  })
})
