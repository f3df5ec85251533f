import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { PARTNERSHIP_STATUSES } from '../../app/domain/proposals/lifecycle'
import { day, id, moment } from '../columns'
import { users } from './accounts'
import { profiles } from './directory'
import { requests } from './proposals'

/** A consultant whom the one who was invited, the lead, asks to make a joint proposal. */
export const partnerships = sqliteTable(
  'partnerships',
  {
    id: id(),
    /** The lead's. */
    requestId: text()
      .notNull()
      .references(() => requests.id),
    /** The partner's. */
    profileId: text()
      .notNull()
      .references(() => profiles.id),
    status: text({ enum: PARTNERSHIP_STATUSES }).notNull().default('asked'),
    /** What the partner is to do, as the enterprise reads it. */
    part: text().notNull(),
    message: text().notNull().default(''),
    askedBy: text()
      .notNull()
      .references(() => users.id),
    askedAt: moment().notNull(),
    /** When an answer is expected. */
    dueOn: day().notNull(),
    /** When the lead reminded last, and how often. */
    remindedAt: moment(),
    reminders: integer().notNull().default(0),
    answeredBy: text().references(() => users.id),
    answeredAt: moment(),
    /** What the partner said with a no, or when it left. */
    note: text(),
    /** When it was taken back, or the partner left. */
    endedAt: moment(),
  },
  (t) => [
    index('partnerships_request').on(t.requestId),
    index('partnerships_profile').on(t.profileId, t.status),
    /** One partner a joint proposal. */
    uniqueIndex('partnerships_one_open')
      .on(t.requestId)
      .where(sql`status in ('asked', 'agreed')`),
  ],
)
