import type { Sqlite } from '~db/sqlite'

/** Jobs that should be done by now, or within `soonMs`, or were tried in vain; what is planned for later, as the morning's is by night, is none of them. */
export function dueJobs(database: Sqlite, soonMs = 0): () => number {
  const due = database.prepare('select count(*) from jobs where run_after <= ? or last_error is not null').pluck()
  return () => Number(due.get(Date.now() + soonMs))
}
