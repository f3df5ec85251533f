import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { savedSearches } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { SearchWishes } from './forms'
import { ownSavedSearch } from './queries.server'

/** Gives the actor's search another name or frequency. What was found before a new frequency is not mailed any more. */
export function changeSavedSearch(actor: Actor, savedSearchId: string, { name, frequency }: SearchWishes) {
  transact((tx) => {
    const before = ownSavedSearch(actor, savedSearchId, tx)
    const lastSentAt = before.frequency === frequency ? before.lastSentAt : now()
    tx.update(savedSearches).set({ name, frequency, lastSentAt }).where(eq(savedSearches.id, savedSearchId)).run()
    recordEvent(tx, actor, 'saved_search.changed', { savedSearchId, frequency })
  })
}
