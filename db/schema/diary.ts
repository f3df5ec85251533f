import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ENTRY_KINDS } from '../../app/domain/engagement/diary'
import { ENGAGEMENT_SIDES } from '../../app/domain/engagement/lifecycle'
import { day, id, moment } from '../columns'
import { users } from './accounts'
import { engagements } from './engagement'

/** What was done in the work, as either side writes it down. */
export const workEntries = sqliteTable(
  'work_entries',
  {
    id: id(),
    engagementId: text()
      .notNull()
      .references(() => engagements.id),
    side: text({ enum: ENGAGEMENT_SIDES }).notNull(),
    kind: text({ enum: ENTRY_KINDS }).notNull(),
    onDay: day().notNull(),
    /** Hours that it took; null: not said. */
    /** Halves too, which SQLite keeps as they are. */
    hours: integer(),
    text: text().notNull(),
    writtenBy: text()
      .notNull()
      .references(() => users.id),
    writtenAt: moment().notNull(),
    /** When it was last changed; null: it was not. */
    changedAt: moment(),
  },
  (t) => [index('work_entries_engagement').on(t.engagementId)],
)
