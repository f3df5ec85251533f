import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { FILE_FORMATS } from '../../app/domain/exporting/lifecycle'
import { id, json, moment } from '../columns'
import { organisations, users } from './accounts'

/** Files with personal data that were taken, each with its reason. Written once, never changed. */
export const takenLists = sqliteTable(
  'taken_lists',
  {
    id: id(),
    list: text().notNull(),
    /** Of which rows: the query string of the list's page, and what that page said of it then. */
    query: text().notNull(),
    filter: text().notNull(),
    columns: json<string[]>().notNull(),
    format: text({ enum: FILE_FORMATS }).notNull(),
    /** How many there were when it was asked for. */
    rows: integer().notNull(),
    reason: text().notNull(),
    userId: text()
      .notNull()
      .references(() => users.id),
    /** For whom the person acted. */
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    takenAt: moment().notNull(),
  },
  (t) => [index('taken_lists_at').on(t.takenAt), index('taken_lists_user').on(t.userId, t.takenAt)],
)
