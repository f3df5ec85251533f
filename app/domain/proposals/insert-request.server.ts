import { and, eq, inArray, sql } from 'drizzle-orm'
import { now, today } from '~db/clock'
import type { Tx } from '~db/connection'
import { interests, profiles, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { organisationsTiedTo } from '../directory/conflict.server'
import { isPaused, isPublic } from '../directory/lifecycle'
import { mayConsult } from '../directory/policy'
import { DomainError } from '../errors'
import { ANSWER_DAYS, type ContactFrom, placesLeft } from './lifecycle'
import { shareContact } from './share-contact.server'

const DAY = 86_400_000

/** A need's requests in the order in which they were sent. */
export const sentFor = (tx: Tx, needId: string) =>
  tx
    .select()
    .from(requests)
    .where(eq(requests.needId, needId))
    .orderBy(requests.sentAt, sql`rowid`)
    .all()

/** Throws `request.too_many` where fewer places are free than are wanted. */
export function assertRoom(known: readonly (typeof requests.$inferSelect)[], wanted: number, field = 'profileIds') {
  const left = placesLeft(known)
  if (wanted > left) throw new DomainError('request.too_many', { left }, field)
}

type By = Pick<Actor, 'userId' | 'organisationId'>

type NewRequest = {
  id: string
  needId: string
  profileId: string
  contactFrom: ContactFrom
  message: string
  again?: true
  wave?: number
}

/** Invites a consultant. Who had said that they are interested is so from the beginning. `recordedAs` null: the system does, for `actor`. */
export function insertRequest(tx: Tx, actor: By, { again, ...values }: NewRequest, recordedAs: By | null = actor) {
  const { id: requestId, needId, profileId } = values
  const sentAt = now()
  const dueAt = new Date(sentAt.getTime() + ANSWER_DAYS * DAY)
  const interest = waitingInterest(tx, needId, profileId)
  const interested = interest && { interestedAt: interest.saidAt, interestMessage: interest.message }
  tx.insert(requests)
    .values({ ...values, ...interested, sentBy: actor.userId, sentAt, dueAt })
    .run()
  recordEvent(tx, recordedAs, 'request.sent', { needId, requestId, profileId, ...(again && { again }) })
  const unseen = { ...values, contactSharedAt: null, contactWithdrawnAt: null }
  shareContact(tx, recordedAs, unseen, 'invited')
  if (!interest) return
  tx.update(interests)
    .set({ status: 'accepted', endedAt: sentAt, answeredBy: actor.userId, requestId })
    .where(eq(interests.id, interest.id))
    .run()
  recordEvent(tx, recordedAs, 'interest.accepted', { needId, interestId: interest.id, requestId })
  shareContact(tx, recordedAs, unseen, 'interested')
}

const waitingInterest = (tx: Tx, needId: string, profileId: string) =>
  tx
    .select()
    .from(interests)
    .where(and(eq(interests.needId, needId), eq(interests.profileId, profileId), eq(interests.status, 'waiting')))
    .get()

/**
 * Throws `request.profile_unavailable` unless all of them are introduced, may consult, and are strangers to the enterprise,
 * `request.profile_paused` where the department lets nobody invite one of them for now.
 */
export function assertMayBeAsked(tx: Tx, enterpriseId: string, profileIds: string[], field = 'profileIds') {
  const tied = organisationsTiedTo(enterpriseId, tx)
  const askable = tx
    .select({
      organisationId: profiles.organisationId,
      status: profiles.status,
      checkedUntil: profiles.checkedUntil,
      roles: profiles.roles,
      pausedAt: profiles.pausedAt,
      pausedUntil: profiles.pausedUntil,
    })
    .from(profiles)
    .where(inArray(profiles.id, profileIds))
    .all()
    .filter(
      (profile) => isPublic(profile, today()) && mayConsult(profile.roles) && !tied.includes(profile.organisationId),
    )
  if (askable.length < profileIds.length) throw new DomainError('request.profile_unavailable', {}, field)
  if (askable.some((profile) => isPaused(profile, today()))) throw new DomainError('request.profile_paused', {}, field)
}
