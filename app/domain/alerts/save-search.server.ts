import { randomBytes } from 'node:crypto'
import { and, count, eq, isNull } from 'drizzle-orm'
import { transact } from '~db/connection'
import { savedSearches } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import type { SearchWishes } from './forms'
import { MAX_SAVED_SEARCHES, type SavedSearchKind } from './lifecycle'
import { canSaveSearch } from './policy'
import { ownSavedSearch } from './queries.server'
import { shortestQuery } from './wanted.server'

type NewSearch = SearchWishes & {
  id: string
  kind: SavedSearchKind
  /** The query string of the search's page. */
  query: string
}

/**
 * Keeps a search for its owner. Gives its id: that of the one already kept where the same search is saved again, or the
 * same form is sent twice.
 * Throws `saved_search.too_many` beyond MAX_SAVED_SEARCHES.
 */
export function saveSearch(actor: Actor, { id, kind, name, frequency, ...search }: NewSearch): string {
  if (!canSaveSearch(actor, kind)) throw notFound()
  const { userId, organisationId } = actor
  const query = shortestQuery(kind, search.query)
  return transact((tx) => {
    if (tx.select().from(savedSearches).where(eq(savedSearches.id, id)).get()) return ownSavedSearch(actor, id, tx).id
    const own = eq(savedSearches.userId, userId)
    const workspace =
      organisationId === null ? isNull(savedSearches.organisationId) : eq(savedSearches.organisationId, organisationId)
    const known = tx
      .select({ id: savedSearches.id })
      .from(savedSearches)
      .where(and(own, workspace, eq(savedSearches.kind, kind), eq(savedSearches.query, query)))
      .get()
    if (known) return known.id
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
