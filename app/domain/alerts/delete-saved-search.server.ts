import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { savedSearches } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { ownSavedSearch } from './queries.server'

/** Forgets the actor's search and what it found. */
export function deleteSavedSearch(actor: Actor, savedSearchId: string) {
  transact((tx) => {
    ownSavedSearch(actor, savedSearchId, tx)
    tx.delete(savedSearches).where(eq(savedSearches.id, savedSearchId)).run()
    recordEvent(tx, actor, 'saved_search.deleted', { savedSearchId })
  })
}
