import { and, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { needGroupMembers, needGroups, needs } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { assertMayBecome } from '../lifecycle'
import { endNeed } from '../needs/end-need.server'
import { type GroupEnd, groupTransitions, type GroupStatus } from './lifecycle'

/** Whoever has not answered by now is asked no more. */
export const passOver = (tx: Tx, groupId: string) =>
  tx
    .update(needGroupMembers)
    .set({ status: 'passed' })
    .where(and(eq(needGroupMembers.groupId, groupId), eq(needGroupMembers.status, 'asked')))
    .run()

type Ending = { id: string; status: GroupStatus; jointNeedId: string | null }

/** Ends a group with its joint need. Own needs that rest stay as they are: whoever wants theirs opens it again. */
export function dissolveGroup(tx: Tx, actor: Actor | null, group: Ending, reason: GroupEnd) {
  assertMayBecome(groupTransitions, group.status, 'dissolved')
  tx.update(needGroups)
    .set({ status: 'dissolved', endedAt: now(), endReason: reason, leadOrganisationId: null })
    .where(eq(needGroups.id, group.id))
    .run()
  passOver(tx, group.id)
  const joint = group.jointNeedId && tx.select().from(needs).where(eq(needs.id, group.jointNeedId)).get()
  if (joint && joint.status === 'published') endNeed(tx, actor, joint, 'no_longer_needed')
  recordEvent(tx, actor, 'group.ended', { groupId: group.id, reason })
}
