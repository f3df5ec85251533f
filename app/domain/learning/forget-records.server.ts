import { lt } from 'drizzle-orm'
import { today } from '~db/clock'
import { transact } from '~db/connection'
import { suggestionRecords } from '~db/schema'
import { monthsBefore } from '../days'
import { RECORD_MONTHS } from './lifecycle'

/** Deletes records that are older than they are kept; gives how many. */
export const forgetRecords = (): number =>
  transact(
    (tx) =>
      tx
        .delete(suggestionRecords)
        .where(lt(suggestionRecords.recordedOn, monthsBefore(today(), RECORD_MONTHS)))
        .run().changes,
  )
