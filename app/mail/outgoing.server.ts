import { and, desc, eq, sql } from 'drizzle-orm'
import { GiveUp } from '~/jobs/failures'
import { db } from '~db/connection'
import { jobs, mails, users } from '~db/schema'
import { mailKey } from './mail-key'
import { messageOf } from './send-mail.server'

export const OUTGOING_SHOWN = 100

/** `kept`: written while no mail server was set up, and not sent any more. */
export type MailState = 'sent' | 'waits' | 'given_up' | 'kept'

export type OutgoingMail = {
  id: string
  createdAt: Date
  state: MailState
  /** Why it was given up, or is tried again. */
  fault: string | null
  to: string
  /** What it says now; null: it has nothing to say any more. */
  message: { subject: string; text: string } | null
}

/** The mails written last, the latest first, with what they say. `withKeys`: also what their links are opened by. */
export const outgoingMails = ({ withKeys }: { withKeys: boolean }): OutgoingMail[] =>
  db
    .select({ mail: mails, reader: users, job: jobs })
    .from(mails)
    .innerJoin(users, eq(users.id, mails.userId))
    .leftJoin(jobs, and(eq(jobs.kind, 'mail.send'), eq(sql`json_extract(${jobs.payload}, '$.mailId')`, mails.id)))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(OUTGOING_SHOWN)
    .all()
    .map(({ mail, reader, job }) => {
      const message = saidNow({ mail, reader })
      const text = message && (withKeys ? message.text : message.text.replace(mailKey, '$1…'))
      return {
        id: mail.id,
        createdAt: mail.createdAt,
        state: mail.sentAt ? 'sent' : !job ? 'kept' : job.failedAt ? 'given_up' : 'waits',
        fault: job?.lastError ?? null,
        to: message?.to.address ?? reader.email ?? '',
        message: message && text ? { subject: message.subject, text } : null,
      }
    })

function saidNow(written: Parameters<typeof messageOf>[0]) {
  try {
    return messageOf(written) ?? null
  } catch (error) {
    if (error instanceof GiveUp) return null
    throw error
  }
}
