import { certificatesTable, consultantsTable, supportedTable } from '~/documents/report-lists'
import { countTable, type ReportTableShown } from '~/documents/report-table'
import { bridgeTable, type Bridge, gainsTable, handTable, howCounted, targetsTable } from '~/documents/report-tables'
import type { ReportTables } from '~/documents/yearly-report'
import { compareVi } from '~/language/fold'
import { homeProvince } from '~/vocabulary/province.server'
import { communeList, communeOf, sectorList, sectionOfCode, subjectOf } from '~/vocabulary/reference.server'
import { handTableOf, REPORT_PARTS, type ReportTable } from '~/vocabulary/report-outline'
import { type CountRow, type Cut, type ReportRecords, rowsBy, totals, UNKNOWN } from './counted'
import { certificatesIn, consultantsIn, gainsIn } from './lists.server'
import type { ReportPeriod } from './period'
import { reportRecords, supportedIn } from './records.server'

/** What the department wrote of a year: by part, its text and rows. */
export type Written = ReadonlyMap<string, { text: string; rows: readonly (readonly string[])[] }>

const subjectShort = (code: string) => subjectOf(code)?.shortVi ?? code
const communeName = (code: string | null) => (code && communeOf(code)?.fullName) ?? 'Chưa rõ xã, phường'

function sectionName(code: string): string {
  const section = sectionOfCode(code)
  if (!section) return code
  return `${section.code}. ${section.nameVi}${section.isOlder ? ` (${section.version})` : ''}`
}

const KIND_WORDS: Record<string, string> = {
  'enterprise-micro': 'Doanh nghiệp siêu nhỏ',
  'enterprise-small': 'Doanh nghiệp nhỏ',
  'enterprise-medium': 'Doanh nghiệp vừa',
  'enterprise-large': 'Doanh nghiệp lớn',
  'enterprise-unknown': 'Doanh nghiệp chưa rõ quy mô',
  cooperative: 'Hợp tác xã',
  'cooperative-group': 'Tổ hợp tác',
  household: 'Hộ kinh doanh',
  'public-unit': 'Đơn vị sự nghiệp',
}

const NAME_IN: Record<Cut, (code: string) => string> = {
  subject: (code) => (code === UNKNOWN ? 'Chưa rõ chủ đề' : subjectShort(code)),
  section: (code) => (code === UNKNOWN ? 'Chưa rõ ngành' : sectionName(code)),
  commune: (code) => communeName(code === UNKNOWN ? null : code),
  kind: (code) => (Object.hasOwn(KIND_WORDS, code) ? KIND_WORDS[code]! : 'Chưa rõ loại hình'),
}

/** What a row of a cut is called in the report. */
export const rowName = (cut: Cut, code: string): string => NAME_IN[cut](code)

const isAnything = ({ code: _, ...counts }: CountRow) => Object.values(counts).some((count) => count > 0)
/** What nobody knows comes last. */
const byOrder = (a: CountRow & { name: string }, b: CountRow & { name: string }) =>
  Number(a.code === UNKNOWN) - Number(b.code === UNKNOWN) || b.received - a.received || compareVi(a.name, b.name)

function named(records: ReportRecords, cut: Cut, codes: readonly string[] = []) {
  return rowsBy(records, cut, codes).map((row) => ({ ...row, name: rowName(cut, row.code) }))
}

/** The tables of figures: subjects with something counted, every section and kind, every commune of the province. */
function countTables(records: ReportRecords, provinceCode: string) {
  const sums = totals(records)
  const sections = sectorList().flatMap(({ level, code }) => (level === 1 ? [code] : []))
  const communes = communeList(provinceCode).map(({ code }) => code)
  return {
    subjects: countTable(
      {
        sheet: 'Bảng 2 Theo chủ đề',
        caption: 'Bảng 2. Kết nối và hỗ trợ theo chủ đề',
        first: 'Chủ đề',
        cut: 'subject',
      },
      named(records, 'subject').filter(isAnything).sort(byOrder),
      sums,
    ),
    sections: countTable(
      {
        sheet: 'Bảng 6 Theo ngành',
        caption: 'Bảng 6. Theo ngành kinh tế',
        first: 'Ngành (VSIC cấp 1)',
        cut: 'section',
      },
      named(records, 'section', sections),
      sums,
    ),
    communes: countTable(
      { sheet: 'Bảng 7 Theo xã, phường', caption: 'Bảng 7. Theo xã, phường', first: 'Xã, phường', cut: 'commune' },
      named(records, 'commune', communes),
      sums,
    ),
    kinds: countTable(
      { sheet: 'Bảng 8 Theo loại hình', caption: 'Bảng 8. Theo loại hình', first: 'Loại hình', cut: 'kind' },
      named(records, 'kind', Object.keys(KIND_WORDS)),
      sums,
    ),
  }
}

