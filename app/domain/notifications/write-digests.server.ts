import { and, eq, gte, inArray, isNull } from 'drizzle-orm'
import { writeMail } from '~/mail/write-mail.server'
import { newsToPhone } from '~/phone/write-to-phone.server'
import { now, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { mails, notificationChoices, notifications } from '~db/schema'
import { phoneTakesNews } from '../accounts/takes-phone-messages.server'
import { startOf } from '../days'
import { groupBy } from '../group-by'
import { DIGEST_DAYS } from './kind'

const DAY = 86_400_000

/**
 * One mail, or where none goes a message to the phone, for each person with what waited for the morning and nobody has read, what was switched off since left out. All in
 * one transaction, once a day for a person: done again, nothing is told twice.
 */
export function writeDigests() {
  transact((tx) => {
    const waiting = tx
      .select({ id: notifications.id, userId: notifications.userId, kind: notifications.kind })
      .from(notifications)
      .where(
        and(
          eq(notifications.mail, 'daily'),
          isNull(notifications.mailId),
          isNull(notifications.phoneMessageId),
          isNull(notifications.readAt),
          isNull(notifications.settledAt),
          gte(notifications.createdAt, new Date(now().getTime() - DIGEST_DAYS * DAY)),
        ),
      )
      .orderBy(notifications.createdAt)
      .all()
    const off = switchedOff(tx)
    const wanted = waiting.filter(({ userId, kind }) => !off.has(`${userId} ${kind}`))
    for (const [userId, told] of groupBy(wanted, ({ userId }) => userId)) {
      if (hadOneToday(tx, userId)) continue
      const mailId = writeMail(tx, userId, 'notification.digest', {})
      const phoneMessageId = mailId === null && phoneTakesNews(tx, userId) ? newsToPhone(tx, userId) : null
      const ids = told.map(({ id }) => id)
      tx.update(notifications).set({ mailId, phoneMessageId }).where(inArray(notifications.id, ids)).run()
    }
  })
}

const switchedOff = (tx: Tx) =>
  new Set(
    tx
      .select()
      .from(notificationChoices)
      .where(eq(notificationChoices.mail, 'off'))
      .all()
      .map(({ userId, kind }) => `${userId} ${kind}`),
  )

const hadOneToday = (tx: Tx, userId: string) =>
  tx
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.userId, userId), eq(mails.kind, 'notification.digest'), gte(mails.createdAt, startOf(today()))))
    .get() !== undefined
