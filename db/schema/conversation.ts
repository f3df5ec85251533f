import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { OPENING_REASONS } from '../../app/domain/conversation/lifecycle'
import { id, moment } from '../columns'
import { organisations, users } from './accounts'
import { requests } from './proposals'

/** What the two sides of a request write to each other, from the invitation on and through the work that comes of it. */
export const messages = sqliteTable(
  'messages',
  {
    id: id(),
    requestId: text()
      .notNull()
      .references(() => requests.id),
    /** The side that wrote. */
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    text: text().notNull(),
    sentAt: moment().notNull(),
    /** When somebody of the other side first saw it. */
    readAt: moment(),
  },
  (t) => [index('messages_request').on(t.requestId, t.sentAt)],
)

/** Officers who read a conversation, and why: both sides see that. */
export const conversationOpenings = sqliteTable(
  'conversation_openings',
  {
    id: id(),
    requestId: text()
      .notNull()
      .references(() => requests.id),
    /** Only who gave the reason reads. */
    userId: text()
      .notNull()
      .references(() => users.id),
    /** The department for which they read. */
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    reason: text({ enum: OPENING_REASONS }).notNull(),
    note: text().notNull(),
    openedAt: moment().notNull(),
  },
  (t) => [index('conversation_openings_request').on(t.requestId, t.openedAt)],
)
