import { and, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Reader, transact, type Tx } from '~db/connection'
import { changeDrafts, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { DomainError } from '../errors'
import type { Seen } from '../seen'
import type { ChangeInput } from './forms'
import type { EngagementSide } from './lifecycle'
import { engagementFor } from './party.server'
import { canProposeChange, sideOf } from './policy'

/** What is being written: as typed, and as the form reads it where nothing is missing or wrong. */
type Draft = { typed: Record<string, unknown>; input: ChangeInput | null }

const ofSide = (engagementId: string, side: EngagementSide) =>
  and(eq(changeDrafts.engagementId, engagementId), eq(changeDrafts.side, side))

/** What the actor's side is writing of a change, who kept it and when; null where nothing is. */
export const changeDraftFor = ({ id }: Seen<'engagement'>, actor: Actor) => readChangeDraft(id, sideOf(actor)!)

/** `changeDraftFor` inside a command that has found the engagement. */
export function readChangeDraft(engagementId: string, side: EngagementSide, reader: Reader = db) {
  const row = reader
    .select({
      typed: changeDrafts.typed,
      input: changeDrafts.input,
      savedAt: changeDrafts.savedAt,
      savedBy: changeDrafts.savedBy,
      savedByName: users.name,
    })
    .from(changeDrafts)
    .innerJoin(users, eq(users.id, changeDrafts.savedBy))
    .where(ofSide(engagementId, side))
    .get()
  return row ? { ...row, input: row.input as ChangeInput | null } : null
}

/**
 * Keeps what one side is writing of a change, whatever is missing in it; the other sees nothing of it. `seen`: when the draft that the
 * page began with was kept, 0 for none. Throws `changed_meanwhile` where a colleague kept another one since, `state_changed`
 * where the work is done.
 */
export function keepChangeDraft(actor: Actor, engagementId: string, { typed, input }: Draft, seen: number) {
  transact((tx) => {
    const { status } = engagementFor(tx, actor, engagementId, canProposeChange)
    if (status !== 'active') throw new DomainError('state_changed')
    const side = sideOf(actor)!
    const kept = readChangeDraft(engagementId, side, tx)
    if (kept && kept.savedBy !== actor.userId && kept.savedAt.getTime() > seen)
      throw new DomainError('changed_meanwhile')
    const values = { typed, input, savedBy: actor.userId, savedAt: now() }
    tx.insert(changeDrafts)
      .values({ engagementId, side, ...values })
      .onConflictDoUpdate({ target: [changeDrafts.engagementId, changeDrafts.side], set: values })
      .run()
  })
}

export const dropChangeDraft = (tx: Tx, engagementId: string, side: EngagementSide) =>
  tx.delete(changeDrafts).where(ofSide(engagementId, side)).run()

/** Nothing can be changed of work that is done. */
export const dropChangeDraftsOf = (tx: Tx, { engagementId }: { engagementId: string }) => {
  tx.delete(changeDrafts).where(eq(changeDrafts.engagementId, engagementId)).run()
}
