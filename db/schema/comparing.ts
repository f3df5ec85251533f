import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Criterion } from '../../app/domain/proposals/comparison'
import { id, json, moment } from '../columns'
import { users } from './accounts'
import { needs } from './needs'
import { proposals } from './proposals'

/** How much each criterion weighs where an enterprise compares the proposals for a need; none: nothing is added up. */
export const comparisons = sqliteTable('comparisons', {
  needId: text()
    .primaryKey()
    .references(() => needs.id, { onDelete: 'cascade' }),
  /** 0 to MAX_WEIGHT by criterion. */
  weights: json<Record<Criterion, number>>().notNull(),
  setBy: text()
    .notNull()
    .references(() => users.id),
  setAt: moment().notNull(),
})

/** What the people of an enterprise write down of a proposal, for each other. */
export const proposalNotes = sqliteTable(
  'proposal_notes',
  {
    id: id(),
    proposalId: text()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id),
    text: text().notNull(),
    writtenAt: moment().notNull(),
  },
  (t) => [index('proposal_notes_proposal').on(t.proposalId)],
)
