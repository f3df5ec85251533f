import { and, asc, desc, eq, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db } from '~db/connection'
import { engagements, needGroupMembers, needGroups, needs, organisations, profiles, proposals } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { storyBetween } from '../activity/story.server'
import { ownMembership } from '../groups/queries.server'
import { offersOf } from '../proposals/versions.server'
import { asSeen, type Seen } from '../seen'
import { openDisputes, waitingEnds } from './off-plan.server'
import { changeStep, currentMilestones, disputeStep, endStep, workStep } from './next-step'
import { openPauses } from './pauses.server'
import { waitingChanges } from './plan.server'
import type { EngagementStatus } from './lifecycle'
import { sideOf } from './policy'
import { type EngagementMilestone, readMilestones } from './read-milestones.server'

const consultants = alias(organisations, 'consultants')

/** Engagements in which the actor's organisation is a party. */
function engagementsWith(actor: Actor) {
  const side = sideOf(actor)
  if (actor.organisationId === null || side === null) throw notFound()
  const party =
    side === 'enterprise'
      ? eq(engagements.organisationId, actor.organisationId)
      : eq(profiles.organisationId, actor.organisationId)
  const query = db
    .select({
      id: engagements.id,
      status: engagements.status,
      startedAt: engagements.startedAt,
      completedAt: engagements.completedAt,
      endedAt: engagements.endedAt,
      enterpriseAgreedAt: engagements.enterpriseAgreedAt,
      enterpriseNamedAt: engagements.enterpriseNamedAt,
      consultantAgreedAt: engagements.consultantAgreedAt,
      needId: engagements.needId,
      needText: needs.text,
      profileId: engagements.profileId,
      enterprise: organisations.name,
      consultant: consultants.name,
      requestId: proposals.requestId,
      proposalId: proposals.id,
      organisationId: engagements.organisationId,
      consultantId: profiles.organisationId,
    })
    .from(engagements)
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .innerJoin(proposals, eq(proposals.id, engagements.proposalId))
  return { query, party }
}

/** The actor's engagements, running ones first, newest first. */
export function engagementsOf(actor: Actor) {
  const { query, party } = engagementsWith(actor)
  const rows = query.where(party).orderBy(asc(engagements.status), desc(engagements.startedAt)).all()
  const seen = rows.map((row) => asSeen('engagement', row))
  const milestonesByEngagement = milestonesOf(seen)
  const beside = besideOf(seen.map(({ id }) => id))
  return seen.map((row) => withStep(row, milestonesByEngagement.get(row.id) ?? [], beside(row.id)))
}

/** One engagement with what was offered for it, for either party; `not_found` for everybody else. */
export function engagementOf(actor: Actor, engagementId: string) {
  const { query, party } = engagementsWith(actor)
  const row = query.where(and(party, eq(engagements.id, engagementId))).get()
  if (!row) throw notFound()
  const engagement = asSeen('engagement', row)
  const offer = offersOf([row.proposalId]).get(row.proposalId)!
  return { ...withStep(engagement, milestonesOf([engagement]).get(row.id) ?? [], besideOf([row.id])(row.id)), offer }
}

/** What happened in an engagement, from the invitation of its consultant on; whom they asked to join in is theirs. */
export const storyOfEngagement = ({ id, needId, requestId, proposalId, ...of }: ReturnType<typeof engagementOf>) =>
  storyBetween(
    asSeen('need', { id: needId }),
    { enterprise: of.organisationId, consultant: of.consultantId },
    ({ name, detail }) =>
      detail.engagementId === id ||
      (detail.requestId === requestId && !name.startsWith('partnership.')) ||
      detail.proposalId === proposalId ||
      detail.outcomeId !== undefined,
  )

export type { EngagementMilestone }

/** What stands beside the milestones of engagements: that they rest, and what waits for an answer or for the department. */
function besideOf(ids: readonly string[]) {
  const [pauses, changes] = [openPauses(db, ids), waitingChanges(db, ids)]
  const [ends, disputes] = [waitingEnds(db, ids), openDisputes(db, ids)]
  return (id: string) => ({
    pause: pauses.get(id),
    change: changes.get(id),
    end: ends.get(id),
    dispute: disputes.get(id),
  })
}

/** `next`: what the work waits for; the others wait meanwhile. `pause`: it rests. */
const withStep = <R extends { status: EngagementStatus }>(
  row: R,
  own: EngagementMilestone[],
  { pause, change, end, dispute }: ReturnType<ReturnType<typeof besideOf>>,
) => ({
  ...row,
  milestones: own,
  pause: pause ?? null,
  next: workStep({ ...row, milestones: own, pause }),
  change: change ? { id: change.id, step: changeStep(change) } : null,
  end: end ? { side: end.side, step: endStep(end) } : null,
  dispute: dispute ? { id: dispute.id, step: disputeStep(dispute) } : null,
})

