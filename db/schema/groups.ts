import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  GROUP_DECLINE_REASONS,
  GROUP_ENDS,
  GROUP_STATUSES,
  HOLDERS,
  MEMBER_STATUSES,
  PREFERENCES,
} from '../../app/domain/groups/lifecycle'
import { createdAt, day, id, moment } from '../columns'
import { organisations, users } from './accounts'
import { needs } from './needs'
import { subjects } from './reference'

/** Enterprises with the same need near one another that are asked to share a consultant, and do. */
export const needGroups = sqliteTable(
  'need_groups',
  {
    id: id(),
    provinceCode: text().notNull(),
    subjectCode: text()
      .notNull()
      .references(() => subjects.code),
    status: text({ enum: GROUP_STATUSES }).notNull().default('gathering'),
    /** The member that acts for all; null: nobody does at the moment. */
    leadOrganisationId: text().references(() => organisations.id),
    /** When who acts for it changed last, or nobody did any more; null: it is whom the department asked. */
    leadChangedAt: moment(),
    message: text().notNull().default(''),
    /** The officer, and the department for which they act. */
    askedBy: text()
      .notNull()
      .references(() => users.id),
    departmentId: text()
      .notNull()
      .references(() => organisations.id),
    /** The last day for an answer. */
    dueOn: day().notNull(),
    /** Who will hold the certificate; null: not decided yet, or its subject ends in none. */
    holder: text({ enum: HOLDERS }),
    /** The need that consultants read and are invited for: the representative's. */
    jointNeedId: text()
      .unique()
      .references(() => needs.id),
    createdAt: createdAt(),
    formedAt: moment(),
    endedAt: moment(),
    endReason: text({ enum: GROUP_ENDS }),
  },
  (t) => [index('need_groups_status').on(t.provinceCode, t.status)],
)

export const needGroupMembers = sqliteTable(
  'need_group_members',
  {
    id: id(),
    groupId: text()
      .notNull()
      .references(() => needGroups.id, { onDelete: 'cascade' }),
    /** 1, 2, 3 … by which it is called where its name is not told. */
    position: integer().notNull(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    /** Its own need, which rests while the joint one is open. */
    needId: text()
      .notNull()
      .references(() => needs.id),
    status: text({ enum: MEMBER_STATUSES }).notNull().default('asked'),
    /** Who it would like to hold the certificate; null: not asked, or not answered. */
    prefers: text({ enum: PREFERENCES }),
    /** What is different at its place, in its own words. */
    differs: text().notNull().default(''),
    answeredAt: moment(),
    answeredBy: text().references(() => users.id),
    declineReason: text({ enum: GROUP_DECLINE_REASONS }),
    declineNote: text(),
    leftAt: moment(),
    /** When it agreed that the result may be told to others; of the representative the engagement's says it. */
    toldAgreedAt: moment(),
    /** When it agreed that its own results stand with its name in the public register; of the representative the engagement's says it. */
    namedAt: moment(),
  },
  (t) => [
    uniqueIndex('need_group_members_one').on(t.groupId, t.organisationId),
    index('need_group_members_organisation').on(t.organisationId, t.status),
    index('need_group_members_need').on(t.needId),
  ],
)
