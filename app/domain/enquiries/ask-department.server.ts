import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { homeProvince } from '~/vocabulary/province.server'
import { transact } from '~db/connection'
import { enquiries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { saysTheSame } from '../sent-before'
import type { EnquiryInput } from './forms'

/**
 * Somebody whom no search helped asks the department; `actor` null: without an account. A form sent twice is one
 * enquiry; sent again with another text it is a second one. Gives its id.
 */
export function askDepartment(actor: Actor | null, input: EnquiryInput): string {
  return transact((tx) => {
    const known = tx.select().from(enquiries).where(eq(enquiries.id, input.id)).get()
    const id = known && !saysTheSame(known, input) ? idOf(input) : input.id
    const { changes } = tx
      .insert(enquiries)
      .values({ ...input, id, provinceCode: homeProvince().code, userId: actor?.userId ?? null })
      .onConflictDoNothing()
      .run()
    if (changes > 0) recordEvent(tx, actor, 'enquiry.sent', { enquiryId: id })
    return id
  })
}

/** The id of what a form says once it was changed: sent twice, that is one enquiry too. */
function idOf(input: EnquiryInput): string {
  const hex = createHash('sha256').update(JSON.stringify(input)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
