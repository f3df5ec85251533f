import { and, asc, count, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Day } from '../days'
import { db } from '~db/connection'
import { suggestionRecords } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { type Agreement, agreementOf } from './agreement'
import { canSeeLearning } from './policy'

function assertMaySee(actor: Actor) {
  if (!canSeeLearning(actor)) throw notFound()
}

const nothingFound = eq(sql`json_array_length(${suggestionRecords.suggested})`, 0)
const notLookedAt = and(nothingFound, isNull(suggestionRecords.lookedAt))

export const TEXTS_PER_PAGE = 20

/** Texts for which nothing was found, newest first: those nobody looked at, or those looked at. `page` from 1. */
export function unansweredTexts(actor: Actor, { looked, page }: { looked: boolean; page: number }) {
  assertMaySee(actor)
  const which = looked ? and(nothingFound, isNotNull(suggestionRecords.lookedAt)) : notLookedAt
  const total = db.select({ n: count() }).from(suggestionRecords).where(which).get()!.n
  const pages = Math.max(1, Math.ceil(total / TEXTS_PER_PAGE))
  const shown = Math.min(Math.max(1, page), pages)
  const texts = db
    .select({
      id: suggestionRecords.id,
      recordedOn: suggestionRecords.recordedOn,
      text: suggestionRecords.text,
      confirmed: suggestionRecords.confirmed,
      lookedAt: suggestionRecords.lookedAt,
    })
    .from(suggestionRecords)
    .where(which)
    .orderBy(desc(suggestionRecords.recordedOn), asc(suggestionRecords.id))
    .limit(TEXTS_PER_PAGE)
    .offset((shown - 1) * TEXTS_PER_PAGE)
    .all()
  return { texts, total, page: shown, pages }
}

/** How many texts without an answer wait for a look. */
export function textsToLookAt(actor: Actor): number {
  assertMaySee(actor)
  return db.select({ n: count() }).from(suggestionRecords).where(notLookedAt).get()!.n
}

/** What people made of the suggestions, over all records that are kept. */
export function suggestionAgreement(actor: Actor): Agreement {
  assertMaySee(actor)
  return agreementOf(confirmedRecords())
}

/** Records with what people confirmed, oldest first, from a day on: for the operator's export. */
export const confirmedRecords = (from?: Day) =>
  db
    .select()
    .from(suggestionRecords)
    .where(and(isNotNull(suggestionRecords.confirmed), from ? gte(suggestionRecords.recordedOn, from) : undefined))
    .orderBy(asc(suggestionRecords.recordedOn), asc(suggestionRecords.id))
    .all()
    .map((record) => ({ ...record, confirmed: record.confirmed ?? [] }))
