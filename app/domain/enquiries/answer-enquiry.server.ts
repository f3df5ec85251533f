import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { enquiries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { canAnswerEnquiry } from './policy'

/** The department answered by the contact given and notes what. Throws `state_changed` where a colleague was quicker. */
export function answerEnquiry(actor: Actor, { enquiryId, note }: { enquiryId: string; note: string }) {
  transact((tx) => {
    const enquiry = tx.select().from(enquiries).where(eq(enquiries.id, enquiryId)).get()
    if (!enquiry || !canAnswerEnquiry(actor, enquiry)) throw notFound()
    if (enquiry.answeredAt) throw new DomainError('state_changed')
    tx.update(enquiries)
      .set({ answeredAt: now(), answeredBy: actor.userId, answerNote: note })
      .where(eq(enquiries.id, enquiryId))
      .run()
    recordEvent(tx, actor, 'enquiry.answered', { enquiryId })
  })
}
