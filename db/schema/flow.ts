import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { moment } from '../columns'
import { needs } from './needs'
import { subjects } from './reference'

/**
 * How far each counted need has come, one row a need: what the department's figures are counted from. Made of the need's own records in
 * the transaction that changes them (`programme/flow.server.ts`), which can make every row anew.
 */
export const needFlow = sqliteTable(
  'need_flow',
  {
    /** For its subjects and for orders that end in it; the need is named by `needId`. */
    id: integer().primaryKey(),
    needId: text()
      .notNull()
      .unique()
      .references(() => needs.id, { onDelete: 'cascade' }),
    provinceCode: text().notNull(),
    publishedAt: moment().notNull(),
    /** Rows in which it is counted; null: not known. Size and section of its enterprise as they are now. */
    communeCode: text(),
    section: text(),
    kind: text(),
    size: text(),
    /** Languages asked for beside Vietnamese, sorted, with `+` between; empty: none. */
    languages: text().notNull(),
    /** Who wrote it down: `self`, its enterprise; else the agency that did for it. */
    channel: text().notNull().default('self'),
    /** The consultant chosen. */
    profileId: text(),
    /** The first invitation, the first answer to one, the first proposal, the choice, the end of the work, the first verified result. */
    requestedAt: moment(),
    repliedAt: moment(),
    proposedAt: moment(),
    awardedAt: moment(),
    completedAt: moment(),
    certifiedAt: moment(),
  },
  (t) => [index('need_flow_published').on(t.provinceCode, t.publishedAt)],
)

/** The subjects of counted needs, each with its first verified result. */
export const needFlowSubjects = sqliteTable(
  'need_flow_subjects',
  {
    flowId: integer()
      .notNull()
      .references(() => needFlow.id, { onDelete: 'cascade' }),
    subjectCode: text()
      .notNull()
      .references(() => subjects.code),
    certifiedAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.flowId, t.subjectCode] }), index('need_flow_subjects_subject').on(t.subjectCode)],
)
