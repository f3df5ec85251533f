import { expect, it } from 'vitest'
import { withoutContact } from '~/domain/needs/without-contact'

it.each([
  ['Liên hệ 0912 345 678 hoặc +84 (212) 385-2222 nhé', 'X', 'Liên hệ […] hoặc […] nhé'],
  ['Thư: chethungxa@gmail.com, trang www.thungxa.vn/che và facebook.com/thungxa', 'X', 'Thư: […], trang […] và […]'],
  ['MST 5500123456-001 của xưởng', 'X', 'MST […] của xưởng'],
  ['HTX Chè Thung Xa có 24 người', 'HTX Chè Thung Xa', '[…] có 24 người'],
  ['Hợp tác xã CHÈ THUNG XÀ và che thung xa', 'HTX Chè Thung Xa', 'Hợp tác xã […] và […]'],
  ['Công ty mình tên Mộc Sương', 'Công ty TNHH Chế biến Nông sản Mộc Sương', 'Công ty mình tên […]'],
])('“%s” does not tell who %s is', (text, name, left) => {
  expect(withoutContact(text, name)).toBe(left)
})

it.each([
  'Máy sấy 200 kg, 30 người, từ năm 2024 đến 2026, ISO 9001:2015, 1.500.000 đồng một tấn.',
  'Nhãn VietGAP 12.5 ha, sấy 65–70 độ, mỗi mẻ 1,5 tấn. Mất 2-3 ngày chờ thợ.',
])('leaves figures and standards as they are: %s', (text) => {
  expect(withoutContact(text, 'Hợp tác xã Nhãn')).toBe(text)
})
