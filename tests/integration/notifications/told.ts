import { asc, eq } from 'drizzle-orm'
import type { Actor } from '~/domain/accounts/lifecycle'
import { isUnread } from '~/domain/notifications/queries.server'
import { db } from '~db/connection'
import { notifications } from '~db/schema'

/** What somebody was told, the first first; `unread`: without what was read or settled. */
export const toldTo = ({ userId }: Actor, { unread = false } = {}): string[] =>
  db
    .select()
    .from(notifications)
    .where(eq(notifications.userId, userId))
    .orderBy(asc(notifications.createdAt), asc(notifications.id))
    .all()
    .filter((row) => !unread || isUnread(row))
    .map((row) => row.kind)
    .sort()
