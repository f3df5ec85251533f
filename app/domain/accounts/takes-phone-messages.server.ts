import { eq } from 'drizzle-orm'
import { phoneMessagesAreSeen } from '~/phone/settings.server'
import type { Tx } from '~db/connection'
import { users } from '~db/schema'

type Phone = Pick<typeof users.$inferSelect, 'phone' | 'phoneConfirmedAt' | 'phoneStoppedAt'>

/** `none`: the account has no number. `stopped`: the number takes no messages. */
export type PhoneStanding = 'none' | 'confirmed' | 'waiting' | 'stopped'

/** How it stands with messages to an account's number. */
export const phoneStanding = ({ phone, phoneConfirmedAt, phoneStoppedAt }: Phone): PhoneStanding =>
  phone === null ? 'none' : phoneStoppedAt ? 'stopped' : phoneConfirmedAt ? 'confirmed' : 'waiting'

/** Whether news goes there: it was shown whose it is, nothing stops them, and the operator sends such messages. */
export const takesPhoneMessages = (phone: Phone) => phoneMessagesAreSeen() && phoneStanding(phone) === 'confirmed'

/** The same of an account by its id. */
export function phoneTakesNews(tx: Tx, userId: string): boolean {
  const user = tx.select().from(users).where(eq(users.id, userId)).get()
  return user !== undefined && takesPhoneMessages(user)
}
