import { formatDay, spelledOutVnd } from '~/i18n/format'
import { type Block, GAP, type Paper } from './paper'

/** What is known of a party; null is left to be written by hand. */
export type AgreementParty = {
  name: string
  /** Somebody who works for themselves: nobody represents them. */
  isPerson: boolean
  taxCode: string | null
  address: string | null
  phone: string | null
}

/** What an agreement is drawn from: what was offered and chosen, and nothing else. */
export type AgreementFacts = {
  enterprise: AgreementParty
  consultant: AgreementParty
  subjects: readonly string[]
  proposal: { number: number; sentOn: string; chosenOn: string }
  scope: string
  approach: string | null
  people: string | null
  /** Who works with the consultant, and what they do; the consultant alone is a party. */
  partner: { name: string; part: string } | null
  onSiteDays: number | null
  provides: string | null
  durationWeeks: number
  files: readonly string[]
  milestones: readonly { title: string; handover: string | null; dueOn: string }[]
  /** Days to accept or return a delivery. */
  acceptanceDays: number
  lines: readonly { title: string; amountVnd: number; vat: string; vatVnd: number }[]
  totals: { netVnd: number; vatVnd: number; priceVnd: number }
  payments: readonly { title: string; percent: number; amountVnd: number }[]
}

const vnd = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 })
export const amount = (value: number) => vnd.format(value)
export const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/**
 * The agreement on paper, in Vietnamese whoever reads it. It adds to what was offered what such papers usually settle, and leaves open
 * what nobody has said.
 */
export const agreementPaper = (facts: AgreementFacts): Paper => [
  {
    kind: 'motto',
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
  },
  { kind: 'title', text: 'THỎA THUẬN TƯ VẤN' },
  { kind: 'middle', text: `Số: ${GAP}` },
  {
    kind: 'middle',
    italic: true,
    text: 'Đây là mẫu để hai bên sửa cho phù hợp, không thay cho tư vấn pháp lý.',
  },
  text('Căn cứ Bộ luật Dân sự số 91/2015/QH13 và nhu cầu, khả năng của hai bên;'),
  text(`Hôm nay, ngày ${GAP} tháng ${GAP} năm ${GAP}, tại ${GAP}${GAP}${GAP}, hai bên gồm:`),
  ...party('BÊN A (bên cần tư vấn)', facts.enterprise),
  ...party('BÊN B (bên tư vấn)', facts.consultant),
  leading('Hai bên thỏa thuận như sau:'),
  ...work(facts),
  ...time(facts),
  ...price(facts),
  ...duties(facts),
  ...rules(),
  { kind: 'signatures', sides: [signer('BÊN A', facts.enterprise), signer('BÊN B', facts.consultant)] },
]

export const heading = (title: string): Block => ({ kind: 'heading', text: title })
export const text = (words: string, lead?: string): Block => ({ kind: 'text', text: words, ...(lead && { lead }) })
export const leading = (words: string, lead?: string): Block => ({
  kind: 'text',
  text: words,
  leads: true,
  ...(lead && { lead }),
})
const item = (words: string): Block => ({ kind: 'item', text: words })

const field = (label: string, value: string | null): Block => ({ kind: 'field', label, value })

/** What somebody wrote in a form, line by line; a line that is one of a list stays one. */
const written = (words: string): Block[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (/^[-–—•*+]\s*/.test(line) ? item(line.replace(/^[-–—•*+]\s*/, '')) : text(line)))

/** A numbered point that says what was written: beside its name where that is one line, below it otherwise. */
export function said(lead: string, words: string | null): Block[] {
  if (!words) return []
  const [first, ...others] = written(words)
  if (first?.kind === 'text' && others.length === 0) return [text(first.text, lead)]
  return [leading('', lead), ...(first ? [first] : []), ...others]
}

export function party(role: string, { name, isPerson, taxCode, address, phone }: AgreementParty): Block[] {
  return [
    heading(`${role}: ${name}`),
    ...(isPerson ? [field('Số căn cước', null)] : []),
    field('Mã số thuế', taxCode),
    field('Địa chỉ', address),
    field('Điện thoại', phone),
    ...(isPerson ? [] : [field('Người đại diện', null), field('Chức vụ', null)]),
  ]
}

export const signer = (side: string, { name, isPerson }: AgreementParty) =>
  isPerson
    ? { title: side, hint: '(Ký, ghi rõ họ tên)', name }
    : { title: `ĐẠI DIỆN ${side}`, hint: '(Ký, ghi rõ họ tên, đóng dấu nếu có)', name: '' }

