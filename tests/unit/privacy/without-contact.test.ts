import { expect, it } from 'vitest'
import { tellsAsker, withoutAsker, withoutContact } from '~/privacy/without-contact'

it.each([
  ['Liên hệ 0912 345 678 hoặc +84 (212) 385-2222 nhé', 'X', 'Liên hệ […] hoặc […] nhé'],
  ['Thư: chethungxa@gmail.com, trang www.thungxa.vn/che và facebook.com/thungxa', 'X', 'Thư: […], trang […] và […]'],
  ['MST 5500123456-001 của xưởng', 'X', 'MST […] của xưởng'],
  ['09\u200b12\u200b345678 là số của em', 'X', '[…] là số của em'],
  ['HTX Chè Thung Xa có 24 người', 'HTX Chè Thung Xa', '[…] có 24 người'],
  ['Hợp tác xã CHÈ THUNG XÀ và che thung xa', 'HTX Chè Thung Xa', 'Hợp tác xã […] và […]'],
  ['Mận Ara-Tay của em, mận ara tay', 'HTX Nông nghiệp Ara-Tay', 'Mận […] của em, mận […]'],
  ['Xưởng Mộc Sương hay hỏng máy', 'Công ty TNHH Sản xuất và Thương mại Mộc Sương', 'Xưởng […] hay hỏng máy'],
  ['Bên em là Vinasamex ở Mai Sơn', 'Công ty TNHH Vinasamex', 'Bên em là […] ở Mai Sơn'],
  ['vina samex và VINA-SAMEX cần ISO', 'Công ty TNHH Vinasamex', '[…] và […] cần ISO'],
  ['Nhà máy SOSUCO hao hơi', 'Công ty CP Mía đường Sơn La (SOSUCO)', 'Nhà máy […] hao hơi'],
  ['Sosuco hao hơi, đất ôxôi', 'DNTN Sosuco', '[…] hao hơi, đất ôxôi'],
  ['Tôi là Lò Văn Thoan, gặp chị Mai nhé', 'X', 'Tôi là […], gặp chị […] nhé'],
  ['Xưởng ở số nhà 12 ngõ 5 đường Tô Hiệu', 'X', 'Xưởng ở […]'],
  ['ĐT 0912–345–678 hay 0912,345,678 hay 0912_345_678 hay 0 9 1 2 3 4 5 6 7 8', 'X', 'ĐT […] hay […] hay […] hay […]'],
  ['zalo 0912 345 6 7 8, gọi 3852 123 giờ hành chính', 'X', 'zalo […], gọi […] giờ hành chính'],
  ['thư lan a còng gmail chấm com hay lan[at]gmail[dot]com', 'X', 'thư […] hay […]'],
  ['Công ty mình tên Mộc Sương', 'Công ty TNHH Chế biến Nông sản Mộc Sương', 'Công ty mình tên […]'],
])('“%s” does not tell who %s is', (text, name, left) => {
  expect(withoutContact(text, [name])).toBe(left)
})

it.each([
  'Máy sấy 200 kg, 30 người, từ năm 2024 đến 2026, ISO 9001:2015, 1.500.000 đồng một tấn.',
  'Doanh thu 12.500.000.000 đồng, vay 350.000.000, 2.000 m2, 450 tấn một vụ...',
  'Nhãn VietGAP 12.5 ha, sấy 65–70 độ, mỗi mẻ 1,5 tấn. Mất 2-3 ngày chờ thợ.',
])('leaves figures and standards as they are: %s', (text) => {
  expect(withoutContact(text, ['Hợp tác xã Nhãn'])).toBe(text)
})

it.each([
  ['Chào anh chị. Trước khi gửi đề xuất, xưởng có mấy lò?', 'Chào anh chị. Trước khi gửi đề xuất, xưởng có mấy lò?'],
  ['Viện Năng suất Đồng Mẫu hỏi: có mấy lò? Gọi 0912 345 678…', '[…] hỏi: có mấy lò? Gọi […]...'],
  ['Bên Đồng Mẫu, chị Hà ở Viện Năng suất Đồng Mẫu, ha@dongmau.vn', 'Bên Đồng Mẫu, chị Hà ở […]'],
])('the question “%s” is shown without its asker, and its other words stay', (text, left) => {
  const asker = ['Viện Năng suất Đồng Mẫu', 'Nguyễn Minh Hà']
  expect(withoutAsker(text, asker)).toBe(left)
  expect(tellsAsker(text, asker)).toBe(text !== left)
  expect(tellsAsker(left, asker)).toBe(false)
})
