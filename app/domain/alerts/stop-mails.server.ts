import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { savedSearches } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'

/**
 * Ends a search's mails for whoever holds the key of one of them, signed in or not; the search itself is kept.
 * False: the key belongs to no search.
 */
export function stopMails(unsubscribeKey: string): boolean {
  return transact((tx) => {
    const search = tx.select().from(savedSearches).where(eq(savedSearches.unsubscribeKey, unsubscribeKey)).get()
    if (!search) return false
    if (search.frequency === 'off') return true
    tx.update(savedSearches).set({ frequency: 'off' }).where(eq(savedSearches.id, search.id)).run()
    recordEvent(tx, null, 'saved_search.unsubscribed', { savedSearchId: search.id })
    return true
  })
}