function work({ subjects, proposal, scope, approach, people, partner, onSiteDays, files }: AgreementFacts): Block[] {
  const about = subjects.length > 0 ? ` về ${subjects.join(', ')}` : ''
  const points: ((number: number) => Block[])[] = [
    (n) => [
      text(
        `Bên B tư vấn cho Bên A${about}, theo đề xuất (bản ${proposal.number}) mà Bên B gửi ngày ${formatDay(proposal.sentOn)} và Bên A chọn ngày ${formatDay(proposal.chosenOn)}.`,
        `${n}.`,
      ),
    ],
    (n) => said(`${n}. Phạm vi công việc:`, scope),
    ...(approach ? [(n: number) => said(`${n}. Cách làm:`, approach)] : []),
    ...(people ? [(n: number) => said(`${n}. Người thực hiện:`, people)] : []),
    ...(partner ? [(n: number) => joined(n, partner)] : []),
    ...(onSiteDays ? [(n: number) => said(`${n}. Số ngày làm việc tại chỗ của Bên A:`, `${onSiteDays} ngày.`)] : []),
    ...(files.length > 0
      ? [(n: number) => said(`${n}. Tài liệu kèm theo đề xuất:`, files.map((name) => `- ${name}`).join('\n'))]
      : []),
  ]
  return [heading('Điều 1. Nội dung công việc'), ...points.flatMap((point, index) => point(index + 1))]
}

const joined = (n: number, { name, part }: { name: string; part: string }): Block[] => [
  ...said(`${n}. Bên cùng làm với Bên B là ${name}, phần việc:`, part),
  text(`Bên B chịu trách nhiệm trước Bên A về toàn bộ công việc, kể cả phần việc của ${name}.`),
]

const time = ({ durationWeeks, proposal, milestones, acceptanceDays }: AgreementFacts): Block[] => [
  heading('Điều 2. Thời gian, bàn giao và nghiệm thu'),
  text(`Thời gian thực hiện: ${durationWeeks} tuần, tính từ ngày ${formatDay(proposal.chosenOn)}.`, '1.'),
  leading('Bên B bàn giao theo các mốc sau:', '2.'),
  {
    kind: 'table',
    columns: [
      { title: 'Mốc', width: 8, align: 'center' },
      { title: 'Công việc', width: 39, align: 'left' },
      { title: 'Bên A nhận được', width: 36, align: 'left' },
      { title: 'Hạn', width: 17, align: 'center' },
    ],
    rows: milestones.map(({ title, handover, dueOn }, index) => [
      String(index + 1),
      title,
      handover ?? '',
      formatDay(dueOn),
    ]),
  },
  text(
    `Trong ${acceptanceDays} ngày kể từ ngày nhận bàn giao, Bên A nghiệm thu, hoặc trả lại và nêu rõ phần chưa đạt. Bên B sửa, bổ sung phần chưa đạt mà không tính thêm tiền.`,
    '3.',
  ),
]

function price({ lines, totals, payments }: AgreementFacts): Block[] {
  const spelled = `Bằng chữ: ${capital(spelledOutVnd(totals.priceVnd, 'vi'))}.`
  const total =
    lines.length > 0
      ? [leading('Giá của công việc:', '1.'), priceTable(lines, totals), text(spelled)]
      : [text(`Giá trọn gói, gồm thuế: ${amount(totals.priceVnd)} đồng. ${spelled}`, '1.')]
  return [
    heading('Điều 3. Giá và thanh toán'),
    ...total,
    text('Khoản nào không ghi ở trên thì Bên A chỉ trả khi hai bên đã đồng ý bằng văn bản.', '2.'),
    ...(payments.length > 0
      ? [leading('Bên A thanh toán theo các đợt sau:', '3.'), paymentTable(payments)]
      : [text(`Các đợt thanh toán: ${GAP}${GAP}${GAP}${GAP}`, '3.')]),
    leading('Bên A chuyển tiền vào tài khoản của Bên B:', '4.'),
    field('Số tài khoản', null),
    field('Tại ngân hàng', null),
    text('Bên B giao hóa đơn, chứng từ cho Bên A theo quy định của pháp luật về thuế.', '5.'),
  ]
}

export const priceTable = (
  lines: AgreementFacts['lines'],
  { netVnd, vatVnd, priceVnd }: AgreementFacts['totals'],
): Block => ({
  kind: 'table',
  columns: [
    { title: 'Khoản', width: 37, align: 'left' },
    { title: 'Trước thuế (đồng)', width: 21, align: 'right' },
    { title: 'Thuế GTGT (đồng)', width: 21, align: 'right' },
    { title: 'Cộng (đồng)', width: 21, align: 'right' },
  ],
  rows: [
    ...lines.map(({ title, amountVnd, vat, vatVnd: ofLine }) => [
      title,
      amount(amountVnd),
      vat === 'none' ? 'Không chịu thuế' : `${amount(ofLine)} (${vat}\u00A0%)`,
      amount(amountVnd + ofLine),
    ]),
    ['Tổng cộng', amount(netVnd), amount(vatVnd), amount(priceVnd)],
  ],
  total: true,
})

