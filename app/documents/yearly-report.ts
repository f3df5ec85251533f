import type { Counted, CountRow } from '~/domain/reporting/counted'
import { formatDay, formatNumber } from '~/i18n/format'
import type { HandTable, ReportPart, ReportTable } from '~/vocabulary/report-outline'
import { heading, text } from './agreement'
import type { Block, Column, Paper } from './paper'

type NamedRow = CountRow & { name: string }

/** What a yearly report is drawn from. */
export type YearlyReportFacts = {
  year: number
  /** The last day that is counted. */
  asOf: string
  subject: string
  letterhead: { superior: string; department: string; place: string; sign: string }
  addressees: readonly string[]
  parts: readonly (ReportPart & { isSection: boolean; text: string })[]
  handTables: readonly (HandTable & { rows: readonly (readonly string[])[] })[]
  targets: readonly { name: string; unit: string; target: number | null; actual: string; notes: readonly string[] }[]
  subjects: readonly NamedRow[]
  sections: readonly NamedRow[]
  communes: readonly NamedRow[]
  kinds: readonly NamedRow[]
  totals: Record<Counted, number>
  gains: readonly {
    enterprise: string
    indicator: string
    what: string
    before: string
    after: string
    gain: string
    measuredOn: string
    level: string
  }[]
  supported: readonly { enterprise: string; commune: string; subjects: string; consultant: string; state: string }[]
  certificates: readonly {
    holder: string
    scheme: string
    number: string
    body: string
    issuedOn: string
    expiresOn: string
    standing: string
  }[]
  consultants: readonly { name: string; kind: string; subjects: string; works: number }[]
}

/** How each figure is counted: printed with the tables. */
const COUNTED_AS: Record<Counted, { short: string; long: string }> = {
  received: { short: 'Nhu cầu nhận', long: 'nhu cầu được đăng trong kỳ' },
  connected: { short: 'Được kết nối', long: 'nhu cầu đã chọn được đơn vị tư vấn trong kỳ' },
  running: { short: 'Đang triển khai', long: 'công việc chưa xong vào ngày cuối kỳ, kể cả bắt đầu từ trước' },
  completed: { short: 'Hoàn thành', long: 'công việc được nghiệm thu xong trong kỳ' },
  certified: { short: 'Đạt chứng nhận', long: 'giấy chứng nhận được Sở xác minh trong kỳ, mỗi giấy tính một lần' },
  documented: { short: 'Có văn bản kết quả', long: 'văn bản kết quả (tiêu chuẩn cơ sở, báo cáo, hồ sơ đào tạo…) được Sở xác minh trong kỳ' },
  measured: { short: 'Có kết quả đo', long: 'công việc có kết quả đo trước và sau được Sở xác minh trong kỳ' },
}
export const COUNTED_ORDER = Object.keys(COUNTED_AS) as Counted[]
export const countedShort = (counted: Counted): string => COUNTED_AS[counted].short

const column = (title: string, width: number, align: Column['align'] = 'left'): Column => ({ title, width, align })
const captioned = (caption: string, table: Block): Block[] => [{ kind: 'text', text: '', lead: caption, leads: true }, table]
const none = (what: string): Block[] => [text(what)]

/** Figures by row, with the sum over all, in which each need, work or result is one however many rows it stands in. */
function countTable(first: string, rows: readonly NamedRow[], totals: Record<Counted, number>): Block {
  const figures = (row: Record<Counted, number>) => COUNTED_ORDER.map((counted) => formatNumber(row[counted]))
  return {
    kind: 'table',
    total: true,
    columns: [
      column(first, 30),
      ...COUNTED_ORDER.map((counted) => column(countedShort(counted), 10, 'right')),
    ],
    rows: [...rows.map((row) => [row.name, ...figures(row)]), ['Tổng số', ...figures(totals)]],
  }
}

