import { eq } from 'drizzle-orm'
import { takesMail } from '~/domain/accounts/takes-mail'
import { enqueue } from '~/jobs/outbox.server'
import type { Tx } from '~db/connection'
import { newId } from '~db/ids'
import { mails, users } from '~db/schema'
import { type MailDetail, type MailKind, mailKinds } from './kinds'

/**
 * Writes a mail to a user and asks for it to be sent, in the transaction of what it tells. Gives the mail's id; null where
 * no such mail goes to the user's address.
 */
export function writeMail<K extends MailKind>(tx: Tx, userId: string, kind: K, detail: MailDetail<K>): string | null {
  const reader = tx.select().from(users).where(eq(users.id, userId)).get()
  if (!reader || !(mailKinds[kind].toAnyAddress || takesMail(reader))) return null
  const id = newId()
  tx.insert(mails)
    .values({ id, userId, kind, detail: mailKinds[kind].detail.parse(detail) })
    .run()
  enqueue(tx, 'mail.send', { mailId: id })
  return id
}
