import { paperToDocx } from '~/documents/paper-to-docx.server'
import { paperToPdf } from '~/documents/paper-to-pdf.server'
import type { ReportTableShown } from '~/documents/report-table'
import { tablesToXlsx } from '~/documents/tables-to-xlsx.server'
import { changesTable } from '~/documents/report-tables'
import type { Actor } from '~/domain/accounts/lifecycle'
import type { ReportPeriod } from '~/domain/reporting/period'
import { changesOf, currentYear, reportForOperator, reportShown } from '~/domain/reporting/queries.server'
import { formatDay, formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { today } from '~db/clock'
import { fileAnswer, paperAnswer } from '../work/paper-file.server'
import { tablesInOrder } from './shown-tables'

type Shown = ReturnType<typeof reportShown> | ReturnType<typeof reportForOperator>
const VI = { locale: 'vi' } as const

/** Up to which day it counts, and whether that is the last word; in Vietnamese, as the paper is. */
export const reportFoot = ({ report, period }: Pick<Shown, 'report' | 'period'>): string =>
  report?.closedAt
    ? m.yearly_report_foot_closed({ day: formatDay(period.to), closed: formatMomentDay(report.closedAt) }, VI)
    : m.yearly_report_foot_draft({ day: formatDay(period.to) }, VI)

export const periodFoot = ({ from, to }: ReportPeriod): string =>
  m.yearly_report_foot_period({ from: formatDay(from), to: formatDay(to), day: formatDay(today()) }, VI)

const reportTitle = (year: number) => m.yearly_report_of({ year: String(year) }, VI)
const reportFileName = (year: number) => `bao-cao-nam-${year}`

/** The tables of a report for a workbook; of a closed one also what has changed since. */
function reportWorkbook(shown: Shown): Promise<Uint8Array<ArrayBuffer>> {
  const changes = shown.report?.status === 'closed' ? [changesTable(changesOf(shown))] : []
  return tablesToXlsx([...tablesInOrder(shown.tables), ...changes], { asOf: reportFoot(shown) })
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A yearly report as a file: the paper as docx or pdf, its tables as xlsx. */
export async function reportFile(actor: Actor, year: number, format: string) {
  const shown = reportShown(actor, year)
  const name = reportFileName(year)
  if (format === 'xlsx') return fileAnswer(await reportWorkbook(shown), { name: `${name}.xlsx`, type: XLSX })
  return paperAnswer(shown.paper, { name, title: reportTitle(year), foot: reportFoot(shown), format })
}

export const workbookAnswer = async (tables: readonly ReportTableShown[], asOf: string, name: string) =>
  fileAnswer(await tablesToXlsx(tables, { asOf }), { name: `${name}.xlsx`, type: XLSX })

/** Every file of a report by its name, for whoever runs the system; null for a year that has not begun. */
export async function filesOfReport(year: number): Promise<Record<string, Uint8Array> | null> {
  if (year > currentYear()) return null
  const shown = reportForOperator(year)
  const onPaper = { title: reportTitle(year), foot: reportFoot(shown) }
  const name = reportFileName(year)
  return {
    [`${name}.docx`]: await paperToDocx(shown.paper, onPaper),
    [`${name}.pdf`]: await paperToPdf(shown.paper, onPaper),
    [`${name}.xlsx`]: await reportWorkbook(shown),
  }
}
