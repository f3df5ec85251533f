import { and, count, eq, gte, inArray, isNull, ne } from 'drizzle-orm'
import { writeMail } from '~/mail/write-mail.server'
import { newsToPhone, securityToPhone } from '~/phone/write-to-phone.server'
import { now, today } from '~db/clock'
import type { Tx } from '~db/connection'
import { notificationChoices, notifications } from '~db/schema'
import { phoneTakesNews } from '../accounts/takes-phone-messages.server'
import { startOf } from '../days'
import { type MailChoice, MOST_MAILS_A_DAY, type Reader } from './kind'
import { isOfSecurity, kindOf, type NotificationKind } from './kinds'
import { readersOf, type Told } from './parties.server'

type News = {
  kind: NotificationKind
  recordId: string
  /** What tells it: told again for the same cause, it is told once. */
  cause: string
  /** Whoever did it knows. */
  by: string | null
  /** Of the kind's readers the one whom it concerns this time. */
  only?: Reader
}

/** Tells everybody whom a kind concerns, each once a cause, and plans their mails; in the transaction of what it tells. */
export function notify(tx: Tx, { kind, recordId, cause, by, only }: News) {
  const { to, about } = kindOf(kind)
  for (const reader of to) {
    if (only && reader !== only) continue
    for (const told of readersOf(tx, about, recordId, reader)) {
      if (told.userId !== by || reader === 'person') tell(tx, told, { kind, recordId, cause })
    }
  }
}

function tell(tx: Tx, { userId, organisationId }: Told, news: Omit<News, 'by' | 'only'>) {
  if (kindOf(news.kind).merges && isTold(tx, userId, news)) return
  const mail = plannedMail(tx, userId, news.kind)
  const row = tx
    .insert(notifications)
    .values({ userId, organisationId, ...news, createdAt: now(), mail })
    .onConflictDoNothing()
    .returning({ id: notifications.id })
    .get()
  if (!row) return
  leaveTheLast(tx, userId, news, row.id)
  if (mail !== 'immediate') return
  const mailId = writeMail(tx, userId, 'notification.told', { notificationId: row.id })
  const told = mailId === null ? byPhone(tx, userId, news.kind) : { mailId }
  tx.update(notifications).set(told).where(eq(notifications.id, row.id)).run()
}

/**
 * How somebody whom no mail reaches is told at once: by a message to their phone. What was done to the account is said in its own; of the
 * rest it says how much waits, beyond the most of a day with the next morning's.
 */
function byPhone(tx: Tx, userId: string, kind: NotificationKind): { phoneMessageId: string | null; mail?: MailChoice } {
  if (!phoneTakesNews(tx, userId)) return { phoneMessageId: null }
  const ofAccount = isOfSecurity(kind) ? securityToPhone(tx, userId, kind) : null
  const phoneMessageId = ofAccount ?? newsToPhone(tx, userId)
  return phoneMessageId === null ? { phoneMessageId, mail: 'daily' } : { phoneMessageId }
}

/** Whether somebody was told of the same already and has yet to see it. */
const isTold = (tx: Tx, userId: string, { kind, recordId }: Omit<News, 'by'>) =>
  tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(
      and(
        eq(notifications.userId, userId),
        eq(notifications.kind, kind),
        eq(notifications.recordId, recordId),
        isNull(notifications.readAt),
        isNull(notifications.settledAt),
      ),
    )
    .get() !== undefined

/** Of several steps of one reminder the last is enough. */
function leaveTheLast(tx: Tx, userId: string, { kind, recordId }: Omit<News, 'by'>, id: string) {
  if (!kindOf(kind).ladder) return
  const earlier = and(
    eq(notifications.userId, userId),
    eq(notifications.kind, kind),
    eq(notifications.recordId, recordId),
    ne(notifications.id, id),
    isNull(notifications.settledAt),
  )
  tx.update(notifications).set({ settledAt: now() }).where(earlier).run()
}

/** How a kind reaches somebody by mail: as they chose, and beyond MOST_MAILS_A_DAY with the next morning's. */
function plannedMail(tx: Tx, userId: string, kind: NotificationKind): MailChoice {
  const usual = kindOf(kind).mail
  if (usual === 'always') return 'immediate'
  const chosen = choiceOf(tx, userId, kind) ?? usual
  if (chosen !== 'immediate') return chosen
  const todays = and(
    eq(notifications.userId, userId),
    eq(notifications.mail, 'immediate'),
    gte(notifications.createdAt, startOf(today())),
  )
  return tx.select({ n: count() }).from(notifications).where(todays).get()!.n < MOST_MAILS_A_DAY ? 'immediate' : 'daily'
}

const choiceOf = (tx: Tx, userId: string, kind: NotificationKind): MailChoice | undefined =>
  tx
    .select()
    .from(notificationChoices)
    .where(and(eq(notificationChoices.userId, userId), eq(notificationChoices.kind, kind)))
    .get()?.mail

/** What happened makes these no news any more, for whomever they were told. */
export function settle(tx: Tx, kinds: readonly NotificationKind[], recordIds: readonly string[]) {
  if (kinds.length === 0 || recordIds.length === 0) return
  tx.update(notifications)
    .set({ settledAt: now() })
    .where(
      and(
        inArray(notifications.recordId, [...recordIds]),
        inArray(notifications.kind, [...kinds]),
        isNull(notifications.settledAt),
      ),
    )
    .run()
}
