import type { ReportList } from '~/domain/reporting/counted'
import type { ReportStatus } from '~/domain/reporting/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import type { TagTone } from '~/ui/feedback'

export const reportListText: Record<ReportList, () => string> = {
  received: m.yearly_report_list_received,
  connected: m.yearly_report_list_connected,
  running: m.yearly_report_list_running,
  completed: m.yearly_report_list_completed,
  certified: m.yearly_report_list_certified,
  measured: m.yearly_report_list_measured,
  documented: m.yearly_report_list_documented,
  supported: m.yearly_report_list_supported,
}

/** Which day puts a record into the list. */
export const reportListDay: Record<ReportList, () => string> = {
  received: m.yearly_report_on_received,
  connected: m.yearly_report_on_started,
  running: m.yearly_report_on_started,
  completed: m.yearly_report_on_completed,
  certified: m.yearly_report_on_verified,
  measured: m.yearly_report_on_verified,
  documented: m.yearly_report_on_verified,
  supported: m.yearly_report_on_started,
}

export const reportStatusText: Record<ReportStatus, () => string> = {
  draft: m.yearly_report_status_draft,
  in_review: m.yearly_report_status_in_review,
  closed: m.yearly_report_status_closed,
}

export const reportStatusTone: Record<ReportStatus, TagTone> = { draft: 'due', in_review: 'info', closed: 'ok' }

export const yearlyReportPath = (year: number, below = '') => `/department/yearly-reports/${year}${below}`
export const partPath = (year: number, part: string) => yearlyReportPath(year, `/parts/${part}`)
