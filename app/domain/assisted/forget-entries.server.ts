import { and, eq, inArray, lt, or } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { assistedNeeds } from '~db/schema'
import { KEPT_DAYS } from './lifecycle'

const DAY_MS = 86_400_000

/** Deletes what was never confirmed and ended, lapsed or was left unfinished longer ago than it is kept; gives how many. */
export const forgetEntries = (): number =>
  transact((tx) => {
    const before = new Date(now().getTime() - KEPT_DAYS * DAY_MS)
    const isOld = or(
      and(inArray(assistedNeeds.status, ['refused', 'withdrawn']), lt(assistedNeeds.endedAt, before)),
      and(eq(assistedNeeds.status, 'waiting'), lt(assistedNeeds.expiresAt, before)),
      and(eq(assistedNeeds.status, 'writing'), lt(assistedNeeds.changedAt, before)),
    )
    return tx.delete(assistedNeeds).where(isOld).run().changes
  })
