import { describe, expect, it } from 'vitest'
import { namesGiven, withoutPersonalData } from '~/privacy/without-personal-data'

describe('what leads to a person goes', () => {
  it.each([
    ['Gọi 0912 345 678 sau giờ làm', '345'],
    ['sdt 0988.777.666 hoặc (0212) 3852 000', '777'],
    ['ĐT: +84-912-345-678', '912'],
    ['hotline 1900 6868, 1800 1234', '6868'],
    ['số em không chín một hai ba bốn năm sáu bảy tám', 'chín'],
    ['so em khong chin mot hai ba bon nam sau bay tam', 'chin'],
    ['mail lan.htx@gmail.com nhé', 'gmail'],
    ['lan.htx @ gmail . com', 'gmail'],
    ['thư: lan a còng gmail chấm com', 'gmail'],
    ['xem https://chengon.vn/sp?id=1', 'chengon'],
    ['trang chengon.com.vn của xưởng', 'chengon'],
    ['zalo của em là lan chè tô múa, rảnh thì nhắn', 'lan chè'],
    ['fb: HTX Chè Ngon', 'Ngon'],
    ['MST 5500123456', '5500'],
    ['mã số thuế 0100109106-001', '0100109106'],
    ['mst 5500 123 456', '123'],
    ['CCCD 014085001234', '0140'],
    ['STK 1234567890123 Agribank', '1234567'],
    ['tài khoản 19032345 678 901', '678'],
    ['xe tải 26C-123.45 chở chè', '123'],
    ['sinh ngày 12/05/1980', '1980'],
    ['em sinh năm 1985, mới mở xưởng', '1985'],
    ['xưởng ở số nhà 12 ngõ 5 đường Tô Hiệu, phường Chiềng Lề', 'Tô Hiệu'],
    ['địa chỉ: tổ 5 tiểu khu 3 thị trấn cũ, cần 5S', 'tiểu khu'],
    ['12/5 đường Lê Duẩn', 'Duẩn'],
    ['nhà ở bản Hua Mường, xã Tô Múa', 'Hua'],
    ['vị trí 21.3256, 103.9188', '103'],
    ['Tôi là Lò Thị Hặc, chủ xưởng chè', 'Hặc'],
    ['tôi là lường hải ở huyện cũ', 'lường'],
    ['em ten la lo thi hac, may say hay hong', 'hac'],
    ['em tên hoa, làm miến dong', 'hoa'],
    ['Tên tôi là Hùng', 'Hùng'],
    ['Gặp anh Hùng quản đốc', 'Hùng'],
    ['hỏi chị Quàng Thị Mai', 'Mai'],
    ['ông Giàng A Páo trồng mận', 'Páo'],
    ['giàng a páo trồng mận', 'páo'],
    ['giám đốc là nguyễn thị thu hà', 'hà'],
    ['GIAM DOC NGUYEN VAN HUNG CAN VIETGAP', 'HUNG'],
    ['Mr. Hùng bên kỹ thuật', 'Hùng'],
    ['kỹ sư Vì Văn Tiến lo TPM', 'Tiến'],
    ['Nguyễn Hùng phụ trách chất lượng', 'Hùng'],
    ['Công ty TNHH Chè Mộc Châu cần ISO 22000', 'Mộc Châu'],
    ['Cty CP Mía đường Mường Xa', 'Xa'],
    ['hộ kinh doanh Nguyễn Văn A', 'Văn'],
    ['HTX “Chè Ô Long Thung Xa” xin OCOP', 'Thung'],
  ])('%s', (text, trace) => {
    expect(withoutPersonalData(text)).not.toContain(trace)
  })
})

it.each([
  ['công ty cổ phần chè thung xa cần iso 22000', 'Công ty Cổ phần Chè Thung Xa', '… cần iso 22000'],
  ['HTX CHE THUNG XA XIN VIETGAP', 'HTX Chè Thung Xa', '… XIN VIETGAP'],
  ['xưởng che thung xa hay hỏng máy', 'HTX Chè Thung Xa (minh họa)', 'xưởng … hay hỏng máy'],
  ['lò thị hặc đây, máy sấy hỏng', 'Lò Thị Hặc', '… đây, máy sấy hỏng'],
])('one’s own name goes however it is spelled: %s', (text, ownName, rest) => {
  expect(withoutPersonalData(text, [ownName])).toBe(rest)
})

describe('what a suggestion is made from stays', () => {
  it.each([
    'máy sấy chè hay hỏng giữa vụ, mỗi lần chờ thợ Hà Nội lên 2-3 ngày, mất cả tấn chè',
    'Nha may che bien ca phe nhan, muon lam iso 22000 va hacpp de ban cho doi tac Nhat. cong nhan 60 nguoi',
    'đang có ISO 9001:2015, nghe nói năm nay có bản 2026 mới, cần chuyển đổi ISO 9001 14001 45001',
    'do van hanh may sai nen hay hong, quan ly van hanh kem, lo thi truong Trung Quoc',
    'quản lý vận hành kém, chị em công nhân đông, anh em thợ trẻ, bà con Mường La trồng xoài',
    'quy trình bản ISO 9001:2015, tổ KCS yếu, đội QC mỏng, giai đoạn 2026-2030',
    'đường ống hơi rò, đường 6 tấn mỗi ngày, 12 người một ca, hao 5%',
    'Gạch không nung cần chứng nhận hợp quy QCVN 16 và thử nghiệm mẫu, TCVN 6477:2016',
    'tôi là chủ xưởng mộc, em là kế toán của hợp tác xã, bán qua facebook và zalo',
    'VIETGAP NHAN 25 HA, XIN HO TRO CAP LAI, HO SO CA PHE, LO SAY HONG',
    'bán ở Hồ Chí Minh, Hà Nam, xuất đi Nhật, Trung Quốc',
  ])('%s', (text) => {
    expect(withoutPersonalData(text)).toBe(text)
  })
})

it('leaves one mark where several things stood together, and the rest of the sentence', () => {
  expect(withoutPersonalData('Liên hệ chị Lò Thị Hặc, 0912 345 678, lan@vi-du.example: máy sấy hỏng')).toBe(
    'Liên hệ chị …: máy sấy hỏng',
  )
})

describe('names given in a text', () => {
  const names = ['HTX Nhãn Bến Suối', 'Hợp tác xã Mộc Châu', 'Công ty TNHH Vinasamex (minh họa)']
  it.each([
    ['Cùng HTX Nhãn Bến Suối đi một chuyến.', [names[0]]],
    ['cung nhan ben suoi di mot chuyen', [names[0]]],
    ['Các nơi ở Mộc Châu cùng cần.', []],
    ['HTX Mộc Châu cũng cần.', [names[1]]],
    ['hop tac xa moc chau va vinasamex', [names[1], names[2]]],
    ['Sở hỗ trợ tiền đi lại cho mỗi hợp tác xã.', []],
  ])('“%s”', (text, found) => {
    expect(namesGiven(text, names, ['Mộc Châu'])).toEqual(found)
  })
})
