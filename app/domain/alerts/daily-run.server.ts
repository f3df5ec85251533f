import { and, eq, gt, isNull } from 'drizzle-orm'
import { enqueue } from '~/jobs/outbox.server'
import { now, today } from '~db/clock'
import type { Tx } from '~db/connection'
import { jobs } from '~db/schema'
import { addDays, morningOf } from '../days'

/** The next 07:00 in Vietnam. */
export function nextMorning(): Date {
  const todays = morningOf(today())
  return todays > now() ? todays : morningOf(addDays(today(), 1))
}

/**
 * Plans the daily mails of the next morning, once. A run that is due already does not count: it may have looked before
 * what asks for this one was there.
 */
export function planDailyRun(tx: Tx) {
  const planned = and(eq(jobs.kind, 'alerts.daily'), isNull(jobs.failedAt), gt(jobs.runAfter, now()))
  if (tx.select({ id: jobs.id }).from(jobs).where(planned).limit(1).get()) return
  enqueue(tx, 'alerts.daily', {}, nextMorning())
}
