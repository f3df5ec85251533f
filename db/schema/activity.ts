import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { json, moment } from '../columns'

/** What happened, who did it, when: written in the same transaction as the change, never changed after. */
export const events = sqliteTable(
  'events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: moment().notNull(),
    /** Null: the system itself. */
    userId: text(),
    organisationId: text(),
    name: text().notNull(),
    /** The need that this belongs to, where there is one: its story is read from here. */
    needId: text(),
    detail: json<Record<string, unknown>>().notNull(),
  },
  (t) => [index('events_need').on(t.needId), index('events_name').on(t.name, t.at)],
)
