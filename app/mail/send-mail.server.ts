import { eq } from 'drizzle-orm'
import { FINDS_MAIL } from '~/domain/alerts/write-mail.server'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { mails } from '~db/schema'
import { findsMessage } from './finds-message.server'
import { type Message, send } from './transport.server'

/** What each kind of mail says now; undefined where there is nothing left to say. */
const messages: Record<string, (mailId: string) => Message | undefined> = { [FINDS_MAIL]: findsMessage }

/**
 * Sends a mail that was asked for, once: whatever was sent carries `sentAt`, and one at a time is held by the worker.
 * A process that dies after the server took the message and before `sentAt` was written sends it again, under the same
 * Message-ID. A mail with nothing left to say is forgotten; without a mail server it stays, unsent.
 */
export async function sendMail(mailId: string): Promise<void> {
  const mail = db.select().from(mails).where(eq(mails.id, mailId)).get()
  if (!mail || mail.sentAt) return
  const message = messages[mail.kind]?.(mailId)
  if (!message) return forget(mailId)
  if (!(await send(message))) return
  transact((tx) => {
    tx.update(mails).set({ sentAt: now() }).where(eq(mails.id, mailId)).run()
  })
}

function forget(mailId: string) {
  transact((tx) => {
    tx.delete(mails).where(eq(mails.id, mailId)).run()
  })
}
