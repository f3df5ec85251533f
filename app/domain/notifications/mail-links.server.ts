import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { db } from '~db/connection'
import { notifications, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { idIn, idNamedIn, keyOf } from '../accounts/link-keys.server'
import { canWrite } from '../accounts/policy'
import { actorOf } from '../accounts/queries.server'
import { takesMail } from '../accounts/takes-mail'
import type { NotificationKind } from './kinds'
import { ANSWER_LINK_DAYS } from './lifecycle'

const DAY_MS = 86_400_000

/** The address is part of what a key is made for: another one of the account ends the links that were sent to it. */
const madeFor = (purpose: string, email: string) => `${purpose} ${email}`

/** The key of a link in the mail of a notification, by which its reader does one thing without signing in. */
export const mailKey = (purpose: string, notificationId: string, email: string) =>
  keyOf(madeFor(purpose, email), notificationId)

/**
 * What the key of a mail is for, for which notification and as whom; undefined for what is no key of these purposes and kinds, and for one
 * that works no more: after ANSWER_LINK_DAYS, or since its person may not act there, has no account, or takes no mail at the address.
 */
export function openedLink<P extends string>(key: string, purposes: readonly P[], kinds: readonly NotificationKind[]) {
  const told = toldBy(idNamedIn(key))
  if (!told?.user.email || !takesMail(told.user)) return undefined
  const { notification, user } = told
  const { email } = user
  const purpose = purposes.find((one) => idIn(madeFor(one, email!), key) !== undefined)
  const isOld = notification.createdAt.getTime() + ANSWER_LINK_DAYS * DAY_MS <= now().getTime()
  if (!purpose || isOld || !kinds.includes(notification.kind)) return undefined
  const actor: Actor | null | undefined = actorOf(user.id, notification.organisationId)
  return actor && canWrite(actor) ? { purpose, actor, notification } : undefined
}

const toldBy = (notificationId: string | undefined) =>
  notificationId === undefined
    ? undefined
    : db
        .select({ notification: notifications, user: users })
        .from(notifications)
        .innerJoin(users, eq(users.id, notifications.userId))
        .where(eq(notifications.id, notificationId))
        .get()
