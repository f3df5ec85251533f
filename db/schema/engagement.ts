import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ENGAGEMENT_STATUSES, MILESTONE_STATUSES } from '../../app/domain/engagement/lifecycle'
import { day, flag, id, moment } from '../columns'
import { organisations, users } from './accounts'
import { profiles } from './directory'
import { needGroupMembers } from './groups'
import { needs } from './needs'
import { proposals } from './proposals'

export const engagements = sqliteTable(
  'engagements',
  {
    id: id(),
    needId: text()
      .notNull()
      .unique()
      .references(() => needs.id),
    proposalId: text()
      .notNull()
      .unique()
      .references(() => proposals.id),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    profileId: text()
      .notNull()
      .references(() => profiles.id),
    status: text({ enum: ENGAGEMENT_STATUSES }).notNull().default('active'),
    startedAt: moment().notNull(),
    completedAt: moment(),
    /** When the work ended before it was done. */
    endedAt: moment(),
    /** When each side agreed that the result may be told to others; null: not agreed. */
    enterpriseAgreedAt: moment(),
    consultantAgreedAt: moment(),
    /** When the enterprise agreed that it is named in the public register of results; null: not agreed. */
    enterpriseNamedAt: moment(),
  },
  (t) => [index('engagements_organisation').on(t.organisationId), index('engagements_profile').on(t.profileId)],
)

export const milestones = sqliteTable(
  'milestones',
  {
    id: id(),
    engagementId: text()
      .notNull()
      .references(() => engagements.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    title: text().notNull(),
    /** What the enterprise receives. */
    handover: text(),
    /** In the work for a group: whose it is, who also accepts it; null: all members'. */
    memberId: text().references(() => needGroupMembers.id),
    dueOn: day().notNull(),
    status: text({ enum: MILESTONE_STATUSES }).notNull().default('planned'),
    acceptedAt: moment(),
  },
  (t) => [index('milestones_engagement').on(t.engagementId)],
)

/** What the consultant said was delivered, each time, and what was answered. A person is null where they were not written down yet. */
export const milestoneDeliveries = sqliteTable(
  'milestone_deliveries',
  {
    id: id(),
    milestoneId: text()
      .notNull()
      .references(() => milestones.id, { onDelete: 'cascade' }),
    note: text().notNull(),
    submittedBy: text().references(() => users.id),
    submittedAt: moment().notNull(),
    returnedAt: moment(),
    returnedReason: text(),
    acceptedAt: moment(),
    answeredBy: text().references(() => users.id),
    /** Of an acceptance that the department decided on, why; it says so for a return as well. */
    acceptedReason: text(),
    byDepartment: flag().notNull().default(false),
  },
  (t) => [index('milestone_deliveries_milestone').on(t.milestoneId)],
)
