import { enqueue } from '~/jobs/outbox.server'
import type { Tx } from '~db/connection'
import { newId } from '~db/ids'
import { mails } from '~db/schema'
import { type MailDetail, type MailKind, mailKinds } from './kinds'

/** Writes a mail to a user and asks for it to be sent, in the transaction of what it tells. Gives the mail's id. */
export function writeMail<K extends MailKind>(tx: Tx, userId: string, kind: K, detail: MailDetail<K>): string {
  const id = newId()
  tx.insert(mails)
    .values({ id, userId, kind, detail: mailKinds[kind].detail.parse(detail) })
    .run()
  enqueue(tx, 'mail.send', { mailId: id })
  return id
}
