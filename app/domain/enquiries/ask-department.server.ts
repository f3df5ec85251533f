import { homeProvince } from '~/vocabulary/province.server'
import { transact } from '~db/connection'
import { enquiries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { EnquiryInput } from './forms'

/** Somebody whom no search helped asks the department; `actor` null: without an account. A replay is no second enquiry. */
export function askDepartment(actor: Actor | null, input: EnquiryInput) {
  transact((tx) => {
    const { changes } = tx
      .insert(enquiries)
      .values({ ...input, provinceCode: homeProvince().code, userId: actor?.userId ?? null })
      .onConflictDoNothing()
      .run()
    if (changes > 0) recordEvent(tx, actor, 'enquiry.sent', { enquiryId: input.id })
  })
}
