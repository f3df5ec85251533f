import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, id, json, moment } from '../columns'
import { users } from './accounts'

/** Messages to people's phones, by Zalo or SMS; what each says is made when it is sent. */
export const phoneMessages = sqliteTable(
  'phone_messages',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    detail: json<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    /** When a service took it, and which. */
    sentAt: moment(),
    channel: text({ enum: ['zalo', 'sms'] }),
  },
  (t) => [index('phone_messages_user').on(t.userId, t.createdAt)],
)

/** What opens somebody else's service, and changes with each use. */
export const serviceKeys = sqliteTable('service_keys', {
  id: text().primaryKey(),
  /** SHA-256 of the setting that they follow. */
  first: text().notNull(),
  /** Locked with a secret of the installation's. */
  lockedKeys: text().notNull(),
  accessEndsAt: moment().notNull(),
})