const tables: Record<ReportTable, (facts: YearlyReportFacts) => Block[]> = {
  targets: ({ targets, year, asOf }) => [
    ...captioned(`Bảng 0. Đối chiếu chỉ tiêu của Kế hoạch năm ${year} (tính đến ngày ${formatDay(asOf)})`, {
      kind: 'table',
      columns: [column('Chỉ tiêu', 46), column('Đơn vị', 16, 'center'), column('Kế hoạch', 17, 'right'), column('Thực hiện', 21, 'right')],
      rows: targets.map(({ name, unit, target, actual }) => [
        name,
        unit,
        target === null ? 'Không đặt số' : `từ ${formatNumber(target)}`,
        actual,
      ]),
    }),
    ...targets.flatMap(({ name, notes }) => notes.map((note): Block => ({ kind: 'item', text: `${name}: ${note}` }))),
  ],
  subjects: ({ subjects, totals }) => [
    ...captioned('Bảng 2. Kết nối và hỗ trợ theo chủ đề', countTable('Chủ đề', subjects, totals)),
    text(
      `${COUNTED_ORDER.map((counted) => `${countedShort(counted)}: ${COUNTED_AS[counted].long}`).join('; ')}. Một nhu cầu có thể có nhiều chủ đề; dòng tổng số tính mỗi nhu cầu một lần.`,
      'Cách tính:',
    ),
  ],
  gains: ({ gains }) =>
    gains.length === 0
      ? none('Trong kỳ chưa có kết quả đo nào được xác minh.')
      : captioned('Bảng 3. Hiệu quả trước và sau khi áp dụng', {
          kind: 'table',
          columns: [
            column('Đơn vị', 23),
            column('Chỉ số, nơi đo', 23),
            column('Trước', 12, 'right'),
            column('Sau', 12, 'right'),
            column('Thay đổi', 12),
            column('Ngày đo', 9, 'center'),
            column('Minh chứng', 9),
          ],
          rows: gains.map(({ enterprise, indicator, what, before, after, gain, measuredOn, level }) => [
            enterprise,
            `${indicator} (${what})`,
            before,
            after,
            gain,
            formatDay(measuredOn),
            level,
          ]),
        }),
  communication: (facts) => byHand(facts, 'communication', 'Bảng 1. Thông tin, tuyên truyền'),
  training: (facts) => byHand(facts, 'training', 'Bảng 4. Đào tạo, bồi dưỡng'),
  money: (facts) => byHand(facts, 'money', 'Bảng 5. Kinh phí'),
}

/** A table that the department fills in; nothing where it has no row. */
function byHand({ handTables }: YearlyReportFacts, table: ReportTable, caption: string): Block[] {
  const { columns, widths, rows } = handTables.find(({ id }) => id === table)!
  if (rows.length === 0) return []
  return captioned(caption, { kind: 'table', columns: columns.map((title, i) => column(title, widths[i]!)), rows })
}

/** A part's heading, its paragraphs and its tables. */
const written = (facts: YearlyReportFacts) =>
  facts.parts.flatMap(({ number, title, isSection, text: words, tables: own }): Block[] => [
    heading(isSection ? `${number}. ${title.toLocaleUpperCase('vi')}` : `${number}. ${title}`),
    ...words.split('\n').flatMap((line) => (line.trim() ? [text(line.trim())] : [])),
    ...own.flatMap((table) => tables[table](facts)),
  ])

/** The report as it goes out: letterhead, parts in the outline's order, and its appendices. */
export const yearlyReport = (facts: YearlyReportFacts): Paper => [
  {
    kind: 'letterhead',
    superior: facts.letterhead.superior,
    agency: facts.letterhead.department,
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    number: `Số:        /${facts.letterhead.sign}`,
    place: `${facts.letterhead.place}, ngày        tháng        năm ${facts.year}`,
  },
  { kind: 'title', text: 'BÁO CÁO' },
  { kind: 'subject', text: facts.subject },
  { kind: 'addressed', label: 'Kính gửi:', to: facts.addressees },
  ...written(facts),
  {
    kind: 'sent',
    label: 'Nơi nhận:',
    to: ['Như trên', 'Lưu: VT'],
    office: 'GIÁM ĐỐC',
    hint: '(Chữ ký của người có thẩm quyền, dấu của cơ quan)',
  },
  ...appendices(facts),
]

