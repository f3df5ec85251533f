import { and, asc, desc, eq } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { interests, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { profileIsPublic } from '../directory/queries.server'
import { notFound } from '../errors'
import { needsWithoutNames } from '../needs/open-needs.server'
import { managedNeed } from '../needs/queries.server'
import { canAnswerRequest, canBeAsked } from './policy'

export type Interest = typeof interests.$inferSelect

const read = (reader: Reader) =>
  reader
    .select({ interest: interests, consultantId: profiles.organisationId })
    .from(interests)
    .innerJoin(profiles, eq(profiles.id, interests.profileId))

/** One of the consultant's own; `not_found` for everybody else's. */
export function ownInterest(actor: Actor, interestId: string, reader: Reader = db) {
  const row = read(reader).where(eq(interests.id, interestId)).get()
  if (!row || !canAnswerRequest(actor, row)) throw notFound()
  return row.interest
}

/** One in the enterprise's own need, with the need; `not_found` for everybody else's. */
export function interestToAnswer(actor: Actor, needId: string, interestId: string, reader: Reader = db) {
  const need = managedNeed(actor, needId, reader)
  const row = read(reader)
    .where(and(eq(interests.id, interestId), eq(interests.needId, needId)))
    .get()
  if (!row) throw notFound()
  return { ...row.interest, need }
}

/** Those that wait for an answer about a need, the first first; of consultants who are shown to everybody. */
export const interestsWaiting = (need: { id: string }, reader: Reader = db) =>
  read(reader)
    .where(and(eq(interests.needId, need.id), eq(interests.status, 'waiting'), profileIsPublic()))
    .orderBy(asc(interests.saidAt), asc(interests.id))
    .all()
    .map(({ interest }) => interest)

/** What of a consultant's own is listed. */
const LISTED = 100

/** What became of the consultant's own, those that wait first, then the newest; whose the needs are is not told. */
export function interestsOf(actor: Actor) {
  if (!canBeAsked(actor) || actor.organisationId === null) throw notFound()
  const own = read(db)
    .where(eq(profiles.organisationId, actor.organisationId))
    .orderBy(desc(interests.saidAt), desc(interests.id))
    .limit(LISTED)
    .all()
    .map(({ interest }) => interest)
  const needs = new Map(needsWithoutNames(own.map(({ needId }) => needId)).map((need) => [need.id, need]))
  const isWaiting = ({ status }: { status: string }) => Number(status === 'waiting')
  return own
    .map((interest) => ({ ...interest, need: needs.get(interest.needId)! }))
    .sort((a, b) => isWaiting(b) - isWaiting(a))
}

/** What the consultant said of one need, the last first. */
export const interestsInNeed = (profileId: string, needId: string) =>
  db
    .select()
    .from(interests)
    .where(and(eq(interests.profileId, profileId), eq(interests.needId, needId)))
    .orderBy(desc(interests.saidAt))
    .all()
