import type { Paper } from '~/documents/paper'
import type { ReportTables } from '~/documents/yearly-report'
import type { ReportRecords } from './counted'
import type { ReportPeriod } from './period'

/** A report as it was closed: what was printed, its tables, and what each figure counted. */
export type FrozenReport = { period: ReportPeriod; paper: Paper; tables: ReportTables; records: ReportRecords }
