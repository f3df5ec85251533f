import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  CONTACT_FROM,
  DECLINE_REASONS,
  PROPOSAL_STATUSES,
  REQUEST_STATUSES,
  WITHDRAWAL_REASONS,
} from '../../app/domain/proposals/lifecycle'
import { day, id, moment } from '../columns'
import { users } from './accounts'
import { profiles } from './directory'
import { needs } from './needs'

export const requests = sqliteTable(
  'requests',
  {
    id: id(),
    needId: text()
      .notNull()
      .references(() => needs.id),
    profileId: text()
      .notNull()
      .references(() => profiles.id),
    status: text({ enum: REQUEST_STATUSES }).notNull().default('sent'),
    message: text().notNull().default(''),
    /** Who sent it; null: it was sent before that was kept. */
    sentBy: text().references(() => users.id),
    sentAt: moment().notNull(),
    /** When an answer is expected. */
    dueAt: moment().notNull(),
    answeredAt: moment(),
    declineReason: text({ enum: DECLINE_REASONS }),
    declineNote: text(),
    /** When the enterprise reminded of it last, and how often. */
    remindedAt: moment(),
    reminders: integer().notNull().default(0),
    /** When the enterprise took it back, and why, as the consultant reads it. */
    withdrawnAt: moment(),
    withdrawalReason: text({ enum: WITHDRAWAL_REASONS }),
    withdrawalNote: text(),
    /** When the consultant said that they are interested, and what they added; no answer yet. */
    interestedAt: moment(),
    interestMessage: text(),
    /** From when on the enterprise lets the consultant see how it is reached, and since when they do. */
    contactFrom: text({ enum: CONTACT_FROM }).notNull().default('chosen'),
    contactSharedAt: moment(),
    /** When the enterprise took that back; null: it did not, or shows it again. */
    contactWithdrawnAt: moment(),
  },
  (t) => [
    index('requests_of_pair').on(t.needId, t.profileId),
    /** A consultant who said no, or whose invitation was taken back or ended with the need, may be invited again: one open request at a time. */
    uniqueIndex('requests_one_open')
      .on(t.needId, t.profileId)
      .where(sql`status in ('sent', 'proposed')`),
    index('requests_profile').on(t.profileId, t.status),
  ],
)

export const proposals = sqliteTable(
  'proposals',
  {
    id: id(),
    requestId: text()
      .notNull()
      .unique()
      .references(() => requests.id),
    needId: text()
      .notNull()
      .references(() => needs.id),
    status: text({ enum: PROPOSAL_STATUSES }).notNull().default('submitted'),
    scope: text().notNull(),
    priceVnd: integer().notNull(),
    durationWeeks: integer().notNull(),
    submittedAt: moment().notNull(),
    decidedAt: moment(),
  },
  (t) => [
    index('proposals_need').on(t.needId),
    /** Exactly one award a need, whatever is clicked at once. */
    uniqueIndex('proposals_one_award')
      .on(t.needId)
      .where(sql`status = 'awarded'`),
  ],
)

export const proposalMilestones = sqliteTable(
  'proposal_milestones',
  {
    id: id(),
    proposalId: text()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    title: text().notNull(),
    dueOn: day().notNull(),
  },
  (t) => [index('proposal_milestones_proposal').on(t.proposalId)],
)
