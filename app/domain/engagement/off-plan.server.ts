import { and, eq, inArray } from 'drizzle-orm'
import { dayOf } from '~db/clock'
import type { Reader } from '~db/connection'
import { disputes, engagements, workEnds } from '~db/schema'

/** Proposals to end running work that wait for an answer, by engagement. */
export const waitingEnds = (reader: Reader, engagementIds?: readonly string[]) =>
  new Map(
    reader
      .select({
        id: workEnds.id,
        engagementId: workEnds.engagementId,
        side: workEnds.side,
        dueOn: workEnds.dueOn,
        proposedAt: workEnds.proposedAt,
      })
      .from(workEnds)
      .innerJoin(engagements, eq(engagements.id, workEnds.engagementId))
      .where(
        and(
          eq(workEnds.status, 'waiting'),
          eq(engagements.status, 'active'),
          engagementIds && inArray(workEnds.engagementId, [...engagementIds]),
        ),
      )
      .all()
      .map((end) => [end.engagementId, end]),
  )

/** Disputes that the department has not closed, by engagement. */
export const openDisputes = (reader: Reader, engagementIds?: readonly string[]) =>
  new Map(
    reader
      .select({ id: disputes.id, engagementId: disputes.engagementId, openedAt: disputes.openedAt })
      .from(disputes)
      .where(and(eq(disputes.status, 'open'), engagementIds && inArray(disputes.engagementId, [...engagementIds])))
      .all()
      .map(({ openedAt, ...dispute }) => [dispute.engagementId, { ...dispute, openedOn: dayOf(openedAt) }]),
  )
