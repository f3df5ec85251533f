import { lt } from 'drizzle-orm'
import { today } from '~db/clock'
import { transact } from '~db/connection'
import { enquiries } from '~db/schema'
import { monthsBefore, startOf } from '../days'
import { ENQUIRY_MONTHS } from './lifecycle'

/** Deletes enquiries that were answered longer ago than they are kept; gives how many. */
export const forgetEnquiries = (): number =>
  transact(
    (tx) =>
      tx
        .delete(enquiries)
        .where(lt(enquiries.answeredAt, startOf(monthsBefore(today(), ENQUIRY_MONTHS))))
        .run().changes,
  )
