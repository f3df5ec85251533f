import { and, eq, isNull } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'

/** A number takes no messages: nothing more is sent there until its owner confirms it again. Of another number by now nothing is noted. */
export function stopPhone(userId: string, phone: string) {
  transact((tx) => {
    const stopped = tx
      .update(users)
      .set({ phoneStoppedAt: now() })
      .where(and(eq(users.id, userId), eq(users.phone, phone), isNull(users.phoneStoppedAt)))
      .run()
    if (stopped.changes > 0) recordEvent(tx, { userId, organisationId: null }, 'account.phone_stopped', {})
  })
}
