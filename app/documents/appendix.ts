import { formatDay, spelledOutVnd } from '~/i18n/format'
import {
  type AgreementFacts,
  amount,
  capital,
  heading,
  leading,
  party,
  paymentTable,
  priceTable,
  said,
  signer,
  text,
} from './agreement'
import { type Block, GAP, type Paper } from './paper'

/** What an appendix is drawn from. `…Before`: null where that stays. */
export type AppendixFacts = Pick<AgreementFacts, 'enterprise' | 'consultant' | 'proposal'> & {
  number: number
  /** That both sides confirmed; null: the proposal as it was chosen is what they agreed on. */
  agreement: { code: string; confirmedOn: string } | null
  reason: string
  scope: string | null
  milestones: readonly {
    title: string
    handover: string | null
    titleBefore: string | null
    handoverBefore: string | null
    /** Null: it is new. */
    dueBefore: string | null
    /** Null: it is taken out. */
    dueNow: string | null
  }[]
  price: { beforeVnd: number; lines: AgreementFacts['lines']; totals: AgreementFacts['totals'] } | null
  payments: AgreementFacts['payments'] | null
}

/** An appendix on paper, in Vietnamese whoever reads it: what is changed, and that the rest stays. */
export const appendixPaper = (facts: AppendixFacts): Paper => [
  {
    kind: 'motto',
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
  },
  { kind: 'title', text: `PHỤ LỤC SỐ ${facts.number}` },
  { kind: 'middle', text: `Kèm theo thỏa thuận tư vấn số: ${GAP}` },
  {
    kind: 'middle',
    italic: true,
    text: 'Đây là mẫu để hai bên sửa cho phù hợp, không thay cho tư vấn pháp lý.',
  },
  text(groundsOf(facts)),
  text(`Hôm nay, ngày ${GAP} tháng ${GAP} năm ${GAP}, tại ${GAP}${GAP}${GAP}, hai bên gồm:`),
  ...party('BÊN A (bên cần tư vấn)', facts.enterprise),
  ...party('BÊN B (bên tư vấn)', facts.consultant),
  leading('Hai bên thỏa thuận thay đổi như sau:'),
  heading('Điều 1. Nội dung thay đổi'),
  ...numbered([
    (n) => said(`${n}. Lý do:`, facts.reason),
    ...(facts.scope ? [(n: number) => said(`${n}. Phạm vi công việc, phần thêm vào hoặc bỏ bớt:`, facts.scope)] : []),
    ...(facts.milestones.length > 0 ? [(n: number) => milestones(n, facts.milestones)] : []),
    ...(facts.price ? [(n: number) => price(n, facts.price!)] : []),
    ...(facts.payments ? [(n: number) => payments(n, facts.payments!)] : []),
  ]),
  heading('Điều 2. Hiệu lực'),
  text('Nội dung nào không nêu ở phụ lục này thì giữ nguyên như hai bên đã thỏa thuận.', '1.'),
  leading(
    'Phụ lục là một phần của thỏa thuận, có hiệu lực từ ngày hai bên ký, được lập thành 02 bản như nhau, mỗi bên giữ 01 bản.',
    '2.',
  ),
  { kind: 'signatures', sides: [signer('BÊN A', facts.enterprise), signer('BÊN B', facts.consultant)] },
]

const groundsOf = ({ agreement, proposal }: AppendixFacts): string =>
  agreement
    ? `Căn cứ thỏa thuận tư vấn (mã bản ${agreement.code}) mà hai bên xác nhận ngày ${formatDay(agreement.confirmedOn)};`
    : `Căn cứ đề xuất (bản ${proposal.number}) mà Bên B gửi ngày ${formatDay(proposal.sentOn)} và Bên A chọn ngày ${formatDay(proposal.chosenOn)};`

const numbered = (points: readonly ((number: number) => Block[])[]): Block[] =>
  points.flatMap((point, index) => point(index + 1))

/** What stands now, with what stood before where that was something else. */
const withBefore = (now: string, before: string | null): string =>
  before === null ? now : [now, `(trước đây: ${before || 'không ghi'})`].filter(Boolean).join(' ')

const milestones = (number: number, rows: AppendixFacts['milestones']): Block[] => [
  leading('Các mốc thay đổi như sau:', `${number}.`),
  {
    kind: 'table',
    columns: [
      { title: 'Công việc', width: 34, align: 'left' },
      { title: 'Bên A nhận được', width: 30, align: 'left' },
      { title: 'Hạn trước đây', width: 18, align: 'center' },
      { title: 'Hạn từ nay', width: 18, align: 'center' },
    ],
    rows: rows.map(({ title, handover, titleBefore, handoverBefore, dueBefore, dueNow }) => [
      withBefore(title, titleBefore),
      withBefore(handover ?? '', handoverBefore),
      dueBefore ? formatDay(dueBefore) : 'mốc thêm mới',
      dueNow ? formatDay(dueNow) : 'bỏ mốc này',
    ]),
  },
]

function price(number: number, { beforeVnd, lines, totals }: NonNullable<AppendixFacts['price']>): Block[] {
  const difference = totals.priceVnd - beforeVnd
  const changed =
    difference === 0 ? 'không đổi tổng số' : `${difference > 0 ? 'tăng' : 'giảm'} ${amount(Math.abs(difference))} đồng`
  return [
    leading(
      `Giá của công việc, gồm thuế, trước đây là ${amount(beforeVnd)} đồng, từ nay là ${amount(totals.priceVnd)} đồng (${changed}), gồm:`,
      `${number}.`,
    ),
    priceTable(lines, totals),
    text(`Bằng chữ: ${capital(spelledOutVnd(totals.priceVnd, 'vi'))}.`),
  ]
}

const payments = (number: number, rows: NonNullable<AppendixFacts['payments']>): Block[] => [
  leading('Bên A thanh toán theo các đợt sau; số tiền Bên A đã trả được tính vào các đợt này:', `${number}.`),
  paymentTable(rows),
]
