import { and, count, eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { interests, profiles, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { isPaused } from '../directory/lifecycle'
import { DomainError, notFound } from '../errors'
import { needToLookAt } from '../matching/open-needs.server'
import { assertReplay } from '../sent-before'
import { MAX_INTERESTS, MAX_INTERESTS_PER_NEED, mayBeInterestedAgain } from './lifecycle'

/**
 * A consultant who was not invited says of an open need that they are interested. It is no request: nothing is opened by it. Throws
 * `interest.paused` while the department lets nobody invite them, `interest.not_taken` where the enterprise wants none, `interest.invited_already`, `interest.said_enough` after a no, and beyond the
 * bounds `interest.too_many` and `interest.need_full`.
 */
export function sayOpenInterest(actor: Actor, needId: string, { id, message }: { id: string; message: string }) {
  transact((tx) => {
    const { profileId, need } = needToLookAt(actor, needId)
    const known = tx.select().from(interests).where(eq(interests.id, id)).get()
    if (known && (known.needId !== needId || known.profileId !== profileId)) throw notFound()
    if (known) return assertReplay(known, { message })
    if (isPaused(profileOf(tx, profileId), today())) throw new DomainError('interest.paused')
    if (isInvited(tx, needId, profileId)) throw new DomainError('interest.invited_already')
    if (!need.takesInterest) throw new DomainError('interest.not_taken')
    const before = tx
      .select()
      .from(interests)
      .where(and(eq(interests.needId, needId), eq(interests.profileId, profileId)))
      .all()
    if (before.some(({ status }) => status === 'waiting')) throw new DomainError('state_changed')
    if (!mayBeInterestedAgain(before)) throw new DomainError('interest.said_enough')
    if (waiting(tx, eq(interests.profileId, profileId)) >= MAX_INTERESTS) throw new DomainError('interest.too_many')
    if (waiting(tx, eq(interests.needId, needId)) >= MAX_INTERESTS_PER_NEED) throw new DomainError('interest.need_full')
    tx.insert(interests).values({ id, needId, profileId, message, saidBy: actor.userId, saidAt: now() }).run()
    recordEvent(tx, actor, 'interest.said', { needId, interestId: id })
  })
}

const profileOf = (tx: Tx, id: string) => tx.select().from(profiles).where(eq(profiles.id, id)).get()!

const isInvited = (tx: Tx, needId: string, profileId: string) =>
  tx
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.needId, needId), eq(requests.profileId, profileId)))
    .get() !== undefined

const waiting = (tx: Tx, of: ReturnType<typeof eq>) =>
  tx
    .select({ waiting: count() })
    .from(interests)
    .where(and(of, eq(interests.status, 'waiting')))
    .get()!.waiting
