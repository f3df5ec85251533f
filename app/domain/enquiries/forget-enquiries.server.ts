import { lt } from 'drizzle-orm'
import { today } from '~db/clock'
import { transact } from '~db/connection'
import { enquiries } from '~db/schema'
import { monthsBefore } from '../days'
import { ENQUIRY_MONTHS } from './lifecycle'

/** Deletes enquiries that were answered longer ago than they are kept; gives how many. */
export const forgetEnquiries = (): number =>
  transact(
    (tx) =>
      tx
        .delete(enquiries)
        .where(lt(enquiries.answeredAt, new Date(`${monthsBefore(today(), ENQUIRY_MONTHS)}T00:00:00+07:00`)))
        .run().changes,
  )
