import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ALERT_FREQUENCIES, SAVED_SEARCH_KINDS } from '../../app/domain/alerts/lifecycle'
import { createdAt, id, json, moment } from '../columns'
import { organisations, users } from './accounts'

/** A search that somebody keeps, and how they want to hear of what is new in it. */
export const savedSearches = sqliteTable(
  'saved_searches',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** For whom the person searched: open needs are shown as this organisation may see them. Null: an administrator. */
    organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
    kind: text({ enum: SAVED_SEARCH_KINDS }).notNull(),
    name: text().notNull(),
    /** The search as the query string of its page, shortest form. */
    query: text().notNull(),
    frequency: text({ enum: ALERT_FREQUENCIES }).notNull(),
    /** Ends the alerts without signing in; stands in every mail. */
    unsubscribeKey: text().notNull().unique(),
    createdAt: createdAt(),
    lastSentAt: moment(),
  },
  (t) => [index('saved_searches_user').on(t.userId), index('saved_searches_kind').on(t.kind, t.frequency)],
)

/** What a saved search found since it was saved: each profile or need once. */
export const savedSearchFinds = sqliteTable(
  'saved_search_finds',
  {
    savedSearchId: text()
      .notNull()
      .references(() => savedSearches.id, { onDelete: 'cascade' }),
    /** A profile's or a need's id, by the search's kind. */
    targetId: text().notNull(),
    foundAt: moment().notNull(),
    mailId: text().references(() => mails.id, { onDelete: 'set null' }),
  },
  (t) => [primaryKey({ columns: [t.savedSearchId, t.targetId] })],
)

/** A message to a user, written in the transaction that asks for it and sent by a job. */
export const mails = sqliteTable(
  'mails',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    /** What the template needs: ids and codes, no texts. */
    detail: json<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    sentAt: moment(),
    /** When it came back, since there is no such mailbox. */
    bouncedAt: moment(),
  },
  (t) => [index('mails_user').on(t.userId)],
)
