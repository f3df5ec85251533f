import { sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { engagements } from '~db/schema'
import type { EndedStatus } from './lifecycle'

/** The column of the moment at which the work ended, by the state that it ended in. */
const MOMENTS = { completed: engagements.completedAt, ended: engagements.endedAt } as const satisfies Record<
  EndedStatus,
  SQLiteColumn
>

const byStatus = Object.entries(MOMENTS).map(
  ([status, moment]) => sql`when ${engagements.status} = ${status} then ${moment}`,
)

/** When the work of an engagement ended, however it did; null while it goes on. */
export const endedAt = sql<Date | null>`case ${sql.join(byStatus, sql` `)} end`.mapWith(engagements.completedAt)
