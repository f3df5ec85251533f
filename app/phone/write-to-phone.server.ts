import { and, count, eq, gte, isNull, or, sql } from 'drizzle-orm'
import { enqueue } from '~/jobs/outbox.server'
import { today } from '~db/clock'
import type { Tx } from '~db/connection'
import { newId } from '~db/ids'
import { jobs, phoneMessages } from '~db/schema'
import { startOf } from '~/domain/days'
import { MOST_NEWS_A_DAY, MOST_SECURITY_A_DAY } from '~/domain/notifications/kind'
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
  return todaysOf(tx, userId, 'news') < MOST_NEWS_A_DAY ? writeToPhone(tx, userId, 'news', {}) : null
}

/** Tells what was done to an account, at any hour; `phone`: to a number of before. Null where MOST_SECURITY_A_DAY were written today. */
export function securityToPhone(tx: Tx, userId: string, what: string, phone: string | null = null): string | null {
  return todaysOf(tx, userId, 'security') < MOST_SECURITY_A_DAY
    ? writeToPhone(tx, userId, 'security', { what, phone })
    : null
}

/** How many of a kind were written, or sent, today. */
function todaysOf(tx: Tx, userId: string, kind: PhoneMessageKind): number {
  const since = startOf(today())
  const isTodays = or(gte(phoneMessages.createdAt, since), gte(phoneMessages.sentAt, since))
  return tx
    .select({ n: count() })
    .from(phoneMessages)
    .where(and(eq(phoneMessages.userId, userId), eq(phoneMessages.kind, kind), isTodays))
    .get()!.n
}
