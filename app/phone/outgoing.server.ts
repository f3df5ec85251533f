import { and, desc, eq, sql } from 'drizzle-orm'
import { GiveUp } from '~/jobs/failures'
import { type OutgoingMail, OUTGOING_SHOWN } from '~/mail/outgoing.server'
import * as m from '~/i18n/paraglide/messages'
import { db } from '~db/connection'
import { jobs, phoneMessages, users } from '~db/schema'
import { phoneMessageOf, type WrittenToPhone } from './messages.server'

/** The messages to phones written last, as `outgoingMails`. `withKeys`: also what a code opens. */
export const outgoingToPhones = ({ withKeys }: { withKeys: boolean }): OutgoingMail[] =>
  db
    .select({ row: phoneMessages, reader: users, job: jobs })
    .from(phoneMessages)
    .innerJoin(users, eq(users.id, phoneMessages.userId))
    .leftJoin(
      jobs,
      and(eq(jobs.kind, 'phone.send'), eq(sql`json_extract(${jobs.payload}, '$.phoneMessageId')`, phoneMessages.id)),
    )
    .orderBy(desc(phoneMessages.createdAt), desc(phoneMessages.id))
    .limit(OUTGOING_SHOWN)
    .all()
    .map(({ row, reader, job }) => {
      const message = saidNow({ row, reader })
      const text = message && (withKeys ? message.text : message.text.replace(/\d{6}|([A-Z]{3} ){2}[A-Z]{3}/, '…'))
      return {
        id: row.id,
        createdAt: row.createdAt,
        state: row.sentAt ? 'sent' : !job ? 'kept' : job.failedAt ? 'given_up' : 'waits',
        fault: job?.lastError ?? null,
        to: message?.phone ?? reader.phone ?? '',
        message: text ? { subject: m.outgoing_phone(), text } : null,
      }
    })

function saidNow(written: WrittenToPhone) {
  try {
    return phoneMessageOf(written) ?? null
  } catch (error) {
    if (error instanceof GiveUp) return null
    throw error
  }
}
