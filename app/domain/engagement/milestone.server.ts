import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Reader, Tx } from '~db/connection'
import { engagements, memberships, milestoneDeliveries, milestones, needGroupMembers, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { type EngagementStatus, type MilestoneStatus, milestoneTransitions } from './lifecycle'
import { currentMilestones } from './next-step'
import { isPausedWork } from './pauses.server'
import { canDecideMilestone, type Parties } from './policy'

/** A milestone with its engagement's parties, for whom `may` says so; `not_found` for everybody else. */
export function milestoneFor(
  tx: Tx,
  actor: Actor,
  engagementId: string,
  milestoneId: string,
  may: (actor: Actor, work: Parties & { decidedBy?: string }) => boolean,
) {
  const milestone = tx
    .select({
      id: milestones.id,
      status: milestones.status,
      engagementId: milestones.engagementId,
      engagementStatus: engagements.status,
      needId: engagements.needId,
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
    })
    .from(milestones)
    .innerJoin(engagements, eq(engagements.id, milestones.engagementId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(and(eq(milestones.id, milestoneId), eq(milestones.engagementId, engagementId)))
    .get()
  if (!milestone || !may(actor, { ...milestone, decidedBy: deciderOf(tx, milestoneId) })) throw notFound()
  return milestone
}

/** Throws `work.paused` while the work rests, `state_changed` once it is done or ended. */
export function assertRuns(tx: Tx, work: { engagementId: string; engagementStatus: EngagementStatus }) {
  if (work.engagementStatus !== 'active') throw new DomainError('state_changed')
  if (isPausedWork(tx, work.engagementId)) throw new DomainError('work.paused')
}

/** The milestones of an engagement that are not accepted. */
export const openMilestones = (tx: Tx, engagementId: string) =>
  milestonesIn(tx, engagementId).filter(({ status }) => status !== 'accepted')

/** The delivery of a milestone that is not given back. */
export const openDelivery = (milestoneId: string) =>
  and(eq(milestoneDeliveries.milestoneId, milestoneId), isNull(milestoneDeliveries.returnedAt))

/** A milestone that the enterprise decides on; `state_changed` where another delivery than that of `seen` lies there now. */
export function deliveredMilestoneFor(
  tx: Tx,
  actor: Actor,
  engagementId: string,
  milestoneId: string,
  seen: number | undefined,
) {
  const milestone = milestoneFor(tx, actor, engagementId, milestoneId, canDecideMilestone)
  assertRuns(tx, milestone)
  const delivery = tx.select().from(milestoneDeliveries).where(openDelivery(milestoneId)).get()
  if (seen !== undefined && seen !== delivery?.submittedAt.getTime()) throw new DomainError('state_changed')
  return milestone
}

/** Milestones come one after another: throws `milestone.not_its_turn` while an earlier one is not accepted. */
export function assertItsTurn(tx: Tx, milestone: { id: string; engagementId: string }) {
  const current = currentMilestones(milestonesIn(tx, milestone.engagementId))
  if (!current.some(({ id }) => id === milestone.id)) throw new DomainError('milestone.not_its_turn')
}

/** Whether every milestone is accepted. */
export const isAllAccepted = (tx: Tx, engagementId: string) =>
  milestonesIn(tx, engagementId).every(({ status }) => status === 'accepted')

const milestonesIn = (tx: Tx, engagementId: string) =>
  tx.select().from(milestones).where(eq(milestones.engagementId, engagementId)).all()

/** Who decides on a milestone: in the work for a group the member whose it is, while somebody acts for it; else the enterprise. */
export function deciderOf(reader: Reader, milestoneId: string): string | undefined {
  const row = reader
    .select({ enterprise: engagements.organisationId, member: needGroupMembers.organisationId })
    .from(milestones)
    .innerJoin(engagements, eq(engagements.id, milestones.engagementId))
    .leftJoin(needGroupMembers, eq(needGroupMembers.id, milestones.memberId))
    .where(eq(milestones.id, milestoneId))
    .get()
  return row && actingOf(reader, row)
}

/** Who acts for what is a member's in the work for a group: the member, while it has somebody; else the enterprise that represents it. */
export function actingOf(
  reader: Reader,
  { enterprise, member }: { enterprise: string; member: string | null },
): string {
  if (!member) return enterprise
  const acting = and(eq(memberships.organisationId, member), ne(memberships.role, 'reader'))
  return reader.select({ id: memberships.userId }).from(memberships).where(acting).get() ? member : enterprise
}

/** Changes a milestone's state, or throws `state_changed`. */
export function changeMilestone(
  tx: Tx,
  milestone: { id: string; status: MilestoneStatus },
  change: { status: MilestoneStatus } & Partial<typeof milestones.$inferInsert>,
) {
  assertMayBecome(milestoneTransitions, milestone.status, change.status)
  tx.update(milestones).set(change).where(eq(milestones.id, milestone.id)).run()
}
