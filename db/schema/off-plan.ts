import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ENGAGEMENT_SIDES } from '../../app/domain/engagement/lifecycle'
import { DISPUTE_REASONS, DISPUTE_STATUSES, END_REASONS, END_STATUSES } from '../../app/domain/engagement/off-plan'
import { PAYMENT_STATUSES } from '../../app/domain/engagement/payments'
import { day, flag, id, moment } from '../columns'
import { users } from './accounts'
import { engagements } from './engagement'

const ofEngagement = () =>
  text()
    .notNull()
    .references(() => engagements.id, { onDelete: 'cascade' })
const person = () => text().references(() => users.id)

/** Work that one side paused; `resumedAt` null: it rests. */
export const workPauses = sqliteTable(
  'work_pauses',
  {
    id: id(),
    engagementId: ofEngagement(),
    side: text({ enum: ENGAGEMENT_SIDES }).notNull(),
    reason: text().notNull(),
    /** The day on which the work is expected to go on, as it was said last. */
    until: day().notNull(),
    pausedBy: person().notNull(),
    pausedAt: moment().notNull(),
    resumedBy: person(),
    resumedAt: moment(),
    /** Working days by which milestones were moved; null: it rests, or the work ended meanwhile. */
    movedDays: integer(),
  },
  (t) => [
    index('work_pauses_engagement').on(t.engagementId),
    uniqueIndex('work_pauses_one_open')
      .on(t.engagementId)
      .where(sql`resumed_at is null`),
  ],
)

/** That a pause is to last longer; of a pause the last holds. */
export const pauseExtensions = sqliteTable(
  'pause_extensions',
  {
    id: id(),
    pauseId: text()
      .notNull()
      .references(() => workPauses.id, { onDelete: 'cascade' }),
    side: text({ enum: ENGAGEMENT_SIDES }).notNull(),
    reason: text().notNull(),
    until: day().notNull(),
    extendedBy: person().notNull(),
    extendedAt: moment().notNull(),
  },
  (t) => [index('pause_extensions_pause').on(t.pauseId)],
)

/** That the work is to end before it is done, as one side proposed it. */
export const workEnds = sqliteTable(
  'work_ends',
  {
    id: id(),
    engagementId: ofEngagement(),
    side: text({ enum: ENGAGEMENT_SIDES }).notNull(),
    reason: text({ enum: END_REASONS }).notNull(),
    /** What was delivered, and what either owes the other, in its words. */
    delivered: text().notNull(),
    owed: text().notNull(),
    /** The last day for an answer, before the department may confirm it. */
    dueOn: day().notNull(),
    status: text({ enum: END_STATUSES }).notNull().default('waiting'),
    proposedBy: person().notNull(),
    proposedAt: moment().notNull(),
    answeredBy: person(),
    answeredAt: moment(),
    /** The other side's words, or why the department confirmed it. */
    answer: text(),
    byDepartment: flag().notNull().default(false),
  },
  (t) => [
    index('work_ends_engagement').on(t.engagementId),
    uniqueIndex('work_ends_one_waiting')
      .on(t.engagementId)
      .where(sql`status = 'waiting'`),
  ],
)

/** What two sides cannot settle by themselves; the department mediates. */
export const disputes = sqliteTable(
  'disputes',
  {
    id: id(),
    engagementId: ofEngagement(),
    side: text({ enum: ENGAGEMENT_SIDES }).notNull(),
    reason: text({ enum: DISPUTE_REASONS }).notNull(),
    text: text().notNull(),
    status: text({ enum: DISPUTE_STATUSES }).notNull().default('open'),
    openedBy: person().notNull(),
    openedAt: moment().notNull(),
    /** How the other side sees it. */
    account: text(),
    accountBy: person(),
    accountAt: moment(),
    closedBy: person(),
    closedAt: moment(),
  },
  (t) => [
    index('disputes_engagement').on(t.engagementId),
    uniqueIndex('disputes_one_open')
      .on(t.engagementId)
      .where(sql`status = 'open'`),
  ],
)

/** What the department heard of a dispute, and what was agreed; both sides read it, and nothing is changed later. */
export const disputeRecords = sqliteTable(
  'dispute_records',
  {
    id: id(),
    disputeId: text()
      .notNull()
      .references(() => disputes.id, { onDelete: 'cascade' }),
    heard: text(),
    agreed: text(),
    writtenBy: person().notNull(),
    writtenAt: moment().notNull(),
  },
  (t) => [index('dispute_records_dispute').on(t.disputeId)],
)

/** That a payment of the plan, or what an appendix added to one, was made, as the payer says it, with its share then; and whether it arrived, as the payee does. */
export const paymentMarks = sqliteTable(
  'payment_marks',
  {
    id: id(),
    engagementId: ofEngagement(),
    title: text().notNull(),
    /** Of several payments of that title which one: 0, 1, 2 … */
    nth: integer().notNull(),
    percent: integer().notNull(),
    amountVnd: integer().notNull(),
    paidOn: day().notNull(),
    status: text({ enum: PAYMENT_STATUSES }).notNull().default('marked'),
    markedBy: person().notNull(),
    markedAt: moment().notNull(),
    answeredBy: person(),
    answeredAt: moment(),
    /** What the payee says of one that did not arrive. */
    note: text(),
  },
  (t) => [index('payment_marks_engagement').on(t.engagementId)],
)
