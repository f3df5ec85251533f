import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { notifications } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { type Notification, ownNotification } from './queries.server'

/** The actor opens one of their notifications, which is read from now on. */
export function openNotification(actor: Actor, notificationId: string): Notification {
  return transact((tx) => {
    const notification = ownNotification(actor, notificationId, tx)
    const unread = and(eq(notifications.id, notificationId), isNull(notifications.readAt))
    tx.update(notifications).set({ readAt: now() }).where(unread).run()
    return notification
  })
}

/** Everything that the actor was told until now is read. */
export function readAll({ userId, belongsTo }: Actor) {
  transact((tx) => {
    tx.update(notifications)
      .set({ readAt: now() })
      .where(
        and(
          eq(notifications.userId, userId),
          or(isNull(notifications.organisationId), inArray(notifications.organisationId, [...belongsTo])),
          isNull(notifications.readAt),
          lte(notifications.createdAt, now()),
        ),
      )
      .run()
  })
}
