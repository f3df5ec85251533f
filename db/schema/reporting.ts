import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { FrozenReport } from '../../app/domain/reporting/frozen'
import { REPORT_STATUSES } from '../../app/domain/reporting/lifecycle'
import { createdAt, id, json, moment } from '../columns'
import { users } from './accounts'
import { provinces } from './reference'

/** A province's yearly report, from the moment somebody begins to write it. */
export const yearlyReports = sqliteTable(
  'yearly_reports',
  {
    id: id(),
    provinceCode: text()
      .notNull()
      .references(() => provinces.code),
    year: integer().notNull(),
    status: text({ enum: REPORT_STATUSES }).notNull().default('draft'),
    createdAt: createdAt(),
    createdBy: text()
      .notNull()
      .references(() => users.id),
    /** Who gave it to a second officer, last. */
    sentAt: moment(),
    sentBy: text().references(() => users.id),
    /** Why the second officer gave it back; null: it was not, or was sent again since. */
    returnReason: text(),
    closedAt: moment(),
    closedBy: text().references(() => users.id),
    /** What was printed and what each figure counted when it was closed. */
    frozen: json<FrozenReport>(),
  },
  (t) => [uniqueIndex('yearly_reports_year').on(t.provinceCode, t.year)],
)

/** What the department wrote into a part of a report: its text, the rows of its table, or the value of an indicator. */
export const yearlyReportParts = sqliteTable(
  'yearly_report_parts',
  {
    reportId: text()
      .notNull()
      .references(() => yearlyReports.id, { onDelete: 'cascade' }),
    part: text().notNull(),
    text: text().notNull().default(''),
    rows: json<string[][]>().notNull().default([]),
    /** What the figures said when it was written (`documents/report-drafts.ts`): whether they have moved since. */
    drafted: text().notNull().default(''),
    writtenAt: moment().notNull(),
    writtenBy: text()
      .notNull()
      .references(() => users.id),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.part] })],
)