function appendices(facts: YearlyReportFacts): Block[] {
  const note = `(Kèm theo Báo cáo số        /${facts.letterhead.sign} ngày        tháng        năm ${facts.year})`
  const appendix = (number: string, title: string, ...content: Block[]): Block[] => [
    { kind: 'appendix', number, title, note },
    ...content,
  ]
  const numbered = <T>(rows: readonly T[], cells: (row: T) => string[]) =>
    rows.map((row, place) => [String(place + 1), ...cells(row)])
  return [
    ...appendix(
      'Phụ lục I',
      'DANH SÁCH ĐƠN VỊ ĐƯỢC HỖ TRỢ',
      ...(facts.supported.length === 0
        ? none('Trong kỳ chưa có đơn vị nào.')
        : [
            {
              kind: 'table',
              columns: [
                column('TT', 6, 'center'),
                column('Đơn vị', 26),
                column('Xã, phường', 16),
                column('Chủ đề', 20),
                column('Đơn vị tư vấn', 18),
                column('Tình trạng', 14),
              ],
              rows: numbered(facts.supported, ({ enterprise, commune, subjects, consultant, state }) => [
                enterprise,
                commune,
                subjects,
                consultant,
                state,
              ]),
            } satisfies Block,
          ]),
    ),
    ...appendix(
      'Phụ lục II',
      'CHỨNG NHẬN ĐẠT ĐƯỢC',
      ...(facts.certificates.length === 0
        ? none('Trong kỳ chưa có giấy chứng nhận nào được xác minh.')
        : [
            {
              kind: 'table',
              columns: [
                column('TT', 6, 'center'),
                column('Đơn vị', 24),
                column('Chứng nhận, số', 24),
                column('Nơi cấp', 20),
                column('Ngày cấp', 13, 'center'),
                column('Hiệu lực đến', 13, 'center'),
              ],
              rows: numbered(facts.certificates, ({ holder, scheme, number, body, issuedOn, expiresOn, standing }) => [
                holder,
                `${scheme}, số ${number}`,
                body,
                formatDay(issuedOn),
                [expiresOn, standing].filter(Boolean).join('; '),
              ]),
            } satisfies Block,
          ]),
    ),
    ...appendix(
      'Phụ lục III',
      'TỔNG HỢP THEO NGÀNH, XÃ, PHƯỜNG VÀ LOẠI HÌNH',
      ...captioned('Bảng 6. Theo ngành kinh tế', countTable('Ngành (VSIC cấp 1)', facts.sections, facts.totals)),
      ...captioned('Bảng 7. Theo xã, phường', countTable('Xã, phường', facts.communes, facts.totals)),
      ...captioned('Bảng 8. Theo loại hình', countTable('Loại hình', facts.kinds, facts.totals)),
    ),
    ...appendix(
      'Phụ lục IV',
      'TỔ CHỨC, CHUYÊN GIA TƯ VẤN THAM GIA',
      ...(facts.consultants.length === 0
        ? none('Trong kỳ chưa có đơn vị tư vấn nào làm việc.')
        : [
            {
              kind: 'table',
              columns: [
                column('TT', 6, 'center'),
                column('Tên', 36),
                column('Loại', 18),
                column('Chủ đề', 28),
                column('Số công việc', 12, 'right'),
              ],
              rows: numbered(facts.consultants, ({ name, kind, subjects, works }) => [
                name,
                kind,
                subjects,
                formatNumber(works),
              ]),
            } satisfies Block,
          ]),
    ),
  ]
}
