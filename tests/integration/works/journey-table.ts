import { certified, type Ending, measured } from './journey-ends'

type Journey = { subject: string; text: string; end: Ending }

const BODY = 'Tổ chức Chứng nhận Ví Dụ'
const NONE = 'Không áp dụng'

/** One journey of each track, by the track: a subject of it, the need in its words, and to what it leads. */
export const JOURNEYS: Readonly<Record<string, Journey>> = {
  'management-system': {
    subject: 'ISO-9001',
    text: 'Xưởng chè muốn làm ISO 9001 để dự thầu.',
    end: certified({
      scheme: 'ISO 9001',
      edition: '2015',
      scope: 'Sản xuất chè xanh',
      issuingBody: BODY,
      accreditation: 'BoA',
      years: 3,
    }),
  },
  accreditation: {
    subject: 'ISO-17025',
    text: 'Phòng thử nghiệm nước muốn được công nhận theo ISO/IEC 17025.',
    end: certified({
      scheme: 'ISO/IEC 17025',
      edition: 'TCVN ISO/IEC 17025:2017',
      scope: 'Hóa lý và vi sinh của nước sạch, 14 phép thử',
      issuingBody: 'Văn phòng Công nhận Ví Dụ',
      accreditation: NONE,
      years: 5,
    }),
  },
  'good-practice': {
    subject: 'VIETGAP',
    text: 'Hợp tác xã mận muốn có VietGAP trước vụ tới.',
    end: certified({
      scheme: 'VietGAP',
      edition: 'TCVN 11892-1:2017',
      scope: 'Mận hậu, 12 ha',
      issuingBody: BODY,
      accreditation: 'BoA',
      years: 2,
    }),
  },
  'product-certificate': {
    subject: 'HALAL',
    text: 'Khách bên Malaysia đòi giấy Halal cho chè.',
    end: certified({
      scheme: 'Halal',
      edition: 'TCVN 12944:2020',
      scope: 'Chè xanh',
      issuingBody: BODY,
      accreditation: 'GAC',
      years: 3,
    }),
  },
  conformity: {
    subject: 'HOP-QUY',
    text: 'Lò gạch cần giấy hợp quy để bán vào công trình.',
    end: certified({
      scheme: 'Hợp quy',
      edition: 'QCVN 16:2023/BXD',
      scope: 'Gạch đất sét nung',
      issuingBody: BODY,
      accreditation: 'Được chỉ định',
      years: 3,
    }),
  },
  ocop: {
    subject: 'OCOP',
    text: 'Hợp tác xã muốn đưa chè cổ thụ đi chấm sao OCOP.',
    end: certified({
      scheme: 'OCOP 4 sao',
      edition: 'QĐ 148/QĐ-TTg',
      scope: 'Chè cổ thụ, hộp 100 g',
      issuingBody: 'Hội đồng OCOP (ví dụ)',
      accreditation: NONE,
      years: 3,
    }),
  },
  traceability: {
    subject: 'TRACE',
    text: 'Siêu thị đòi tem truy xuất nguồn gốc cho mận.',
    end: certified({
      scheme: 'Truy xuất nguồn gốc',
      edition: 'TCVN 12850:2019',
      scope: 'Mận hậu đóng hộp',
      issuingBody: BODY,
      accreditation: 'BoA',
    }),
  },
  'productivity-tool': {
    subject: 'QCC',
    text: 'Xưởng chè hỏng nhiều, muốn làm QCC để giảm hàng lỗi.',
    end: measured({
      indicator: 'defect-rate',
      what: 'Máy ép số 2, chè xanh',
      before: { bad: 40, made: 1000 },
      after: { bad: 30, made: 1000 },
    }),
  },
  'intellectual-property': {
    subject: 'IP-BRAND',
    text: 'Muốn đăng ký nhãn hiệu cho gạo nếp của hợp tác xã.',
    end: certified({
      scheme: 'Giấy chứng nhận đăng ký nhãn hiệu',
      edition: 'Nhóm 30',
      scope: 'Gạo nếp',
      issuingBody: 'Cơ quan cấp văn bằng (ví dụ)',
      accreditation: NONE,
      years: 10,
    }),
  },
  award: {
    subject: 'AWARD',
    text: 'Công ty muốn dự Giải thưởng Chất lượng Quốc gia.',
    end: certified({
      scheme: 'Giải thưởng Chất lượng Quốc gia',
      edition: '2026',
      scope: 'Toàn công ty',
      issuingBody: 'Hội đồng giải thưởng (ví dụ)',
      accreditation: NONE,
    }),
  },
}
