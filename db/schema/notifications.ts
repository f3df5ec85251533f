import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { MAIL_CHOICES } from '../../app/domain/notifications/kind'
import type { NotificationKind } from '../../app/domain/notifications/kinds'
import { CALL_OUTCOMES } from '../../app/domain/notifications/lifecycle'
import { id, moment } from '../columns'
import { organisations, users } from './accounts'
import { mails } from './alerts'
import { phoneMessages } from './phone'

/** What one person is told, written with what it tells. */
export const notifications = sqliteTable(
  'notifications',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** In which of the person's workspaces it is of use; null: it is about the person's own account. */
    organisationId: text().references(() => organisations.id, { onDelete: 'cascade' }),
    kind: text().$type<NotificationKind>().notNull(),
    /** The id of what it is about; which record that is follows from the kind. */
    recordId: text().notNull(),
    /** The event, or the day and step, that told it: the same is told once. */
    cause: text().notNull(),
    createdAt: moment().notNull(),
    /** When the person opened it. */
    readAt: moment(),
    /** Since when it is no news any more: what it told of was done, or told again. */
    settledAt: moment(),
    /** How its mail was planned; `off`: none. */
    mail: text({ enum: MAIL_CHOICES }).notNull(),
    mailId: text().references(() => mails.id, { onDelete: 'set null' }),
    /** The message to a phone that counts it. */
    phoneMessageId: text().references(() => phoneMessages.id, { onDelete: 'set null' }),
  },
  (t) => [
    uniqueIndex('notifications_once').on(t.userId, t.kind, t.cause),
    index('notifications_list').on(t.userId, t.createdAt),
    index('notifications_record').on(t.recordId),
    index('notifications_mail').on(t.mailId),
    index('notifications_phone_message').on(t.phoneMessageId),
  ],
)

/** Where somebody wants to hear of a kind otherwise than most do. */
export const notificationChoices = sqliteTable(
  'notification_choices',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text().$type<NotificationKind>().notNull(),
    mail: text({ enum: MAIL_CHOICES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.kind] })],
)

/** What came of calling somebody whom no mail reaches about what waits in one of their organisations. */
export const calls = sqliteTable(
  'calls',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** The officer who called. */
    officerId: text()
      .notNull()
      .references(() => users.id),
    outcome: text({ enum: CALL_OUTCOMES }).notNull(),
    note: text().notNull(),
    calledAt: moment().notNull(),
  },
  (t) => [index('calls_person').on(t.userId, t.organisationId, t.calledAt)],
)
