import { expect, it } from 'vitest'
import { isLikeName, isSameName, numberKey } from '~/domain/certification/paper-names'

it.each([
  'MH-04/2026',
  'mh 04.2026',
  'Số MH 04-2026',
  'số: MH04/2026',
  'No. MH 04/2026',
  '№ MH-04/2026',
  'МН-04/2026',
  'ＭＨ-０４/2026',
])('%s is one number', (written) => {
  expect(numberKey(written)).toBe('mh42026')
})

it('a number that begins with letters like those of "số" is another', () => {
  expect(numberKey('SO12')).toBe('so12')
  expect(numberKey('MH–4/2026')).toBe(numberKey('MH-0004/2026'))
  expect(numberKey('MH-40')).not.toBe(numberKey('MH-4'))
  expect(numberKey('NO-7')).not.toBe(numberKey('7'))
})

it('a name in letters of another alphabet is the same name', () => {
  expect(isSameName('Тrung tâm Tư vấn Đỉnh Mẫu', 'TRUNG TÂM tư vấn  Đỉnh Mẫu.')).toBe(true)
})

it.each([
  ['Cty CP Đỉnh Mẫu', 'Công ty Cổ phần Đỉnh Mẫu', true],
  ['Đỉnh Mẫu', 'Trung tâm Tư vấn Năng suất Đỉnh Mẫu', true],
  ['Tổ chức chứng nhận Ví Dụ', 'Trung tâm Tư vấn Năng suất Đỉnh Mẫu', false],
  ['Công ty TNHH', 'Trung tâm Tư vấn', false],
])('%s and %s: %s', (one, other, alike) => {
  expect(isLikeName(one, other)).toBe(alike)
})
