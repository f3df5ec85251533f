import { ENTERPRISE_KINDS } from '../../app/domain/accounts/lifecycle'
import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { type Language, WORK_MODES } from '../../app/domain/directory/lifecycle'
import { NEED_CHANNELS, NEED_CLOSE_REASONS, NEED_STATUSES } from '../../app/domain/needs/lifecycle'
import { SUBJECT_ORIGINS } from '../../app/domain/suggestion/suggestion'
import { createdAt, flag, id, json, moment } from '../columns'
import { organisations, users } from './accounts'
import { communes, sectors, subjects } from './reference'

/** What somebody without an account typed on the home page. The id is the cookie's secret. */
export const needDrafts = sqliteTable('need_drafts', {
  id: id(),
  text: text().notNull(),
  /** Subjects the person confirmed; null: not asked yet. */
  subjectCodes: json<string[]>(),
  /** Consultants chosen before signing up. */
  profileIds: json<string[]>().notNull().default([]),
  /** Answers to the questions asked where subjects are close, by the question's code. */
  answers: json<Record<string, string>>().notNull().default({}),
  /** What was typed at the last check before publishing, while something of the draft is changed. */
  typed: json<Record<string, string | string[]>>().notNull().default({}),
  createdAt: createdAt(),
})

export const needs = sqliteTable(
  'needs',
  {
    id: id(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    status: text({ enum: NEED_STATUSES }).notNull().default('draft'),
    text: text().notNull(),
    sectorVersion: text(),
    sectorCode: text(),
    provinceCode: text().notNull(),
    communeCode: text().references(() => communes.code),
    /** What the enterprise was when it published the need, as results tell of it; null: not published. */
    enterpriseKind: text({ enum: ENTERPRISE_KINDS }),
    /** Answers to the questions asked where subjects are close, by the question's code. */
    answers: json<Record<string, string>>().notNull().default({}),
    /** What may be spent, in million VND; null: not said. */
    budgetMillion: integer(),
    /** Languages that the consultant should speak beside Vietnamese. */
    languages: json<Language[]>().notNull().default([]),
    /** How the work should be done; null: either way. */
    workMode: text({ enum: WORK_MODES }),
    /** Whether consultants who were not invited may say that they are interested. */
    takesInterest: flag().notNull().default(true),
    /** Who wrote it down: the enterprise, or an officer for it; for which agency, and who. */
    channel: text({ enum: NEED_CHANNELS }).notNull().default('self'),
    assistedAgencyId: text().references(() => organisations.id),
    assistedOfficerId: text().references(() => users.id),
    createdAt: createdAt(),
    publishedAt: moment(),
    /** When somebody, of whichever side, last did something about it. */
    activeAt: moment(),
    /** How often its enterprise was asked since then whether it still wants it, and when last. */
    asks: integer().notNull().default(0),
    askedAt: moment(),
    /** When it was last changed after it was published; null: it was not. */
    changedAt: moment(),
    /** When it was last opened again after it had ended; null: it was not. */
    reopenedAt: moment(),
    /** When who is proposed for it was last written, none included; null: not yet. */
    matchedAt: moment(),
    closedAt: moment(),
    closeReason: text({ enum: NEED_CLOSE_REASONS }),
  },
  (t) => [
    index('needs_organisation').on(t.organisationId),
    index('needs_status').on(t.status, t.publishedAt),
    foreignKey({ columns: [t.sectorVersion, t.sectorCode], foreignColumns: [sectors.version, sectors.code] }),
  ],
)

/** Subjects the enterprise confirmed, with the words of its text that led to each. */
export const needSubjects = sqliteTable(
  'need_subjects',
  {
    needId: text()
      .notNull()
      .references(() => needs.id, { onDelete: 'cascade' }),
    subjectCode: text()
      .notNull()
      .references(() => subjects.code),
    because: json<string[]>().notNull().default([]),
    origin: text({ enum: SUBJECT_ORIGINS }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.needId, t.subjectCode] }), index('need_subjects_subject').on(t.subjectCode)],
)
