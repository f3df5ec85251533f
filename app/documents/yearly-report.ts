import { isSection, REPORT_SUBJECT, type ReportPart, type ReportTable } from '~/vocabulary/report-outline'
import type { Province } from '~/vocabulary/province'
import { heading, text } from './agreement'
import type { Block, Paper } from './paper'
import { type ReportTableShown, tableOnPaper, writtenDay } from './report-table'

/** The tables of a report that stand in its appendices, or beside those that the outline names. */
export type ReportTableId =
  ReportTable | 'bridge' | 'supported' | 'certificates' | 'sections' | 'communes' | 'kinds' | 'consultants'

export type ReportTables = Record<Exclude<ReportTableId, 'bridge'>, ReportTableShown> & {
  bridge: ReportTableShown | null
}

/** What a yearly report is drawn from. */
export type YearlyReportFacts = {
  year: number
  /** In which year it is written. */
  writtenIn: number
  report: Province['report']
  parts: readonly (ReportPart & { text: string })[]
  tables: ReportTables
  howCounted: string
}

/** What it is about, as its first lines say. */
export const subjectOfReport = (year: number, area: string): string =>
  REPORT_SUBJECT.replaceAll('{year}', String(year))
    .replaceAll('{next}', String(year + 1))
    .replaceAll('{area}', area)

const tablesIn = (table: ReportTable, { tables, howCounted }: YearlyReportFacts): Block[] => [
  ...tableOnPaper(tables[table]),
  ...(table === 'subjects' ? [text(howCounted, 'Cách tính:')] : []),
  ...(table === 'subjects' && tables.bridge ? tableOnPaper(tables.bridge) : []),
]

/** A part's heading, its paragraphs and its tables. */
const partsOf = (facts: YearlyReportFacts) =>
  facts.parts.flatMap((part): Block[] => [
    heading(
      isSection(part) ? `${part.number}. ${part.title.toLocaleUpperCase('vi')}` : `${part.number}. ${part.title}`,
    ),
    ...part.text.split('\n').flatMap((line) => (line.trim() ? [text(line.trim())] : [])),
    ...part.tables.flatMap((table) => tablesIn(table, facts)),
  ])

/** The report as it goes out: letterhead, parts in the outline's order, and its appendices. */
export const yearlyReport = (facts: YearlyReportFacts): Paper => [
  letterheadOf(facts.writtenIn, facts.report),
  { kind: 'title', text: 'BÁO CÁO' },
  { kind: 'subject', text: subjectOfReport(facts.year, facts.report.area) },
  { kind: 'addressed', label: 'Kính gửi:', to: facts.report.addressees },
  ...partsOf(facts),
  {
    kind: 'sent',
    label: 'Nơi nhận:',
    to: ['Như trên', 'Lưu: VT'],
    office: 'GIÁM ĐỐC',
    hint: '(Chữ ký của người có thẩm quyền, dấu của cơ quan)',
  },
  ...appendices(facts),
]

function letterheadOf(year: number, { letterhead }: Province['report']): Block {
  const { superior, department: agency, place, sign } = letterhead
  return {
    kind: 'letterhead',
    superior,
    agency,
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    number: `Số:        /${sign}`,
    place: `${place}, ngày        tháng        năm ${year}`,
  }
}

function appendices({ writtenIn, report, tables }: YearlyReportFacts): Block[] {
  const note = `(Kèm theo Báo cáo số        /${report.letterhead.sign} ngày        tháng        năm ${writtenIn})`
  const appendix = (number: string, title: string, ...shown: ReportTableShown[]): Block[] => [
    { kind: 'appendix', number, title, note },
    ...shown.flatMap(tableOnPaper),
  ]
  return [
    ...appendix('Phụ lục I', 'DANH SÁCH ĐƠN VỊ ĐƯỢC HỖ TRỢ', tables.supported),
    ...appendix('Phụ lục II', 'CHỨNG NHẬN ĐẠT ĐƯỢC', tables.certificates),
    ...appendix(
      'Phụ lục III',
      'TỔNG HỢP THEO NGÀNH, XÃ, PHƯỜNG VÀ LOẠI HÌNH',
      tables.sections,
      tables.communes,
      tables.kinds,
    ),
    ...appendix('Phụ lục IV', 'TỔ CHỨC, CHUYÊN GIA TƯ VẤN THAM GIA', tables.consultants),
  ]
}

/** The tables alone, of any days: for whoever asks for figures between two reports. */
export const periodReport = (
  { from, to }: { from: string; to: string },
  { writtenIn, report, tables, howCounted }: Pick<YearlyReportFacts, 'writtenIn' | 'report' | 'tables' | 'howCounted'>,
): Paper => [
  letterheadOf(writtenIn, report),
  { kind: 'title', text: 'SỐ LIỆU CHƯƠNG TRÌNH' },
  {
    kind: 'subject',
    text: `Kết nối tư vấn, hỗ trợ áp dụng ${report.area} từ ngày ${writtenDay(from)} đến ngày ${writtenDay(to)}`,
  },
  ...[tables.subjects, tables.gains].flatMap(tableOnPaper),
  text(howCounted, 'Cách tính:'),
  ...[tables.sections, tables.communes, tables.kinds].flatMap(tableOnPaper),
  heading('Đơn vị được hỗ trợ'),
  ...tableOnPaper(tables.supported),
  heading('Chứng nhận đạt được'),
  ...tableOnPaper(tables.certificates),
  heading('Tổ chức, chuyên gia tư vấn tham gia'),
  ...tableOnPaper(tables.consultants),
]
