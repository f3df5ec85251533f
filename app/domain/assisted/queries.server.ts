import { and, count, desc, eq, gt, inArray, ne, notInArray, or } from 'drizzle-orm'
import { dayOf, now, today } from '~db/clock'
import { db, type Reader } from '~db/connection'
import { assistedNeeds, needs, organisations, users } from '~db/schema'
import { fold } from '~/language/fold'
import { enterpriseOf } from '../accounts/enterprise-of'
import { idNamedIn } from '../accounts/link-keys.server'
import type { Actor } from '../accounts/lifecycle'
import { canWrite, isEnterprise } from '../accounts/policy'
import { notFound } from '../errors'
import { asSeen, type Seen } from '../seen'
import { codeOf, confirmKey, hashOfCode, isKeyOf } from './codes.server'
import { enterprisesAsked, saysAll } from './enterprises.server'
import { nextAssistedStep, standingOf } from './next-step'
import { entersNeeds, worksOnEntry, worksOnProvince } from './policy'

export type Entry = typeof assistedNeeds.$inferSelect

const oneEntry = (id: string, reader: Reader) =>
  reader.select().from(assistedNeeds).where(eq(assistedNeeds.id, id)).get()

/** An entry that the officer works on; anybody else's is not found. */
export function entryOf(actor: Actor, id: string, reader: Reader = db): Entry & Seen<'assisted'> {
  const entry = oneEntry(id, reader)
  if (!entry || !worksOnEntry(actor, entry)) throw notFound()
  return asSeen('assisted', entry)
}

/** The officer's entry of this id, if there is one. */
export function knownEntry(actor: Actor, id: string): Entry | undefined {
  const entry = oneEntry(id, db)
  return entry && worksOnEntry(actor, entry) ? entry : undefined
}

/**
 * Of an enterprise the entries that were written down for its account; none that one of them wrote down as an officer. A tax code alone shows
 * nothing: anybody can type one, and what was written is for whoever holds the code.
 */
const askedOf = ({ userId }: Actor, organisationId: string) =>
  and(eq(assistedNeeds.organisationId, organisationId), ne(assistedNeeds.officerId, userId))

/** An entry that waits for the actor's enterprise, or did; anybody else's is not found. */
export function entryToConfirm(actor: Actor, id: string, reader: Reader = db): Entry {
  const isAsked = askedOf(actor, enterpriseOf(actor))
  const entry = reader
    .select()
    .from(assistedNeeds)
    .where(and(eq(assistedNeeds.id, id), gt(assistedNeeds.issue, 0), isAsked))
    .get()
  if (!entry) throw notFound()
  return entry
}

/** What waits for the actor's enterprise, the first first. */
export const entriesToConfirm = (actor: Actor) =>
  isEnterprise(actor) && actor.organisationId
    ? db
        .select()
        .from(assistedNeeds)
        .where(
          and(
            askedOf(actor, actor.organisationId),
            eq(assistedNeeds.status, 'waiting'),
            gt(assistedNeeds.expiresAt, now()),
          ),
        )
        .orderBy(assistedNeeds.askedAt)
        .all()
    : []

/** The entry that a key opens, whatever became of it; undefined for what is no key, or one of before it was asked about anew. */
export function openedEntry(key: string, reader: Reader = db): Entry | undefined {
  const id = idNamedIn(key)
  const entry = id === undefined ? undefined : oneEntry(id, reader)
  return entry && isKeyOf(key, entry) ? entry : undefined
}

/** The key of the entry that a code is printed for; null for a wrong one. */
export function keyForCode(code: string): string | null {
  const entry = db
    .select()
    .from(assistedNeeds)
    .where(eq(assistedNeeds.codeHash, hashOfCode(code)))
    .get()
  return entry ? confirmKey(entry) : null
}

/** The entry that a message is about, while it waits as it was asked about then. */
export function askedEntry({ assistedId, issue }: { assistedId: string; issue: number }): Entry | undefined {
  const entry = oneEntry(assistedId, db)
  return entry && entry.issue === issue && standingOf(entry, now()) === 'waiting' ? entry : undefined
}

/** The agency that wrote it down, as it is called. */
export const agencyOf = ({ agencyId }: Pick<Entry, 'agencyId'>) =>
  db.select().from(organisations).where(eq(organisations.id, agencyId)).get()!