/** The milestones of several engagements, by engagement. */
export function milestonesOf(seen: readonly Seen<'engagement'>[]): Map<string, EngagementMilestone[]> {
  const byEngagement = new Map<string, EngagementMilestone[]>()
  for (const row of readMilestones(seen.map(({ id }) => id))) {
    byEngagement.set(row.engagementId, [...(byEngagement.get(row.engagementId) ?? []), row])
  }
  return byEngagement
}

/** The work for a need and what it waits for, for whoever sees the need; undefined: nobody was chosen. */
export function workForNeed(needId: string) {
  const row = db
    .select({
      id: engagements.id,
      needId: engagements.needId,
      status: engagements.status,
      completedAt: engagements.completedAt,
    })
    .from(engagements)
    .where(eq(engagements.needId, needId))
    .get()
  if (!row) return undefined
  const engagement = asSeen('engagement', row)
  const pause = openPauses(db, [row.id]).get(row.id)
  return {
    ...engagement,
    pause,
    next: workStep({ ...row, milestones: milestonesOf([engagement]).get(row.id) ?? [], pause }),
  }
}

/** The work of a group in which the actor's enterprise is a member: what is for all and what is its own; `not_found` for everybody else. */
export function memberWork(actor: Actor, groupId: string) {
  const { group, own } = ownMembership(actor, groupId)
  const row = group.jointNeedId
    ? db
        .select({ engagement: engagements, consultant: organisations.name })
        .from(engagements)
        .innerJoin(profiles, eq(profiles.id, engagements.profileId))
        .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
        .where(eq(engagements.needId, group.jointNeedId))
        .get()
    : undefined
  if (!row || own.status !== 'joined') throw notFound()
  const engagement = asSeen('engagement', row.engagement)
  const all = milestonesOf([engagement]).get(engagement.id) ?? []
  const pause = openPauses(db, [engagement.id]).get(engagement.id) ?? null
  const offer = offersOf([engagement.proposalId]).get(engagement.proposalId)!
  return {
    group,
    own,
    engagement,
    pause,
    consultant: row.consultant,
    milestones: all.filter(({ memberId }) => memberId === null || memberId === own.id),
    currentIds: engagement.status === 'active' && !pause ? currentMilestones(all).map(({ id }) => id) : [],
    offer,
    shareVnd: offer.shares.find(({ memberId }) => memberId === own.id)?.amountVnd ?? 0,
  }
}

/** The group by which the actor's enterprise takes part in an engagement that another one represents; undefined: by none. */
export const groupTakingPart = (actor: Actor, engagementId: string): string | undefined =>
  sideOf(actor) === 'enterprise'
    ? db
        .select({ id: needGroups.id })
        .from(engagements)
        .innerJoin(needGroups, eq(needGroups.jointNeedId, engagements.needId))
        .innerJoin(needGroupMembers, eq(needGroupMembers.groupId, needGroups.id))
        .where(
          and(
            eq(engagements.id, engagementId),
            ne(engagements.organisationId, actor.organisationId!),
            eq(needGroupMembers.organisationId, actor.organisationId!),
            eq(needGroupMembers.status, 'joined'),
          ),
        )
        .get()?.id
    : undefined

/** The work for groups in which the actor's enterprise takes part, with its own milestones that wait for it. */
export function groupWorks(actor: Actor) {
  if (sideOf(actor) !== 'enterprise' || actor.organisationId === null) return []
  const rows = db
    .select({
      id: engagements.id,
      groupId: needGroups.id,
      memberId: needGroupMembers.id,
      text: needs.text,
      consultant: organisations.name,
      status: engagements.status,
    })
    .from(engagements)
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(needGroups, eq(needGroups.jointNeedId, engagements.needId))
    .innerJoin(needGroupMembers, eq(needGroupMembers.groupId, needGroups.id))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(
      and(
        ne(engagements.organisationId, actor.organisationId),
        eq(needGroupMembers.organisationId, actor.organisationId),
        eq(needGroupMembers.status, 'joined'),
      ),
    )
    .orderBy(asc(engagements.status), desc(engagements.startedAt))
    .all()
  const seen = rows.map((row) => asSeen('engagement', row))
  const all = milestonesOf(seen)
  const pauses = openPauses(
    db,
    seen.map(({ id }) => id),
  )
  return seen.map((row) => ({
    ...row,
    toAccept: (row.status === 'active' && !pauses.has(row.id) ? (all.get(row.id) ?? []) : []).filter(
      ({ memberId, status }) => memberId === row.memberId && status === 'submitted',
    ),
  }))
}
