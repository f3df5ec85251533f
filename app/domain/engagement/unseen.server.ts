import { and, eq, inArray, max } from 'drizzle-orm'
import { today } from '~db/clock'
import type { Reader, Tx } from '~db/connection'
import { engagements, milestoneDeliveries, milestones, needs } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { addDays, type Day } from '../days'
import { DomainError, notFound } from '../errors'
import { canFollowUp } from '../needs/policy'
import { isOverdue } from '../overdue'
import { accept } from './accept-milestone.server'
import { departmentMediates } from './mediation.server'
import { openDelivery } from './milestone.server'
import { UNSEEN_DAYS } from './off-plan'
import { awaitedSince, lastResumed, openPauses } from './pauses.server'
import { giveBack } from './return-milestone.server'

/** Deliveries of running work that wait for an acceptance: since when. */
export function awaitedDeliveries(reader: Reader, engagementIds?: readonly string[]) {
  const pauses = openPauses(reader, engagementIds)
  const resumed = lastResumed(reader, engagementIds)
  return reader
    .select({
      milestoneId: milestones.id,
      engagementId: milestones.engagementId,
      submittedAt: max(milestoneDeliveries.submittedAt),
    })
    .from(milestones)
    .innerJoin(milestoneDeliveries, eq(milestoneDeliveries.milestoneId, milestones.id))
    .innerJoin(engagements, eq(engagements.id, milestones.engagementId))
    .where(
      and(
        eq(milestones.status, 'submitted'),
        eq(engagements.status, 'active'),
        engagementIds && inArray(milestones.engagementId, [...engagementIds]),
      ),
    )
    .groupBy(milestones.id)
    .all()
    .filter(({ engagementId }) => !pauses.has(engagementId))
    .map(({ submittedAt, ...row }) => ({ ...row, since: awaitedSince(submittedAt!, resumed.get(row.engagementId)) }))
}

/** The last day on which a delivery is its enterprise's alone to answer. */
export const unseenAfter = (since: Day): Day => addDays(since, UNSEEN_DAYS)

/** Those that nobody answered for UNSEEN_DAYS: from then on the department may decide on them. */
export const unseenDeliveries = (reader: Reader, engagementIds?: readonly string[]) =>
  awaitedDeliveries(reader, engagementIds).filter(({ since }) => isOverdue(unseenAfter(since), today()))

/** Whether the department reads what was delivered, because it decides on it or mediates. */
export function departmentReadsDeliveries(reader: Reader, actor: Actor, engagementId: string): boolean {
  const need = reader
    .select({ provinceCode: needs.provinceCode })
    .from(engagements)
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .where(eq(engagements.id, engagementId))
    .get()
  if (!need || !canFollowUp(actor, need)) return false
  return departmentMediates(reader, actor, engagementId) || unseenDeliveries(reader, [engagementId]).length > 0
}

export type UnseenDecision = { milestoneId: string; answer: 'accept' | 'return'; reason: string; seen: number }

/**
 * The department decides on a delivery that nobody answered, and says why; `seen`: when what it read was submitted. Throws `state_changed`
 * where it was answered meanwhile, another one lies there, or its time is not over.
 */
export function decideUnseen(
  tx: Tx,
  actor: Actor,
  engagementId: string,
  { milestoneId, answer, reason, seen }: UnseenDecision,
) {
  const row = tx
    .select({ milestone: milestones, engagementStatus: engagements.status, needId: engagements.needId })
    .from(milestones)
    .innerJoin(engagements, eq(engagements.id, milestones.engagementId))
    .where(and(eq(milestones.id, milestoneId), eq(milestones.engagementId, engagementId)))
    .get()
  if (!row) throw notFound()
  const delivery = tx.select().from(milestoneDeliveries).where(openDelivery(milestoneId)).get()
  const isUnseen = unseenDeliveries(tx, [engagementId]).some((one) => one.milestoneId === milestoneId)
  if (!isUnseen || delivery?.submittedAt.getTime() !== seen) throw new DomainError('state_changed')
  const { milestone, ...work } = row
  const by = { by: 'department' } as const
  if (answer === 'accept') accept(tx, actor, { ...milestone, ...work }, reason, by)
  else giveBack(tx, actor, { ...milestone, ...work }, reason, by)
}
