import { and, asc, count, desc, eq, inArray, or } from 'drizzle-orm'
import { communeOf, subjectOf } from '~/vocabulary/reference.server'
import { dayOf, today } from '~db/clock'
import { db, type Reader } from '~db/connection'
import {
  engagements,
  needGroupMembers,
  needGroups,
  needs,
  organisations,
  profiles,
  proposals,
  requests,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { sizeOf } from '../accounts/size-of.server'
import { notFound } from '../errors'
import { groupBy } from '../group-by'
import { offersOf } from '../proposals/versions.server'
import { asSeen, type Seen } from '../seen'
import { LIVING, type MemberStatus, standingOf } from './lifecycle'
import { nextGroupStep } from './next-step'
import { canAnswerFor, canGatherGroups, canSeeGathered } from './policy'

export type Group = typeof needGroups.$inferSelect
export type Member = typeof needGroupMembers.$inferSelect

export const oneGroup = (groupId: string, reader: Reader = db): Group | undefined =>
  reader.select().from(needGroups).where(eq(needGroups.id, groupId)).get()

export const membersOf = (groupId: string, reader: Reader = db): Member[] =>
  reader
    .select()
    .from(needGroupMembers)
    .where(eq(needGroupMembers.groupId, groupId))
    .orderBy(asc(needGroupMembers.position))
    .all()

/** Who is in it and goes on with it. */
export const joinedOf = (groupId: string, reader: Reader = db) =>
  membersOf(groupId, reader).filter(({ status }) => status === 'joined')

/** How far the work for the joint needs of groups has come, by the need. */
const worksFor = (needIds: readonly string[]) =>
  new Map(
    db
      .select({ needId: engagements.needId, status: engagements.status })
      .from(engagements)
      .where(inArray(engagements.needId, [...needIds]))
      .all()
      .map(({ needId, status }) => [needId, status]),
  )

const workOf = (works: ReturnType<typeof worksFor>, { jointNeedId }: Pick<Group, 'jointNeedId'>) =>
  works.get(jointNeedId ?? '') ?? null

const jointNeedIds = (groups: readonly Pick<Group, 'jointNeedId'>[]) =>
  groups.flatMap(({ jointNeedId }) => jointNeedId ?? [])

/** What a group waits for, and how it stands with its work. */
export const groupStep = (group: Group, members: readonly Member[]) =>
  stepWith(group, members, workOf(worksFor(jointNeedIds([group])), group))

const dayOrNull = (moment: Date | null) => moment && dayOf(moment)

function stepWith(group: Group, members: readonly Member[], work: ReturnType<typeof workOf>) {
  const answers = members.map(({ status, organisationId, answeredAt, leftAt }) => ({
    status,
    organisationId,
    answeredOn: dayOrNull(answeredAt),
    leftOn: dayOrNull(leftAt),
  }))
  const standing = standingOf(group.status, work)
  return {
    standing,
    step: nextGroupStep({ ...group, leadChangedOn: dayOrNull(group.leadChangedAt), work }, answers, today()),
  }
}

/** A group in which the actor's enterprise was asked, with its own membership; `not_found` for every other. */
export function ownMembership(actor: Actor, groupId: string, reader: Reader = db) {
  const group = oneGroup(groupId, reader)
  const members = group ? membersOf(groupId, reader) : []
  const own = members.find((member) => canAnswerFor(actor, member))
  if (!group || !own) throw notFound()
  return { group: asSeen('group', group), own, members }
}

/** The actor's place in the group for which a joint need stands; `not_found` for everybody else. */
export function memberFor(actor: Actor, needId: string, reader: Reader): Member {
  const row = reader
    .select({ member: needGroupMembers })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(
      and(
        eq(needGroups.jointNeedId, needId),
        eq(needGroupMembers.organisationId, actor.organisationId ?? ''),
        eq(needGroupMembers.status, 'joined'),
      ),
    )
    .get()
  if (!row || !canAnswerFor(actor, row.member)) throw notFound()
  return row.member
}

/** A group of the department's province; `not_found` for everybody else. */
export function gatheredGroup(actor: Actor, groupId: string, reader: Reader = db): Group & Seen<'group'> {
  const group = oneGroup(groupId, reader)
  if (!group || !canSeeGathered(actor, group)) throw notFound()
  return asSeen('group', group)
}

export type GroupMember = ReturnType<typeof namedMembers>[number]

/** The members of a group with what is known of each; whose page leaves out the names. */
export function namedMembers({ id }: Seen<'group'>) {
  const rows = db
    .select({ member: needGroupMembers, organisation: organisations, need: needs })
    .from(needGroupMembers)
    .innerJoin(organisations, eq(organisations.id, needGroupMembers.organisationId))
    .innerJoin(needs, eq(needs.id, needGroupMembers.needId))
    .where(eq(needGroupMembers.groupId, id))
    .orderBy(asc(needGroupMembers.position))
    .all()
  return rows.map(({ member, organisation, need }) => ({
    ...member,
    name: organisation.name,
    enterpriseKind: organisation.enterpriseKind,
    size: sizeOf(organisation),
    commune: need.communeCode ? communeOf(need.communeCode)?.fullName : undefined,
    needText: need.text,
    needStatus: need.status,
  }))
}

/** The last group in which a need stands or stood, and how. */
export function groupOfNeed(need: Seen<'need'>) {
  const row = db
    .select({ group: needGroups, memberStatus: needGroupMembers.status })
    .from(needGroups)
    .innerJoin(needGroupMembers, eq(needGroupMembers.groupId, needGroups.id))
    .where(or(eq(needGroupMembers.needId, need.id), eq(needGroups.jointNeedId, need.id)))
    .orderBy(desc(needGroups.createdAt))
    .get()
  if (!row) return undefined
  const { id, status, jointNeedId } = row.group
  return { id, status, isJoint: jointNeedId === need.id, memberStatus: row.memberStatus }
}

/** The groups that the actor's enterprise was asked into and that still stand, the newest first. */
export function groupsOf(actor: Actor) {
  if (!actor.organisationId) return []
  return db
    .select({
      group: needGroups,
      status: needGroupMembers.status,
      needId: needGroupMembers.needId,
      needText: needs.text,
    })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .innerJoin(needs, eq(needs.id, needGroupMembers.needId))
    .where(
      and(
        eq(needGroupMembers.organisationId, actor.organisationId),
        inArray(needGroupMembers.status, ['asked', 'joined'] satisfies MemberStatus[]),
        inArray(needGroups.status, [...LIVING]),
      ),
    )
    .orderBy(desc(needGroups.createdAt))
    .all()
    .map(({ group, ...row }) => ({ ...row, ...withSubject(group), memberStatus: row.status, status: group.status }))
}

const withSubject = (group: Group) => ({ ...group, subject: subjectOf(group.subjectCode) })

/** Every group of the department's province, those that gather first, each with how many said what. */
export function groupsInProvince(actor: Actor) {
  if (!canGatherGroups(actor) || actor.provinceCode === null) throw notFound()
  const rows = db
    .select()
    .from(needGroups)
    .where(eq(needGroups.provinceCode, actor.provinceCode))
    .orderBy(desc(needGroups.createdAt))
    .all()
  const works = worksFor(jointNeedIds(rows))
  const members = groupBy(
    db
      .select()
      .from(needGroupMembers)
      .where(
        inArray(
          needGroupMembers.groupId,
          rows.map(({ id }) => id),
        ),
      )
      .all(),
    ({ groupId }) => groupId,
  )
  const order = (group: Group) => [...LIVING, 'dissolved'].indexOf(group.status)
  return rows
    .map((group) => {
      const own = members.get(group.id) ?? []
      const count = (status: MemberStatus) => own.filter((member) => member.status === status).length
      return {
        ...withSubject(group),
        asked: count('asked'),
        joined: count('joined'),
        declined: count('declined') + count('left'),
        ...stepWith(group, own, workOf(works, group)),
      }
    })
    .sort((one, other) => order(one) - order(other))
}

/** Groups whose members are enough to publish a joint need, with who represents them (null: nobody yet), and until when. */
export function groupsToForm(reader: Reader = db) {
  const rows = reader
    .select({ group: needGroups, lead: organisations.name })
    .from(needGroups)
    .leftJoin(organisations, eq(organisations.id, needGroups.leadOrganisationId))
    .where(eq(needGroups.status, 'gathering'))
    .all()
  return rows.flatMap(({ group, lead }) => {
    const { step } = groupStep(group, membersOf(group.id, reader))
    return step.kind === 'form' || step.kind === 'take_lead' ? [{ group, lead, dueOn: step.dueOn }] : []
  })
}

export const departmentOf = ({ departmentId }: Group & Seen<'group'>) =>
  db.select({ name: organisations.name }).from(organisations).where(eq(organisations.id, departmentId)).get()!.name

/** How far the joint need of a group has come, for those who are in it; null: there is none yet. */
export function jointNeedOf({ jointNeedId }: Group & Seen<'group'>) {
  if (!jointNeedId) return null
  const counted = (table: typeof requests | typeof proposals) =>
    db.select({ n: count() }).from(table).where(eq(table.needId, jointNeedId)).get()!.n
  const need = db.select().from(needs).where(eq(needs.id, jointNeedId)).get()!
  const engagement = db
    .select({ id: engagements.id, consultant: organisations.name })
    .from(engagements)
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(eq(engagements.needId, jointNeedId))
    .get()
  return {
    id: need.id,
    text: need.text,
    status: need.status,
    invited: counted(requests),
    offered: counted(proposals),
    engagement: engagement ?? null,
    offers: engagement ? [] : openOffers(jointNeedId),
  }
}

/** What is offered for a joint need at the moment, the cheapest first. */
function openOffers(needId: string) {
  const rows = db
    .select({ id: proposals.id, consultant: organisations.name })
    .from(proposals)
    .innerJoin(requests, eq(requests.id, proposals.requestId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(eq(proposals.needId, needId), eq(proposals.status, 'submitted')))
    .all()
  const offers = offersOf(rows.map(({ id }) => id))
  return rows
    .map(({ id, consultant }) => {
      return { id, consultant, offer: offers.get(id)! }
    })
    .sort((one, other) => one.offer.priceVnd - other.offer.priceVnd)
}

/** A group that the actor may open, as member or department; `not_found` for everybody else. */
export const seenGroup = (actor: Actor, groupId: string): Group & Seen<'group'> =>
  canGatherGroups(actor) ? gatheredGroup(actor, groupId) : ownMembership(actor, groupId).group

/** A group that the actor's enterprise represents, with what its own need says; `not_found` for every other. */
export function ledGroup(actor: Actor, groupId: string) {
  const { group, own } = ownMembership(actor, groupId)
  if (group.leadOrganisationId !== actor.organisationId || own.status !== 'joined') throw notFound()
  const need = db.select({ text: needs.text }).from(needs).where(eq(needs.id, own.needId)).get()!
  return { id: group.id, needText: need.text }
}
