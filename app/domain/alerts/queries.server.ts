import { and, asc, count, desc, eq, gte, isNull, ne } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Reader } from '~db/connection'
import { memberships, savedSearches, savedSearchFinds, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { NEW_DAYS } from './lifecycle'
import { openNeedReader, searcherBelongs } from './open-need-reader.server'
import { canUseSavedSearch } from './policy'

export type SavedSearch = typeof savedSearches.$inferSelect

/** The actor's own search; anybody else's is not found. */
export function ownSavedSearch(actor: Actor, savedSearchId: string, reader: Reader = db): SavedSearch {
  const search = reader.select().from(savedSearches).where(eq(savedSearches.id, savedSearchId)).get()
  if (!search || !canUseSavedSearch(actor, search)) throw notFound()
  return search
}

/** The search of the actor's, in the same workspace, that looks for the same; `query` in its shortest form. */
export const sameSavedSearch = (
  { userId, organisationId }: Actor,
  { kind, query }: Pick<SavedSearch, 'kind' | 'query'>,
  reader: Reader = db,
) =>
  reader
    .select()
    .from(savedSearches)
    .where(
      and(
        eq(savedSearches.userId, userId),
        organisationId === null
          ? isNull(savedSearches.organisationId)
          : eq(savedSearches.organisationId, organisationId),
        eq(savedSearches.kind, kind),
        eq(savedSearches.query, query),
      ),
    )
    .get()

const newSince = () => new Date(now().getTime() - NEW_DAYS * 86_400_000)

/** The actor's searches, the latest first, each with how much it found of late. */
export const savedSearchesOf = (actor: Actor) =>
  db
    .select({
      id: savedSearches.id,
      kind: savedSearches.kind,
      name: savedSearches.name,
      query: savedSearches.query,
      frequency: savedSearches.frequency,
      newFinds: db.$count(
        savedSearchFinds,
        and(eq(savedSearchFinds.savedSearchId, savedSearches.id), gte(savedSearchFinds.foundAt, newSince())),
      ),
    })
    .from(savedSearches)
    .where(eq(savedSearches.userId, actor.userId))
    .orderBy(desc(savedSearches.createdAt))
    .all()

export const FINDS_SHOWN = 50

/** Whether what a search found may still be shown to its owner: open needs are for consultants whom everybody may see. */
const isStillShown = ({ kind }: SavedSearch, organisationId: string | null) =>
  kind === 'consultants' || openNeedReader(organisationId) !== undefined

/** What a search found since it was saved, the latest first; `isNew` for what was found of late. */
export function findsOf(actor: Actor, savedSearchId: string) {
  const search = ownSavedSearch(actor, savedSearchId)
  const found = eq(savedSearchFinds.savedSearchId, savedSearchId)
  const since = newSince()
  const finds = db
    .select({ targetId: savedSearchFinds.targetId, foundAt: savedSearchFinds.foundAt })
    .from(savedSearchFinds)
    .where(found)
    .orderBy(desc(savedSearchFinds.foundAt))
    .limit(FINDS_SHOWN)
    .all()
    .map((find) => ({ ...find, isNew: find.foundAt >= since }))
  const searchedFor = actor.belongsTo.find((id) => id === search.organisationId) ?? null
  const shown = isStillShown(search, searchedFor) ? finds : []
  return { search, finds: shown, total: db.select({ total: count() }).from(savedSearchFinds).where(found).get()!.total }
}

/** The search that a mail's key belongs to. Whoever holds the key may end its mails. */
export const savedSearchByKey = (unsubscribeKey: string) =>
  db
    .select({ name: savedSearches.name, frequency: savedSearches.frequency })
    .from(savedSearches)
    .where(eq(savedSearches.unsubscribeKey, unsubscribeKey))
    .get()

/** What a mail about finds is to tell, and to whom; undefined where its search is gone or its mails were ended meanwhile. */
export function findsToMail(mailId: string, savedSearchId: string) {
  const told = db
    .select({
      search: savedSearches,
      email: users.email,
      person: users.name,
      organisationId: memberships.organisationId,
    })
    .from(savedSearches)
    .innerJoin(users, eq(users.id, savedSearches.userId))
    .leftJoin(memberships, searcherBelongs())
    .where(and(eq(savedSearches.id, savedSearchId), ne(savedSearches.frequency, 'off')))
    .get()
  if (!told || told.email === null || !isStillShown(told.search, told.organisationId)) return undefined
  const targetIds = db
    .select({ id: savedSearchFinds.targetId })
    .from(savedSearchFinds)
    .where(eq(savedSearchFinds.mailId, mailId))
    .orderBy(asc(savedSearchFinds.foundAt))
    .all()
    .map((find) => find.id)
  return { ...told, email: told.email, targetIds }
}
