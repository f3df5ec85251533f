import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import {
  engagements,
  milestoneDeliveries,
  milestones,
  needGroupMembers,
  needGroups,
  needs,
  organisations,
  profiles,
  proposals,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { storyBetween } from '../activity/story.server'
import { filesOf } from '../files/record-files.server'
import { ownMembership } from '../groups/queries.server'
import { offersOf } from '../proposals/versions.server'
import { asSeen, type Seen } from '../seen'
import { deciderOf } from './milestone.server'
import { changeStep, currentMilestones, nextStep } from './next-step'
import { waitingChanges } from './plan.server'
import { sideOf } from './policy'

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
  const waiting = waitingChanges(
    db,
    seen.map(({ id }) => id),
  )
  return seen.map((row) => withStep(row, milestonesByEngagement.get(row.id) ?? [], waiting.get(row.id)))
}

/** One engagement with what was offered for it, for either party; `not_found` for everybody else. */
export function engagementOf(actor: Actor, engagementId: string) {
  const { query, party } = engagementsWith(actor)
  const row = query.where(and(party, eq(engagements.id, engagementId))).get()
  if (!row) throw notFound()
  const engagement = asSeen('engagement', row)
  const offer = offersOf([row.proposalId]).get(row.proposalId)!
  const waiting = waitingChanges(db, [row.id]).get(row.id)
  return { ...withStep(engagement, milestonesOf([engagement]).get(row.id) ?? [], waiting), offer }
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
      name.startsWith('outcome.'),
  )

export type EngagementMilestone = ReturnType<typeof readMilestones>[number]

type Waiting = ReturnType<typeof waitingChanges> extends Map<string, infer W> ? W : never

/** `next`: what the work waits for; `change`: a proposed change that waits for an answer meanwhile. */
const withStep = <R extends object>(row: R, own: EngagementMilestone[], waiting: Waiting | undefined) => ({
  ...row,
  milestones: own,
  next: nextStep({ milestones: own }),
  change: waiting ? { id: waiting.id, step: changeStep(waiting) } : null,
})

function readMilestones(engagementIds: string[]) {
  const rows = db
    .select()
    .from(milestones)
    .where(inArray(milestones.engagementId, engagementIds))
    .orderBy(asc(milestones.position))
    .all()
  const all = readDeliveries(engagementIds)
  return rows.map((row) => {
    const deliveries = all.filter(({ milestoneId }) => milestoneId === row.id)
    const last = deliveries.at(-1)
    return { ...row, deliveries, decidedBy: otherDecider(row), submittedOn: last ? dayOf(last.submittedAt) : null }
  })
}

/** Who decides on a milestone where it is not the enterprise of its engagement. */
function otherDecider({ id, memberId, engagementId }: typeof milestones.$inferSelect): string | null {
  if (!memberId) return null
  const decider = deciderOf(db, id)
  const enterprise = db.select().from(engagements).where(eq(engagements.id, engagementId)).get()!.organisationId
  return decider && decider !== enterprise ? decider : null
}

/** Every delivery of the engagements' milestones with its files, the first first. */
function readDeliveries(engagementIds: string[]) {
  const rows = db
    .select({
      id: milestoneDeliveries.id,
      milestoneId: milestoneDeliveries.milestoneId,
      note: milestoneDeliveries.note,
      submittedAt: milestoneDeliveries.submittedAt,
      returnedAt: milestoneDeliveries.returnedAt,
      returnedReason: milestoneDeliveries.returnedReason,
    })
    .from(milestoneDeliveries)
    .innerJoin(milestones, eq(milestones.id, milestoneDeliveries.milestoneId))
    .where(inArray(milestones.engagementId, engagementIds))
    .orderBy(asc(milestoneDeliveries.submittedAt))
    .all()
  const files = filesOf(
    'delivery',
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, files: files.get(row.id) ?? [] }))
}

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
  return { ...engagement, next: nextStep({ milestones: milestonesOf([engagement]).get(row.id) ?? [] }) }
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
  const offer = offersOf([engagement.proposalId]).get(engagement.proposalId)!
  return {
    group,
    own,
    engagement,
    consultant: row.consultant,
    milestones: all.filter(({ memberId }) => memberId === null || memberId === own.id),
    currentIds: currentMilestones(all).map(({ id }) => id),
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
  return seen.map((row) => ({
    ...row,
    toAccept: (all.get(row.id) ?? []).filter(
      ({ memberId, status }) => memberId === row.memberId && status === 'submitted',
    ),
  }))
}
