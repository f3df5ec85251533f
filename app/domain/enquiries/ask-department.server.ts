import { eq } from 'drizzle-orm'
import { homeProvince } from '~/vocabulary/province.server'
import { transact } from '~db/connection'
import { idFrom } from '~db/ids'
import { enquiries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { saysTheSame } from '../sent-before'
import type { EnquiryInput } from './forms'

/**
 * Somebody whom no search helped asks the department; `actor` null: without an account. A form sent twice is one
 * enquiry; sent again with another text it is a second one. `proposalId`: of the offer that it asks about. Gives its id.
 */
export function askDepartment(actor: Actor | null, input: EnquiryInput, proposalId?: string): string {
  return transact((tx) => {
    const known = tx.select().from(enquiries).where(eq(enquiries.id, input.id)).get()
    const id = known && !saysTheSame(known, input) ? idFrom(JSON.stringify(input)) : input.id
    const { changes } = tx
      .insert(enquiries)
      .values({ ...input, id, proposalId, provinceCode: homeProvince().code, userId: actor?.userId ?? null })
      .onConflictDoNothing()
      .run()
    if (changes > 0) recordEvent(tx, actor, 'enquiry.sent', { enquiryId: id })
    return id
  })
}
