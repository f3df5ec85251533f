import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Answers } from '../../app/domain/self-check/answers'
import { SELF_CHECK_FIELDS } from '../../app/vocabulary/self-check'
import { day, id, json, moment } from '../columns'
import { organisations, users } from './accounts'

/** Results of the self-check that enterprises keep; of one day the last. What is not kept is stored nowhere. */
export const selfChecks = sqliteTable(
  'self_checks',
  {
    id: id(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    field: text({ enum: SELF_CHECK_FIELDS }).notNull(),
    answers: json<Answers>().notNull(),
    keptOn: day().notNull(),
    keptAt: moment().notNull(),
    keptBy: text()
      .notNull()
      .references(() => users.id),
  },
  (t) => [uniqueIndex('self_checks_day').on(t.organisationId, t.keptOn), index('self_checks_field').on(t.field)],
)

/** What the national self-assessment told an enterprise, as the enterprise writes it. */
export const nationalResults = sqliteTable(
  'national_results',
  {
    id: id(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    result: text().notNull(),
    takenOn: day().notNull(),
    notedAt: moment().notNull(),
    notedBy: text()
      .notNull()
      .references(() => users.id),
  },
  (t) => [index('national_results_organisation').on(t.organisationId)],
)
