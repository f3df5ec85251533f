import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, id, moment } from '../columns'
import { users } from './accounts'
import { proposals } from './proposals'

/** A question to the department from somebody whom no search helped. */
export const enquiries = sqliteTable(
  'enquiries',
  {
    id: id(),
    provinceCode: text().notNull(),
    text: text().notNull(),
    /** What was searched for, as the query string of the search page. */
    query: text().notNull().default(''),
    name: text().notNull(),
    /** Telephone or e-mail, as the person gave it. */
    contact: text().notNull(),
    userId: text().references(() => users.id, { onDelete: 'set null' }),
    /** The offer about whose support it asks. */
    proposalId: text().references(() => proposals.id),
    createdAt: createdAt(),
    answeredAt: moment(),
    answeredBy: text().references(() => users.id),
    /** What was answered: for the department's own record, and where an offer is asked about for whoever asked. */
    answerNote: text().notNull().default(''),
  },
  (t) => [index('enquiries_open').on(t.provinceCode, t.answeredAt)],
)
