import { formatDay, formatNumber } from '~/i18n/format'
import { heading, said, text } from './agreement'
import type { Block, Paper } from './paper'

/** What a final report is drawn from. */
export type FinalReportFacts = {
  enterprise: string
  consultant: string
  need: string
  scope: string
  madeOn: string
  startedOn: string
  /** The day on which the work was done, or ended early; null: it goes on. */
  ended: { on: string; isEarly: boolean } | null
  /** Since when it rests. */
  pausedOn: string | null
  isDisputed: boolean
  milestones: readonly { title: string; dueOn: string; doneOn: string | null }[]
  payments: { confirmed: number; all: number }
  /** The first first. */
  entries: readonly { onDay: string; who: string; how: string; hours: number | null; text: string }[]
  results: readonly string[]
}

const startsWhen = ({ startedOn, ended, pausedOn }: FinalReportFacts): string => {
  const begun = `Bắt đầu ngày ${formatDay(startedOn)}`
  if (!ended) return pausedOn ? `${begun}; tạm dừng từ ngày ${formatDay(pausedOn)}.` : `${begun}; đang làm.`
  return `${begun}; ${ended.isEarly ? 'kết thúc sớm' : 'hoàn thành các mốc'} ngày ${formatDay(ended.on)}.`
}

const milestoneTable = (milestones: FinalReportFacts['milestones']): Block => ({
  kind: 'table',
  columns: [
    { title: 'Mốc', width: 52, align: 'left' },
    { title: 'Hạn', width: 24, align: 'center' },
    { title: 'Nghiệm thu', width: 24, align: 'center' },
  ],
  rows: milestones.map(({ title, dueOn, doneOn }) => [title, formatDay(dueOn), doneOn ? formatDay(doneOn) : 'Chưa']),
})

const diaryTable = (entries: FinalReportFacts['entries']): Block => ({
  kind: 'table',
  columns: [
    { title: 'Ngày', width: 16, align: 'center' },
    { title: 'Bên ghi, cách làm', width: 26, align: 'left' },
    { title: 'Số giờ', width: 10, align: 'right' },
    { title: 'Nội dung', width: 48, align: 'left' },
  ],
  rows: entries.map(({ onDay, who, how, hours, text: words }) => [
    formatDay(onDay),
    `${who}, ${how}`,
    hours === null ? '' : formatNumber(hours),
    words,
  ]),
})

const hoursOf = (entries: FinalReportFacts['entries']): number =>
  entries.reduce((sum, { hours }) => sum + (hours ?? 0), 0)

/** What was agreed, done, written down and achieved in one piece of work, on paper; in Vietnamese whoever reads it. */
export const finalReport = (facts: FinalReportFacts): Paper => [
  { kind: 'motto', nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', motto: 'Độc lập - Tự do - Hạnh phúc' },
  { kind: 'title', text: facts.ended ? 'BÁO CÁO KẾT QUẢ TƯ VẤN' : 'BÁO CÁO TẠM' },
  { kind: 'middle', italic: true, text: `Lập ngày ${formatDay(facts.madeOn)} từ những gì hai bên đã ghi.` },
  heading('1. Hai bên và công việc'),
  text(facts.enterprise, 'Bên A (bên cần tư vấn):'),
  text(facts.consultant, 'Bên B (bên tư vấn):'),
  ...said('Nhu cầu:', facts.need),
  ...said('Phạm vi đã thỏa thuận:', facts.scope),
  text(startsWhen(facts), 'Thời gian:'),
  ...(facts.isDisputed ? [text('Đang nhờ Sở Khoa học và Công nghệ hòa giải.', 'Bất đồng:')] : []),
  heading('2. Các mốc'),
  milestoneTable(facts.milestones),
  text(
    facts.payments.all === 0
      ? 'Không ghi lần thanh toán nào.'
      : `Bên B xác nhận đã nhận ${formatNumber(facts.payments.confirmed)} trong ${formatNumber(facts.payments.all)} lần.`,
    'Thanh toán:',
  ),
  heading('3. Nhật ký công việc'),
  ...(facts.entries.length > 0
    ? [
        diaryTable(facts.entries),
        text(
          `${formatNumber(facts.entries.length)} lần ghi, ${formatNumber(hoursOf(facts.entries))} giờ ở những lần có ghi số giờ.`,
          'Cộng:',
        ),
      ]
    : [text('Hai bên không ghi nhật ký.')]),
  heading('4. Kết quả'),
  ...(facts.results.length > 0
    ? facts.results.map((result): Block => ({ kind: 'item', text: result }))
    : [text('Chưa có kết quả nào được ghi.')]),
  ...(facts.ended ? [signatures] : []),
]

const signatures: Block = {
  kind: 'signatures',
  sides: [
    { title: 'BÊN A', hint: '(Ký, ghi rõ họ tên, đóng dấu nếu có)', name: '' },
    { title: 'BÊN B', hint: '(Ký, ghi rõ họ tên, đóng dấu nếu có)', name: '' },
  ],
}