export const paymentTable = (payments: AgreementFacts['payments']): Block => ({
  kind: 'table',
  columns: [
    { title: 'Đợt', width: 8, align: 'center' },
    { title: 'Khi nào trả', width: 50, align: 'left' },
    { title: 'Phần của giá', width: 18, align: 'center' },
    { title: 'Số tiền (đồng)', width: 24, align: 'right' },
  ],
  rows: payments.map(({ title, percent, amountVnd }, index) => [
    String(index + 1),
    title,
    `${percent}\u00A0%`,
    amount(amountVnd),
  ]),
})

const duties = ({ provides }: AgreementFacts): Block[] => [
  heading('Điều 4. Trách nhiệm của Bên A'),
  ...said('1. Chuẩn bị cho công việc:', provides ?? `${GAP}${GAP}${GAP}${GAP}`),
  leading('Cử người phối hợp với Bên B:', '2.'),
  field('Họ tên, chức vụ', null),
  field('Điện thoại', null),
  text(
    'Cung cấp đúng, đủ và kịp thời thông tin, tài liệu cần cho công việc; bảo đảm an toàn khi Bên B làm việc tại chỗ của mình.',
    '3.',
  ),
  text('Nghiệm thu và thanh toán đúng hạn.', '4.'),
  heading('Điều 5. Trách nhiệm của Bên B'),
  text(
    'Làm đúng phạm vi, cách làm, người thực hiện và hạn đã ghi; đổi người thực hiện thì báo trước và được Bên A đồng ý.',
    '1.',
  ),
  text('Bàn giao đủ kết quả ở Điều 2; giải thích và hướng dẫn để Bên A tự làm tiếp được.', '2.'),
  text('Báo ngay cho Bên A khi có xung đột lợi ích, hoặc khi thấy có thể chậm hạn.', '3.'),
  text(
    'Việc cấp giấy chứng nhận, nếu có, do tổ chức chứng nhận độc lập quyết định; Bên B không hứa thay tổ chức đó.',
    '4.',
  ),
]

const rules = (): Block[] => [
  heading('Điều 6. Bảo mật và bảo vệ dữ liệu cá nhân'),
  text(
    `Mỗi bên giữ kín thông tin về sản xuất, kinh doanh của bên kia, chỉ dùng cho công việc này, kể cả trong ${GAP} năm sau khi kết thúc. Hai bên được báo kết quả cho cơ quan nhà nước theo quy định.`,
    '1.',
  ),
  text(
    'Dữ liệu cá nhân mà một bên nhận của bên kia chỉ được dùng cho công việc này, được giữ an toàn, và được trả lại hoặc xóa khi không còn cần, theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15. Khi dữ liệu bị lộ, mất, bên biết việc đó báo ngay cho bên kia.',
    '2.',
  ),
  text('Tên, hình ảnh và kết quả của Bên A chỉ được dùng để giới thiệu với người khác khi Bên A đồng ý.', '3.'),
  heading('Điều 7. Thay đổi thỏa thuận'),
  text(
    'Thay đổi về phạm vi, giá, hạn, các mốc hoặc người thực hiện được lập thành phụ lục bằng văn bản và có xác nhận của cả hai bên. Lời hẹn miệng không làm thay đổi thỏa thuận này.',
  ),
  heading('Điều 8. Chấm dứt trước hạn'),
  text('Hai bên có thể cùng chấm dứt thỏa thuận bằng văn bản.', '1.'),
  text(
    `Một bên được chấm dứt khi bên kia vi phạm nghĩa vụ và không khắc phục trong ${GAP} ngày từ khi nhận được thông báo bằng văn bản.`,
    '2.',
  ),
  text(
    'Khi chấm dứt, Bên A trả tiền cho phần đã nghiệm thu; Bên B bàn giao phần đã làm, trả lại tài liệu đã nhận và phần tiền nhận trước còn thừa.',
    '3.',
  ),
  text(
    'Bên gặp thiên tai, dịch bệnh hoặc việc bất khả kháng khác báo ngay cho bên kia để hai bên thống nhất lại thời hạn.',
    '4.',
  ),
  heading('Điều 9. Giải quyết bất đồng'),
  text('Hai bên thương lượng trước, có thể nhờ Sở Khoa học và Công nghệ giúp hai bên trao đổi.', '1.'),
  text(
    `Nếu không thống nhất được trong ${GAP} ngày, mỗi bên có quyền yêu cầu Tòa án có thẩm quyền giải quyết theo pháp luật Việt Nam.`,
    '2.',
  ),
  heading('Điều 10. Hiệu lực'),
  leading('Thỏa thuận có hiệu lực từ ngày hai bên ký, được lập thành 02 bản như nhau, mỗi bên giữ 01 bản.'),
]
