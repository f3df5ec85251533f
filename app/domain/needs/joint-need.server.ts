import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '~db/connection'
import { needGroupMembers, needGroups } from '~db/schema'

/** Whether a joint need stands for an enterprise's own, which rests meanwhile. */
export const restsInGroup = (needId: string, reader: Reader): boolean =>
  reader
    .select({ id: needGroups.id })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(
      and(
        eq(needGroupMembers.needId, needId),
        eq(needGroupMembers.status, 'joined'),
        inArray(needGroups.status, ['formed', 'working']),
      ),
    )
    .get() !== undefined

/** Whether a need was written for a group. */
export const isJointNeed = (needId: string, reader: Reader): boolean =>
  reader.select({ id: needGroups.id }).from(needGroups).where(eq(needGroups.jointNeedId, needId)).get() !== undefined
