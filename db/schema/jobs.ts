import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { json, moment } from '../columns'

/** The outbox: what is to be done after a change, enqueued in the change's own transaction. Done jobs are deleted. */
export const jobs = sqliteTable(
  'jobs',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text().notNull(),
    payload: json<unknown>().notNull(),
    runAfter: moment().notNull(),
    attempts: integer().notNull().default(0),
    /** Until when a worker holds it, who renews it meanwhile; a dead worker's job is free again after that. */
    lockedUntil: moment(),
    /** Set when it is given up. */
    failedAt: moment(),
    lastError: text(),
    createdAt: moment().notNull(),
  },
  (t) => [index('jobs_due').on(t.failedAt, t.runAfter)],
)