/** Where the work of an enterprise stands on the period's last day: what goes on says more than what is done. */
function stateOf(works: ReturnType<typeof supportedIn>[number]['works'], to: string) {
  const states = works.map(({ completedOn, endedOn }) =>
    completedOn !== null && completedOn <= to ? 'completed' : endedOn !== null && endedOn <= to ? 'ended' : 'running',
  )
  return (['running', 'completed', 'ended'] as const).find((state) => states.includes(state))!
}

const unique = (texts: readonly string[]) => [...new Set(texts)]

function supportedRows(provinceCode: string, period: ReportPeriod) {
  return supportedIn(provinceCode, period).map(({ record, works }) => ({
    needId: record.needId,
    enterprise: record.enterprise,
    commune: communeName(record.commune[0] === UNKNOWN ? null : record.commune[0]!),
    subjects: unique(works.flatMap((work) => work.record.subject)).map(NAME_IN.subject),
    consultants: unique(works.flatMap((work) => work.record.consultant ?? [])),
    state: stateOf(works, period.to),
  }))
}

const gainRows = (provinceCode: string, period: ReportPeriod) =>
  gainsIn(provinceCode, period).map(({ indicator, baseline, after, ...row }) => ({
    ...row,
    indicator: indicator.name.vi,
    unit: indicator.unit.vi,
    before: baseline.value,
    after: after.value,
    measuredOn: after.measuredOn,
  }))

const certificateRows = (provinceCode: string, period: ReportPeriod) =>
  certificatesIn(provinceCode, period).map(({ outcomeId, holder, standing, certificate }) => {
    const { scheme, number, issuingBody: body, issuedOn, expiresOn } = certificate
    return { outcomeId, holder, scheme, number, body, issuedOn, expiresOn, standing }
  })

const partWith = (table: ReportTable) => REPORT_PARTS.find(({ tables }) => tables.includes(table))!.id

/** What the department gave for an indicator: its value and how it was reckoned. */
export function indicatorGiven(written: Written, id: string): { value: number | null; basis: string } {
  const row = written.get(partWith('targets'))?.rows.find(([indicator]) => indicator === id)
  return { value: row?.[1] ? Number(row[1]) : null, basis: row?.[2] ?? '' }
}

function targetRows(written: Written, supported: number) {
  return homeProvince().report.indicators.map((indicator) => {
    if (indicator.counted) return { indicator, actual: supported, basis: '', link: '?list=supported' }
    const { value, basis } = indicatorGiven(written, indicator.id)
    return { indicator, actual: value, basis, link: null }
  })
}

const byHand = (table: ReportTable, caption: string, written: Written): ReportTableShown =>
  handTable(caption, handTableOf(table)!, written.get(partWith(table))?.rows ?? [])

type Asked = { provinceCode: string; year: number; period: ReportPeriod; written: Written; bridge: Bridge | null }

/** The tables of a report and the records that its figures count. */
export function buildTables({ provinceCode, year, period, written, bridge }: Asked) {
  const records = reportRecords(provinceCode, period)
  const consultants = consultantsIn(provinceCode, period).map((row) => ({
    ...row,
    subjects: row.subjects.map(NAME_IN.subject),
  }))
  const tables: ReportTables = {
    targets: targetsTable(year, period.to, targetRows(written, records.supported.length)),
    communication: byHand('communication', 'Bảng 1. Thông tin, tuyên truyền', written),
    ...countTables(records, provinceCode),
    bridge: bridge && bridgeTable(bridge),
    gains: gainsTable(gainRows(provinceCode, period)),
    training: byHand('training', 'Bảng 4. Đào tạo, bồi dưỡng', written),
    money: byHand('money', 'Bảng 5. Kinh phí', written),
    supported: supportedTable(supportedRows(provinceCode, period)),
    certificates: certificatesTable(certificateRows(provinceCode, period)),
    consultants: consultantsTable(consultants),
  }
  const earlier = records.connected.filter(({ receivedOn }) => receivedOn < period.from)
  return { records, tables, howCounted: howCounted(earlier.length) }
}
