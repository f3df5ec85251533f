import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Paper } from '../../app/documents/paper'
import { CHANGE_STATUSES, ENGAGEMENT_SIDES } from '../../app/domain/engagement/lifecycle'
import type { Plan, PlanChange } from '../../app/domain/engagement/plan'
import { day, id, json, moment } from '../columns'
import { users } from './accounts'
import { engagements } from './engagement'

const ofEngagement = () =>
  text()
    .notNull()
    .references(() => engagements.id, { onDelete: 'cascade' })

/** A change of what was agreed on, as one side proposed it; confirmed by the other it is an appendix. */
export const planChanges = sqliteTable(
  'plan_changes',
  {
    id: id(),
    engagementId: ofEngagement(),
    /** That proposed it. */
    side: text({ enum: ENGAGEMENT_SIDES }).notNull(),
    reason: text().notNull(),
    change: json<PlanChange>().notNull(),
    /** The plan that it changes, as it was then. */
    before: json<Plan>().notNull(),
    /** Of the appendix that it is, or would have been: 1, 2, 3 … */
    number: integer().notNull(),
    /** Of the text that both confirm; its beginning is the code on paper. */
    sha256: text().notNull(),
    paper: json<Paper>().notNull(),
    /** The last day on which it can be answered. */
    dueOn: day().notNull(),
    status: text({ enum: CHANGE_STATUSES }).notNull().default('waiting'),
    proposedBy: text()
      .notNull()
      .references(() => users.id),
    proposedAt: moment().notNull(),
    answeredBy: text().references(() => users.id),
    answeredAt: moment(),
    declineReason: text(),
  },
  (t) => [
    index('plan_changes_engagement').on(t.engagementId),
    uniqueIndex('plan_changes_one_waiting')
      .on(t.engagementId)
      .where(sql`status = 'waiting'`),
    uniqueIndex('plan_changes_appendix')
      .on(t.engagementId, t.number)
      .where(sql`status = 'confirmed'`),
  ],
)

/** What one side is writing of a change and has not sent. */
export const changeDrafts = sqliteTable(
  'change_drafts',
  {
    engagementId: ofEngagement(),
    side: text({ enum: ENGAGEMENT_SIDES }).notNull(),
    /** As typed, by field. */
    typed: json<Record<string, unknown>>().notNull(),
    /** As the form reads it; null: something is missing or wrong. */
    input: json<Record<string, unknown>>(),
    savedBy: text()
      .notNull()
      .references(() => users.id),
    savedAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.engagementId, t.side] })],
)
