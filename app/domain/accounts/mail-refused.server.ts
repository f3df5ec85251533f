import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { REFUSALS_KEPT_DAYS, REFUSALS_TO_STOP } from './takes-mail'

const DAY = 86_400_000

/**
 * The server of an account's address will never take a mail for it. Counted for the address; at REFUSALS_TO_STOP nothing more is sent
 * there until its owner confirms it again. Of somebody who has another address by now nothing is counted.
 */
export function countRefusal(tx: Tx, userId: string, email: string) {
  const user = tx.select().from(users).where(eq(users.id, userId)).get()
  if (user?.email !== email) return
  const isOld = !user.mailRefusedAt || user.mailRefusedAt.getTime() < now().getTime() - REFUSALS_KEPT_DAYS * DAY
  const mailRefusals = (isOld ? 0 : user.mailRefusals) + 1
  const stops = mailRefusals >= REFUSALS_TO_STOP && user.mailStopped === null
  tx.update(users)
    .set({ mailRefusals, mailRefusedAt: now(), ...(stops && { mailStopped: 'refused' as const }) })
    .where(eq(users.id, userId))
    .run()
  if (stops) recordEvent(tx, { userId, organisationId: null }, 'account.mail_stopped', {})
}