/** How an entry stands today, with what its officer is to do. */
export function told(entry: Entry) {
  const standing = standingOf(entry, now())
  const { askedAt, calledAt } = entry
  const step = nextAssistedStep(
    { standing, askedOn: askedAt && dayOf(askedAt), calledOn: calledAt && dayOf(calledAt) },
    today(),
  )
  return { ...entry, standing, step }
}

/** What is shown to the officer only, while the enterprise is asked; to nobody who may only look. */
export const codeToPrint = (actor: Actor, entry: Entry & Seen<'assisted'>) =>
  canWrite(actor) && standingOf(entry, now()) === 'waiting' ? codeOf(entry) : null

/** Whether the enterprise has an account, whose people are asked; one that was chosen has, or has ended. */
export const hasAccount = (entry: Entry, reader: Reader = db) =>
  entry.organisationId !== null || enterprisesAsked(entry, reader).length > 0

const MOST_ENDED = 300
const ENDED = ['confirmed', 'withdrawn'] as const

/**
 * What the officer's agency wrote down, the department everything in its province; with who did and what became of it. Everything about
 * which something may be to do, and the last of the others; each with the last first.
 */
export function entriesOf(actor: Actor) {
  if (!entersNeeds(actor)) throw notFound()
  const ended = listed().where(and(scopeOf(actor), inArray(assistedNeeds.status, [...ENDED])))
  return [...openOf(actor), ...ended.limit(MOST_ENDED).all().map(asListed)]
}

const openOf = (actor: Actor) =>
  listed()
    .where(and(scopeOf(actor), notInArray(assistedNeeds.status, [...ENDED])))
    .all()
    .map(asListed)

const listed = () =>
  db
    .select({ entry: assistedNeeds, agency: organisations.name, officer: users.name, need: needs.status })
    .from(assistedNeeds)
    .innerJoin(organisations, eq(organisations.id, assistedNeeds.agencyId))
    .innerJoin(users, eq(users.id, assistedNeeds.officerId))
    .leftJoin(needs, eq(needs.id, assistedNeeds.id))
    .orderBy(desc(assistedNeeds.changedAt), desc(assistedNeeds.id))
    .$dynamic()

const asListed = <B extends object>({ entry, ...beside }: B & { entry: Entry }) => ({ ...told(entry), ...beside })

const scopeOf = (actor: Actor) =>
  or(
    eq(assistedNeeds.agencyId, actor.organisationId!),
    worksOnProvince(actor) ? eq(assistedNeeds.provinceCode, actor.provinceCode!) : undefined,
  )

/** Entries that are open for an enterprise of this name or tax code: it may have called twice. */
export function openEntriesLike(actor: Actor, asked: string) {
  const words = fold(asked).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return openOf(actor).filter(
    ({ standing, organisationName, taxCode }) =>
      (standing === 'writing' || standing === 'waiting' || standing === 'lapsed') &&
      (saysAll(organisationName, words) || (taxCode !== null && taxCode === asked.trim())),
  )
}

/** Entries that an officer has something to do about. */
export const entriesToFollow = (actor: Actor): number =>
  entersNeeds(actor) ? openOf(actor).filter(({ step }) => !['wait', 'none'].includes(step.kind)).length : 0

/** How many of an agency's are open. */
export const openEntries = (agencyId: string, reader: Reader) =>
  reader
    .select({ n: count() })
    .from(assistedNeeds)
    .where(and(eq(assistedNeeds.agencyId, agencyId), inArray(assistedNeeds.status, ['writing', 'waiting'])))
    .get()!.n

/** When and by which agency a need was written down for its enterprise, and when that confirmed; undefined: it wrote it itself. */
export const assistedOrigin = ({ id }: Seen<'need'>) =>
  db
    .select({
      agency: organisations.name,
      writtenAt: assistedNeeds.createdAt,
      confirmedAt: assistedNeeds.endedAt,
      confirmedVia: assistedNeeds.confirmedVia,
    })
    .from(assistedNeeds)
    .innerJoin(organisations, eq(organisations.id, assistedNeeds.agencyId))
    .where(and(eq(assistedNeeds.id, id), eq(assistedNeeds.status, 'confirmed')))
    .get()

/** The file policy of owner kind `assisted`: a slip that was signed, for the officers and whoever signed; not who may only look. */
export function mayReadSignedSlip(actor: Actor, id: string): boolean {
  const entry = oneEntry(id, db)
  if (!entry || !canWrite(actor)) return false
  const need = db.select().from(needs).where(eq(needs.id, id)).get()
  return worksOnEntry(actor, entry) || (isEnterprise(actor) && need?.organisationId === actor.organisationId)
}
