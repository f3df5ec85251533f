import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { OPENING_REASONS, REPORT_DECISIONS, REPORT_KINDS } from '../../app/domain/conversation/lifecycle'
import { id, moment } from '../columns'
import { organisations, users } from './accounts'
import { needs } from './needs'
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
    /** The consultant asks about the need, before an answer to the request. */
    isQuestion: integer({ mode: 'boolean' }).notNull().default(false),
    sentAt: moment().notNull(),
    /** When somebody of the other side first saw it. */
    readAt: moment(),
    /** Why the department lets neither side see it any more. */
    hiddenReason: text(),
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

/** Messages that the other side reported to the department, and what it decided. */
export const messageReports = sqliteTable(
  'message_reports',
  {
    id: id(),
    messageId: text()
      .notNull()
      .references(() => messages.id),
    /** The side that reported. */
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    kind: text({ enum: REPORT_KINDS }).notNull(),
    note: text(),
    reportedAt: moment().notNull(),
    decision: text({ enum: REPORT_DECISIONS }),
    decisionReason: text(),
    decidedBy: text().references(() => users.id),
    decidedAt: moment(),
  },
  (t) => [uniqueIndex('message_reports_once').on(t.messageId, t.organisationId)],
)

/** Questions about a need that its enterprise answered for everybody who was invited, in words that do not say who asked. */
export const needAnswers = sqliteTable(
  'need_answers',
  {
    id: id(),
    needId: text()
      .notNull()
      .references(() => needs.id),
    /** The question as it was asked, once. */
    messageId: text()
      .notNull()
      .unique()
      .references(() => messages.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    question: text().notNull(),
    answer: text().notNull(),
    answeredAt: moment().notNull(),
  },
  (t) => [index('need_answers_need').on(t.needId, t.answeredAt)],
)
