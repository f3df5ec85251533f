import { eq } from 'drizzle-orm'
import { GiveUp } from '~/jobs/failures'
import { countRefusal } from '~/domain/accounts/mail-refused.server'
import { takesMail } from '~/domain/accounts/takes-mail'
import { withLocale } from '~/i18n/locale.server'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { mails, users } from '~db/schema'
import { MailRefused } from './errors'
import { isMailKind, leavesNothing, type MailDetail, type MailKind, mailKinds } from './kinds'
import { messages } from './messages.server'
import { type Message, send } from './transport.server'

/**
 * Sends a mail that was asked for, once: whatever was sent carries `sentAt`, and one at a time is held by the worker.
 * A process that dies after the server took the message and before `sentAt` was written sends it again, under the same
 * Message-ID. A mail with nothing left to say is forgotten; without a mail server it stays, unsent. Throws `GiveUp` for a
 * kind that this version does not know: the mail stays, and its job is shown among those given up.
 */
export async function sendMail(mailId: string): Promise<void> {
  const written = writtenMail(mailId)
  if (!written || written.mail.sentAt) return
  const message = messageOf(written)
  if (!message) return forget(mailId)
  if (isMailKind(written.mail.kind) && leavesNothing(written.mail.kind)) return sendLast(written, message)
  if (!(await sentTo(written.mail.userId, message))) return
  transact((tx) => {
    tx.update(mails).set({ sentAt: now() }).where(eq(mails.id, mailId)).run()
  })
}

/** Whether it was sent, or no mailbox takes it: it is forgotten. */
async function sendLast({ mail }: Written, message: Message): Promise<void> {
  await send(message).catch((error: unknown) => {
    if (!(error instanceof MailRefused)) throw error
  })
  forget(mail.id)
}

/** `send`, which counts a refusal of the mailbox for its owner's address. */
async function sentTo(userId: string, message: Message): Promise<boolean> {
  try {
    return await send(message)
  } catch (error) {
    if (error instanceof MailRefused && error.ofRecipient) {
      transact((tx) => countRefusal(tx, userId, message.to.address))
    }
    throw error
  }
}

type Reader = Pick<typeof users.$inferSelect, 'language' | 'email' | 'emailConfirmedAt' | 'mailStopped'>
type Written = { mail: typeof mails.$inferSelect; reader: Reader }

const writtenMail = (mailId: string): Written | undefined =>
  db
    .select({ mail: mails, reader: users })
    .from(mails)
    .innerJoin(users, eq(users.id, mails.userId))
    .where(eq(mails.id, mailId))
    .get()

/** What a mail says to its reader now, in the reader's language; undefined where it has nothing to say, or goes nowhere. */
export function messageOf({ mail: { id, kind, detail }, reader }: Written): Message | undefined {
  if (!isMailKind(kind)) throw new GiveUp(`no words for mails of kind ${kind}`)
  if (!mailKinds[kind].toAnyAddress && !takesMail(reader)) return undefined
  return withLocale(reader.language, () => say(kind, id, detail))
}

const say = <K extends MailKind>(kind: K, id: string, detail: unknown) =>
  messages[kind]({ id, detail: mailKinds[kind].detail.parse(detail) as MailDetail<K> })

function forget(mailId: string) {
  transact((tx) => {
    tx.delete(mails).where(eq(mails.id, mailId)).run()
  })
}
