import { eq } from 'drizzle-orm'
import { homeProvince } from '~/vocabulary/province.server'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { enquiries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { saysTheSame } from '../sent-before'
import type { EnquiryInput } from './forms'

/**
 * Somebody whom no search helped asks the department; `actor` null: without an account. A form sent twice is one
 * enquiry; sent again with another text it is a second one.
 */
export function askDepartment(actor: Actor | null, input: EnquiryInput) {
  transact((tx) => {
    const known = tx.select().from(enquiries).where(eq(enquiries.id, input.id)).get()
    if (known && saysTheSame(known, input)) return
    const id = known ? newId() : input.id
    tx.insert(enquiries)
      .values({ ...input, id, provinceCode: homeProvince().code, userId: actor?.userId ?? null })
      .run()
    recordEvent(tx, actor, 'enquiry.sent', { enquiryId: id })
  })
}
