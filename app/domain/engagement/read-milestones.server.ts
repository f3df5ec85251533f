import { asc, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db } from '~db/connection'
import { engagements, milestoneDeliveries, milestones, users } from '~db/schema'
import { filesOf } from '../files/record-files.server'
import { deciderOf } from './milestone.server'
import { awaitedSince, lastResumed } from './pauses.server'

export type EngagementMilestone = ReturnType<typeof readMilestones>[number]

/** The milestones of engagements that the reader sees, in their order, with every delivery. */
export function readMilestones(engagementIds: readonly string[]) {
  const rows = db
    .select()
    .from(milestones)
    .where(inArray(milestones.engagementId, [...engagementIds]))
    .orderBy(asc(milestones.position))
    .all()
  const all = readDeliveries(engagementIds)
  const resumed = lastResumed(db, engagementIds)
  return rows.map((row) => {
    const deliveries = all.filter(({ milestoneId }) => milestoneId === row.id)
    const last = deliveries.at(-1)
    return {
      ...row,
      deliveries,
      decidedBy: otherDecider(row),
      submittedOn: last ? awaitedSince(last.submittedAt, resumed.get(row.engagementId)) : null,
    }
  })
}

/** Who decides on a milestone where it is not the enterprise of its engagement. */
function otherDecider({ id, memberId, engagementId }: typeof milestones.$inferSelect): string | null {
  if (!memberId) return null
  const decider = deciderOf(db, id)
  const enterprise = db.select().from(engagements).where(eq(engagements.id, engagementId)).get()!.organisationId
  return decider && decider !== enterprise ? decider : null
}

const answerers = alias(users, 'answerers')

/** Every delivery of the engagements' milestones with its files and what was answered, the first first. */
function readDeliveries(engagementIds: readonly string[]) {
  const rows = db
    .select({
      id: milestoneDeliveries.id,
      milestoneId: milestoneDeliveries.milestoneId,
      note: milestoneDeliveries.note,
      submittedAt: milestoneDeliveries.submittedAt,
      submittedByName: users.name,
      returnedAt: milestoneDeliveries.returnedAt,
      returnedReason: milestoneDeliveries.returnedReason,
      acceptedAt: milestoneDeliveries.acceptedAt,
      acceptedReason: milestoneDeliveries.acceptedReason,
      answeredByName: answerers.name,
      byDepartment: milestoneDeliveries.byDepartment,
    })
    .from(milestoneDeliveries)
    .innerJoin(milestones, eq(milestones.id, milestoneDeliveries.milestoneId))
    .leftJoin(users, eq(users.id, milestoneDeliveries.submittedBy))
    .leftJoin(answerers, eq(answerers.id, milestoneDeliveries.answeredBy))
    .where(inArray(milestones.engagementId, [...engagementIds]))
    .orderBy(asc(milestoneDeliveries.submittedAt))
    .all()
  const files = filesOf(
    'delivery',
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, files: files.get(row.id) ?? [] }))
}
