import { eq } from 'drizzle-orm'
import { GiveUp } from '~/jobs/failures'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { mails } from '~db/schema'
import { isMailKind, type MailDetail, type MailKind, mailKinds } from './kinds'
import { messages } from './messages.server'
import { type Message, send } from './transport.server'

/**
 * Sends a mail that was asked for, once: whatever was sent carries `sentAt`, and one at a time is held by the worker.
 * A process that dies after the server took the message and before `sentAt` was written sends it again, under the same
 * Message-ID. A mail with nothing left to say is forgotten; without a mail server it stays, unsent. Throws `GiveUp` for a
 * kind that this version does not know: the mail stays, and its job is shown among those given up.
 */
export async function sendMail(mailId: string): Promise<void> {
  const mail = db.select().from(mails).where(eq(mails.id, mailId)).get()
  if (!mail || mail.sentAt) return
  const message = messageOf(mail)
  if (!message) return forget(mailId)
  if (!(await send(message))) return
  transact((tx) => {
    tx.update(mails).set({ sentAt: now() }).where(eq(mails.id, mailId)).run()
  })
}

type Mail = typeof mails.$inferSelect

function messageOf({ id, kind, detail }: Mail): Message | undefined {
  if (!isMailKind(kind)) throw new GiveUp(`no words for mails of kind ${kind}`)
  return say(kind, id, detail)
}

const say = <K extends MailKind>(kind: K, id: string, detail: unknown) =>
  messages[kind]({ id, detail: mailKinds[kind].detail.parse(detail) as MailDetail<K> })

function forget(mailId: string) {
  transact((tx) => {
    tx.delete(mails).where(eq(mails.id, mailId)).run()
  })
}
