import { desc } from 'drizzle-orm'
import { db } from '~db/connection'
import { events } from '~db/schema'

/** Differs as soon as anything is recorded: what was made at the same mark still holds. */
export function lastEventMark(): string {
  const last = db.select({ id: events.id, at: events.at }).from(events).orderBy(desc(events.id)).limit(1).get()
  return last ? `${last.id} ${last.at.getTime()}` : ''
}
