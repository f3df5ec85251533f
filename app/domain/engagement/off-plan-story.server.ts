import { asc, desc, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db } from '~db/connection'
import { disputeRecords, disputes, pauseExtensions, users, workEnds, workPauses } from '~db/schema'
import { groupBy } from '../group-by'
import type { Seen } from '../seen'

const answerers = alias(users, 'answerers')

/** Every pause of work that the reader sees, the last first, with who paused and who resumed; a person who left has no name. */
export const pausesIn = (engagementId: string) =>
  db
    .select({ pause: workPauses, pausedByName: users.name, resumedByName: answerers.name })
    .from(workPauses)
    .innerJoin(users, eq(users.id, workPauses.pausedBy))
    .leftJoin(answerers, eq(answerers.id, workPauses.resumedBy))
    .where(eq(workPauses.engagementId, engagementId))
    .orderBy(desc(workPauses.pausedAt))
    .all()
    .map(({ pause, ...names }) => ({ ...pause, ...names, extensions: extensionsOf(pause.id) }))

/** Every extension of a pause, the first first. */
const extensionsOf = (pauseId: string) =>
  db
    .select({ extension: pauseExtensions, name: users.name })
    .from(pauseExtensions)
    .innerJoin(users, eq(users.id, pauseExtensions.extendedBy))
    .where(eq(pauseExtensions.pauseId, pauseId))
    .orderBy(asc(pauseExtensions.extendedAt))
    .all()
    .map(({ extension, name }) => ({ ...extension, name }))

/** Every proposal to end it, the last first, with who proposed and who answered. */
export const endsIn = (engagementId: string) =>
  db
    .select({ end: workEnds, proposedByName: users.name, answeredByName: answerers.name })
    .from(workEnds)
    .innerJoin(users, eq(users.id, workEnds.proposedBy))
    .leftJoin(answerers, eq(answerers.id, workEnds.answeredBy))
    .where(eq(workEnds.engagementId, engagementId))
    .orderBy(desc(workEnds.proposedAt))
    .all()
    .map(({ end, ...names }) => ({ ...end, ...names }))

/** Every dispute, the last first, with what the department wrote down, the first first. */
export function disputesIn(engagementId: string) {
  const rows = db
    .select({ dispute: disputes, openedByName: users.name, accountByName: answerers.name })
    .from(disputes)
    .innerJoin(users, eq(users.id, disputes.openedBy))
    .leftJoin(answerers, eq(answerers.id, disputes.accountBy))
    .where(eq(disputes.engagementId, engagementId))
    .orderBy(desc(disputes.openedAt))
    .all()
  const ids = rows.map(({ dispute }) => dispute.id)
  const records = db
    .select({ record: disputeRecords, writtenByName: users.name })
    .from(disputeRecords)
    .innerJoin(users, eq(users.id, disputeRecords.writtenBy))
    .where(inArray(disputeRecords.disputeId, ids))
    .orderBy(asc(disputeRecords.writtenAt), asc(disputeRecords.id))
    .all()
    .map(({ record, writtenByName }) => ({ ...record, writtenByName }))
  const byDispute = groupBy(records, ({ disputeId }) => disputeId)
  return rows.map(({ dispute, ...names }) => ({
    ...dispute,
    ...names,
    records: byDispute.get(dispute.id) ?? [],
  }))
}

/** All that did not go by the plan of an engagement. */
export const offPlanOf = ({ id }: Seen<'engagement'>) => ({
  pauses: pausesIn(id),
  ends: endsIn(id),
  disputes: disputesIn(id),
})
