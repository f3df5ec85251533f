import { and, asc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm'
import { fold } from '~/language/fold'
import { db, type Reader } from '~db/connection'
import { assistedNeeds, memberships, organisations } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnInterest } from '../accounts/policy'
import { organisationOf } from '../accounts/queries.server'
import { storedTaxCodeDigits } from '../accounts/shared-tax-code.server'
import { normaliseTaxCode, shownTaxCode, taxCodeDigits } from '../accounts/tax-code'
import { notFound } from '../errors'
import { coversCommune, entersNeeds } from './policy'

/** Enterprises shown of those that a search finds. */
export const ENTERPRISES_SHOWN = 20
/** Fewer digits are no tax code, nor its beginning. */
const LEAST_DIGITS = 6

const hasPeople = () =>
  exists(
    db.select({ one: memberships.userId }).from(memberships).where(eq(memberships.organisationId, organisations.id)),
  )

/** Enterprises with an account, by the beginning of their tax code or by words of their name, however they are written. */
export function findEnterprises(actor: Actor, asked: string) {
  const words = fold(asked).split(/\s+/).filter(Boolean)
  if (words.length === 0) return { total: 0, enterprises: [] }
  const digits = taxCodeDigits(normaliseTaxCode(asked))
  const isCode = /^\d+$/.test(digits) && digits.length >= LEAST_DIGITS
  const found = inReach(actor).filter(({ name, taxCode }) =>
    isCode ? taxCode !== null && taxCodeDigits(taxCode).startsWith(digits) : saysAll(name, words),
  )
  const enterprises = found.slice(0, ENTERPRISES_SHOWN)
  return { total: found.length, enterprises: enterprises.map(shown) }
}

const shown = ({ id, name, taxCode, communeCode }: typeof organisations.$inferSelect) => ({
  id,
  name,
  taxCode: taxCode && shownTaxCode(taxCode),
  communeCode,
})

export const saysAll = (text: string, words: readonly string[]) => {
  const folded = fold(text)
  return words.every((word) => folded.includes(word))
}

/** An enterprise with an account for which the actor may write a need down; throws `not_found` for another one. */
export function enterpriseInReach(actor: Actor, organisationId: string) {
  const found = inReach(actor, organisationId)[0]
  if (!found) throw notFound()
  return found
}

/** Enterprises of the actor's province, of a commune's office those of its commune; not the actor's own: there is nobody to ask. */
function inReach(actor: Actor, organisationId?: string) {
  if (!entersNeeds(actor)) throw notFound()
  const agency = organisationOf(actor)
  return db
    .select()
    .from(organisations)
    .where(
      and(
        eq(organisations.kind, 'enterprise'),
        eq(organisations.provinceCode, actor.provinceCode!),
        hasPeople(),
        organisationId === undefined ? undefined : eq(organisations.id, organisationId),
      ),
    )
    .orderBy(asc(organisations.name), asc(organisations.id))
    .all()
    .filter(({ id, communeCode }) => coversCommune(agency, communeCode) && !hasOwnInterest(actor, [id]))
}

type Whose = { organisationId: string | null; taxCode: string | null }

/**
 * The enterprises with an account whose people are to confirm: the one that was chosen, else those that bear the tax code. None: it has
 * no account, and whoever holds the code makes one.
 */
export function enterprisesAsked({ organisationId, taxCode }: Whose, reader: Reader = db): string[] {
  if (organisationId === null && taxCode === null) return []
  const meant =
    organisationId === null
      ? eq(storedTaxCodeDigits, taxCodeDigits(taxCode!))
      : inArray(organisations.id, [organisationId])
  return reader
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.kind, 'enterprise'), hasPeople(), meant))
    .all()
    .map(({ id }) => id)
}

const entryTaxCodeDigits = sql<string>`replace(${assistedNeeds.taxCode}, '-', '')`

/** `enterprisesAsked` from the other side: the entries of which this enterprise is asked. */
export function asksOf(organisationId: string, reader: Reader = db) {
  const own = reader.select().from(organisations).where(eq(organisations.id, organisationId)).get()
  const byTaxCode = own?.taxCode
    ? and(isNull(assistedNeeds.organisationId), eq(entryTaxCodeDigits, taxCodeDigits(own.taxCode)))
    : undefined
  return or(eq(assistedNeeds.organisationId, organisationId), byTaxCode)
}
