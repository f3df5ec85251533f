import { and, eq, inArray } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { needGroupMembers, needGroups } from '~db/schema'
import type { NeedCloseReason } from '../needs/lifecycle'

/** What the end of a joint need makes of its group; of a member's own need, that it waits in no group for an answer. */
export function followJointNeed(tx: Tx, { needId, reason }: { needId: string; reason: NeedCloseReason }) {
  const formed = and(eq(needGroups.jointNeedId, needId), eq(needGroups.status, 'formed'))
  const change =
    reason === 'awarded'
      ? { status: 'working' as const }
      : { status: 'dissolved' as const, endedAt: now(), endReason: 'need_closed' as const }
  tx.update(needGroups).set(change).where(formed).run()
  if (reason === 'in_group') return
  const gathering = tx.select({ id: needGroups.id }).from(needGroups).where(eq(needGroups.status, 'gathering'))
  const asked = and(
    eq(needGroupMembers.needId, needId),
    inArray(needGroupMembers.status, ['asked', 'joined']),
    inArray(needGroupMembers.groupId, gathering),
  )
  const passed = tx.update(needGroupMembers).set({ status: 'passed' }).where(asked).returning().all()
  for (const { groupId, organisationId } of passed) {
    const led = and(eq(needGroups.id, groupId), eq(needGroups.leadOrganisationId, organisationId))
    tx.update(needGroups).set({ leadOrganisationId: null, leadChangedAt: now() }).where(led).run()
  }
}
