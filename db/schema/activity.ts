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
    /** The profile that this belongs to, where there is one: its history is read from here. */
    profileId: text(),
    /** Ids and codes; for showing only, nothing is decided by it. */
    detail: json<Record<string, unknown>>().notNull(),
  },
  (t) => [
    index('events_need').on(t.needId),
    index('events_profile').on(t.profileId),
    index('events_name').on(t.name, t.at),
  ],
)
