import { randomBytes } from 'node:crypto'
import { count, eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { savedSearches } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertReplay, saysTheSame } from '../sent-before'
import { changeSavedSearch } from './change-saved-search.server'
import type { SearchWishes } from './forms'
import { MAX_SAVED_SEARCHES, type SavedSearchKind } from './lifecycle'
import { canSaveSearch } from './policy'
import { ownSavedSearch, sameSavedSearch } from './queries.server'
import { shortestQuery } from './wanted.server'

type NewSearch = SearchWishes & {
  id: string
  kind: SavedSearchKind
  /** The query string of the search's page. */
  query: string
}

/**
 * Keeps a search for its owner. Gives its id: that of the one already kept where the same search is saved again, or the
 * same form is sent twice; it takes the name and the frequency that were sent last.
 * Throws `saved_search.too_many` beyond MAX_SAVED_SEARCHES, `sent_before` where the form was sent for another search.
 */
export function saveSearch(actor: Actor, { id, kind, name, frequency, ...search }: NewSearch): string {
  if (!canSaveSearch(actor, kind)) throw notFound()
  const { userId, organisationId } = actor
  const query = shortestQuery(kind, search.query)
  return transact((tx) => {
    const sent = tx.select().from(savedSearches).where(eq(savedSearches.id, id)).get()
    if (sent) assertReplay(ownSavedSearch(actor, id, tx), { kind, query })
    const known = sent ?? sameSavedSearch(actor, { kind, query }, tx)
    if (known) {
      if (!saysTheSame(known, { name, frequency })) changeSavedSearch(actor, known.id, { name, frequency })
      return known.id
    }
    const own = eq(savedSearches.userId, userId)
    if (tx.select({ kept: count() }).from(savedSearches).where(own).get()!.kept >= MAX_SAVED_SEARCHES) {
      throw new DomainError('saved_search.too_many')
    }
    tx.insert(savedSearches)
      .values({ id, userId, organisationId, kind, name, query, frequency, unsubscribeKey: newKey() })
      .run()
    recordEvent(tx, actor, 'saved_search.saved', { savedSearchId: id, kind, frequency })
    return id
  })
}

/** 192 random bits: nobody guesses another person's. */
const newKey = () => randomBytes(24).toString('base64url')
