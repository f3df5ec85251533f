import { and, count, desc, eq, sql } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import {
  engagements,
  needDrafts,
  needs,
  needSubjects,
  organisations,
  outcomes,
  proposals,
  proposalVersions,
  requests,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { eventsOfNeed } from '../activity/story.server'
import type { OutcomeStatus } from '../certification/lifecycle'
import { notFound } from '../errors'
import { asSeen, type Seen } from '../seen'
import type { NeedStatus } from './lifecycle'
import { canManageNeed, canSeeNeed } from './policy'

export type Need = typeof needs.$inferSelect

const oneNeed = (needId: string, reader: Reader) => reader.select().from(needs).where(eq(needs.id, needId)).get()

/** The actor's own need; anybody else's is not found. */
export function managedNeed(actor: Actor, needId: string, reader: Reader = db): Need & Seen<'need'> {
  const need = oneNeed(needId, reader)
  if (!need || !canManageNeed(actor, need)) throw notFound()
  return asSeen('need', need)
}

/** The actor's own need, if there is one of this id. */
export const ownNeed = (actor: Actor, needId: string): Need | undefined =>
  db
    .select()
    .from(needs)
    .where(and(eq(needs.id, needId), eq(needs.organisationId, actor.organisationId ?? '')))
    .get()

export const subjectsOfNeed = (need: Seen<'need'>, reader: Reader = db) =>
  reader.select().from(needSubjects).where(eq(needSubjects.needId, need.id)).all()

/** A need with its enterprise, subjects and the story of what happened, for its enterprise or the department. */
export function needPage(actor: Actor, needId: string) {
  const found = oneNeed(needId, db)
  if (!found || !canSeeNeed(actor, found) || (found.status === 'draft' && !canManageNeed(actor, found)))
    throw notFound()
  const need = asSeen('need', found)
  const organisation = db.select().from(organisations).where(eq(organisations.id, need.organisationId)).get()!
  const story = eventsOfNeed(need)
  const awarded = db.select().from(engagements).where(eq(engagements.needId, needId)).get()
  const engagement = awarded && asSeen('engagement', awarded)
  const sent = db
    .select({
      id: requests.id,
      needId: requests.needId,
      profileId: requests.profileId,
      status: requests.status,
      message: requests.message,
      sentAt: requests.sentAt,
      dueAt: requests.dueAt,
      answeredAt: requests.answeredAt,
      remindedAt: requests.remindedAt,
      reminders: requests.reminders,
      remindedByDepartment: requests.remindedByDepartment,
      notedAnswer: requests.notedAnswer,
      withdrawnAt: requests.withdrawnAt,
      withdrawalReason: requests.withdrawalReason,
      withdrawalNote: requests.withdrawalNote,
      interestedAt: requests.interestedAt,
      contactFrom: requests.contactFrom,
      contactSharedAt: requests.contactSharedAt,
      contactWithdrawnAt: requests.contactWithdrawnAt,
      declineReason: requests.declineReason,
      declineNote: requests.declineNote,
      proposal: proposals.status,
      proposalDecidedAt: proposals.decidedAt,
      validUntil: proposalVersions.validUntil,
    })
    .from(requests)
    .leftJoin(proposals, eq(proposals.requestId, requests.id))
    .leftJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .where(eq(requests.needId, needId))
    .orderBy(requests.sentAt, sql`${requests}.rowid`)
    .all()
  return { need, organisation, subjects: subjectsOfNeed(need), story, engagement, requests: sent }
}

/** Where the results of a need stand: the one that has come farthest; null: none was reported. */
export const resultStatus = sql<OutcomeStatus | null>`(${db
  .select({ status: outcomes.status })
  .from(outcomes)
  .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
  .where(eq(engagements.needId, needs.id))
  .orderBy(sql`case ${outcomes.status} when 'verified' then 0 when 'reported' then 1 else 2 end`)
  .limit(1)})`

/** How many needs of the actor's organisation are in this state. */
export const needsIn = (status: NeedStatus, actor: Actor, reader: Reader = db) =>
  reader
    .select({ needs: count() })
    .from(needs)
    .where(and(eq(needs.organisationId, actor.organisationId!), eq(needs.status, status)))
    .get()!.needs

/** The enterprise's needs, newest first, each with how far it has come. */
export function needsOf(actor: Actor) {
  if (!actor.organisationId) return []
  return db
    .select({
      id: needs.id,
      text: needs.text,
      status: needs.status,
      createdAt: needs.createdAt,
      publishedAt: needs.publishedAt,
      engagementId: engagements.id,
      engagementStatus: engagements.status,
      result: resultStatus,
    })
    .from(needs)
    .leftJoin(engagements, eq(engagements.needId, needs.id))
    .where(eq(needs.organisationId, actor.organisationId))
    .orderBy(desc(needs.createdAt))
    .all()
}

/** The drafts of the actor's organisation, newest first. */
export const draftsOf = (actor: Actor) =>
  db
    .select({ id: needs.id, text: needs.text })
    .from(needs)
    .where(and(eq(needs.organisationId, actor.organisationId!), eq(needs.status, 'draft')))
    .orderBy(desc(needs.createdAt))
    .all()

/** A draft of the home page; its id is the secret in the visitor's cookie. */
export const draftOf = (draftId: string | null) =>
  draftId ? db.select().from(needDrafts).where(eq(needDrafts.id, draftId)).get() : undefined
