import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ENGAGEMENT_SIDES } from '../../app/domain/engagement/lifecycle'
import { type Marks, REVIEW_DECISIONS, REVIEW_REPORT_KINDS } from '../../app/domain/reviews/lifecycle'
import { id, json, moment } from '../columns'
import { users } from './accounts'
import { engagements } from './engagement'

/** What one side of an engagement says of the other once the work is over. */
export const reviews = sqliteTable(
  'reviews',
  {
    id: id(),
    engagementId: text()
      .notNull()
      .references(() => engagements.id),
    /** The side that wrote. */
    side: text({ enum: ENGAGEMENT_SIDES }).notNull(),
    marks: json<Marks>().notNull(),
    text: text(),
    /** Whoever reads it reads whose it is. */
    isNamed: integer({ mode: 'boolean' }).notNull().default(false),
    writtenAt: moment().notNull(),
    /** Who wrote it, or changed it last. */
    writtenBy: text()
      .notNull()
      .references(() => users.id),
    reply: text(),
    repliedAt: moment(),
    repliedBy: text().references(() => users.id),
    /** Why the department lets nobody see it. */
    hiddenReason: text(),
  },
  (t) => [uniqueIndex('reviews_once').on(t.engagementId, t.side)],
)

/** Reviews that the side reviewed reported to the department. */
export const reviewReports = sqliteTable('review_reports', {
  id: id(),
  reviewId: text()
    .notNull()
    .unique()
    .references(() => reviews.id),
  userId: text()
    .notNull()
    .references(() => users.id),
  kind: text({ enum: REVIEW_REPORT_KINDS }).notNull(),
  note: text(),
  reportedAt: moment().notNull(),
})

/** What the department decided about a reported review; the last holds. */
export const reviewDecisions = sqliteTable(
  'review_decisions',
  {
    id: id(),
    reportId: text()
      .notNull()
      .references(() => reviewReports.id),
    decision: text({ enum: REVIEW_DECISIONS }).notNull(),
    reason: text().notNull(),
    decidedAt: moment().notNull(),
    decidedBy: text()
      .notNull()
      .references(() => users.id),
  },
  (t) => [index('review_decisions_report').on(t.reportId)],
)
