import { and, count, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import { db, type Reader as Connection } from '~db/connection'
import { memberships, notificationChoices, notifications, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import type { MailChoice } from './kind'
import { kindOf, type NotificationKind } from './kinds'

export type Notification = typeof notifications.$inferSelect

/** The actor's own, of organisations to which they still belong. */
const ownOf = ({ userId, belongsTo }: Pick<Actor, 'userId' | 'belongsTo'>) =>
  and(
    eq(notifications.userId, userId),
    or(isNull(notifications.organisationId), inArray(notifications.organisationId, [...belongsTo])),
  )

/** Neither opened by the person nor settled by what happened since. */
const isNews = () => and(isNull(notifications.readAt), isNull(notifications.settledAt))

export const NOTIFICATIONS_PER_PAGE = 20

/** What the actor was told, the latest first. */
export function notificationsOf(actor: Actor, page: number) {
  const total = db.select({ n: count() }).from(notifications).where(ownOf(actor)).get()!.n
  const pages = Math.max(1, Math.ceil(total / NOTIFICATIONS_PER_PAGE))
  const shown = Math.min(Math.max(1, Math.trunc(page)), pages)
  const rows = db
    .select()
    .from(notifications)
    .where(ownOf(actor))
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(NOTIFICATIONS_PER_PAGE)
    .offset((shown - 1) * NOTIFICATIONS_PER_PAGE)
    .all()
  return { rows, page: shown, pages }
}

/** Whether somebody has yet to see it. */
export const isUnread = ({ readAt, settledAt }: Notification) => readAt === null && settledAt === null

/** How many of the actor's notifications are unread. */
export const unreadOf = (actor: Pick<Actor, 'userId' | 'belongsTo'>): number =>
  db
    .select({ n: count() })
    .from(notifications)
    .where(and(ownOf(actor), isNews()))
    .get()!.n

/** One of the actor's own; anybody else's is not found. */
export function ownNotification(actor: Actor, notificationId: string, reader: Connection = db): Notification {
  const row = reader
    .select()
    .from(notifications)
    .where(and(ownOf(actor), eq(notifications.id, notificationId)))
    .get()
  if (!row) throw notFound()
  return row
}

/** How the person hears by mail of each kind for which they chose. */
export const choicesOf = (userId: string): Map<NotificationKind, MailChoice> =>
  new Map(
    db
      .select()
      .from(notificationChoices)
      .where(eq(notificationChoices.userId, userId))
      .all()
      .map(({ kind, mail }) => [kind, mail]),
  )

/** Those of `notificationsToTell` that a mail tells, with whom and where. */
export const notificationsToMail = (where: { mailId: string } | { id: string }) =>
  notificationsToTell(where).flatMap(({ email, ...told }) => (email === null ? [] : [{ ...told, email }]))

/**
 * What a mail or a message to a phone is to tell, and to whom: notifications that are still news, of organisations to which the person
 * still belongs, and of kinds that they did not switch off since.
 */
export function notificationsToTell(where: { mailId: string } | { phoneMessageId: string } | { id: string }) {
  const chosen =
    'id' in where
      ? eq(notifications.id, where.id)
      : 'mailId' in where
        ? eq(notifications.mailId, where.mailId)
        : eq(notifications.phoneMessageId, where.phoneMessageId)
  return db
    .select({ notification: notifications, person: users.name, email: users.email, choice: notificationChoices.mail })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .leftJoin(
      memberships,
      and(eq(memberships.userId, notifications.userId), eq(memberships.organisationId, notifications.organisationId)),
    )
    .leftJoin(
      notificationChoices,
      and(eq(notificationChoices.userId, notifications.userId), eq(notificationChoices.kind, notifications.kind)),
    )
    .where(
      and(
        chosen,
        isNews(),
        or(isNull(notifications.organisationId), eq(memberships.organisationId, notifications.organisationId)),
      ),
    )
    .orderBy(notifications.createdAt)
    .all()
    .filter(({ choice, notification }) => choice !== 'off' || kindOf(notification.kind).mail === 'always')
    .map(({ notification, person, email }) => ({ notification, person, email }))
}
