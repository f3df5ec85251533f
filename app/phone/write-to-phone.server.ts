import { and, eq, gte, isNull, or, sql } from 'drizzle-orm'
import { enqueue } from '~/jobs/outbox.server'
import { today } from '~db/clock'
import type { Tx } from '~db/connection'
import { newId } from '~db/ids'
import { jobs, phoneMessages } from '~db/schema'
import { startOf } from '~/domain/days'
import { MOST_NEWS_A_DAY } from '~/domain/notifications/kind'
import { type PhoneMessageDetail, type PhoneMessageKind, phoneMessageKinds } from './kinds'

/** Writes a message to somebody's phone and asks for it to be sent, in the transaction of what it tells; gives its id. */
export function writeToPhone<K extends PhoneMessageKind>(
  tx: Tx,
  userId: string,
  kind: K,
  detail: PhoneMessageDetail<K>,
): string {
  const id = newId()
  tx.insert(phoneMessages)
    .values({ id, userId, kind, detail: phoneMessageKinds[kind].parse(detail) })
    .run()
  enqueue(tx, 'phone.send', { phoneMessageId: id })
  return id
}

/**
 * The message that is to tell somebody of one thing more: one that has yet to go, since it says how much waits, else a new one. Null
 * where MOST_NEWS_A_DAY went today.
 */
export function newsToPhone(tx: Tx, userId: string): string | null {
  const own = and(eq(phoneMessages.userId, userId), eq(phoneMessages.kind, 'news'))
  const waiting = tx
    .select({ id: phoneMessages.id })
    .from(phoneMessages)
    .innerJoin(
      jobs,
      and(eq(jobs.kind, 'phone.send'), eq(sql`json_extract(${jobs.payload}, '$.phoneMessageId')`, phoneMessages.id)),
    )
    .where(and(own, isNull(phoneMessages.sentAt), isNull(jobs.failedAt)))
    .get()
  if (waiting) return waiting.id
  const since = startOf(today())
  const todays = tx
    .select({ id: phoneMessages.id })
    .from(phoneMessages)
    .where(and(own, or(gte(phoneMessages.createdAt, since), gte(phoneMessages.sentAt, since))))
    .all()
  return todays.length < MOST_NEWS_A_DAY ? writeToPhone(tx, userId, 'news', {}) : null
}
