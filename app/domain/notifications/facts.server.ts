import { and, desc, eq, isNull, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import {
  certificates,
  engagements,
  enquiries,
  interests,
  invitations,
  messageReports,
  messages,
  milestoneDeliveries,
  milestones,
  needAnswers,
  needs,
  organisations,
  outcomes,
  planChanges,
  profiles,
  proposals,
  requests,
  waves,
} from '~db/schema'
import { hasSecondStep } from '../accounts/second-step.server'
import { acceptedIn } from '../certification/accepted-in.server'
import { otherSide } from '../engagement/lifecycle'
import { needsWithoutNames } from '../needs/open-needs.server'
import type { WavesStopped } from '../proposals/waves'
import { assistedFacts } from './assisted-facts.server'
import { documentFacts } from './document-facts.server'
import { followUp } from './follow-up-facts.server'
import { groupFacts, memberFacts } from './group-facts.server'
import type { About } from './kind'
import { measureFacts } from './measure-facts.server'
import { partnershipFacts } from './partner-facts.server'
import { workFacts } from './work-facts.server'
import { reviewFacts, reviewReportFacts } from './review-facts.server'
import { selfCheckFacts } from './self-check-facts.server'

const consultants = alias(organisations, 'consultants')

const request = (id: string) => {
  const row = db
    .select({
      needId: needs.id,
      needText: needs.text,
      enterprise: organisations.name,
      consultant: consultants.name,
      dueAt: requests.dueAt,
      remindedByDepartment: requests.remindedByDepartment,
      status: requests.status,
      notedAnswer: requests.notedAnswer,
      declineReason: requests.declineReason,
      withdrawalReason: requests.withdrawalReason,
      interestMessage: requests.interestMessage,
      contactFrom: requests.contactFrom,
      /** The consultant had said so before they were invited. */
      wasInterested:
        sql<boolean>`exists (select 1 from ${interests} where ${interests.requestId} = ${requests.id})`.mapWith(
          Boolean,
        ),
    })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .where(eq(requests.id, id))
    .get()
  return row && { ...row, requestId: id, dueOn: dayOf(row.dueAt) }
}

const need = (id: string) =>
  db
    .select({
      needId: needs.id,
      needText: needs.text,
      enterprise: organisations.name,
      wavesStopped: sql<WavesStopped | null>`(select ${waves.stopReason} from ${waves} where ${waves.needId} = ${needs.id} order by ${waves.startedAt} desc limit 1)`,
      proposals: sql<number>`(select count(*) from ${proposals} where ${proposals.needId} = ${needs.id})`,
    })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(eq(needs.id, id))
    .get()

/** For the consultant: whose the need is, is not told. */
const interest = (id: string) => {
  const row = db.select().from(interests).where(eq(interests.id, id)).get()
  const [need] = row ? needsWithoutNames([row.needId]) : []
  return row && need && { needText: need.text, declineReason: row.declineReason }
}

const engagement = (id: string) =>
  db
    .select({
      engagementId: engagements.id,
      needText: needs.text,
      enterprise: organisations.name,
      consultant: consultants.name,
    })
    .from(engagements)
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .where(eq(engagements.id, id))
    .get()

const milestone = (id: string) => {
  const row = db.select().from(milestones).where(eq(milestones.id, id)).get()
  const work = row && engagement(row.engagementId)
  if (!work) return undefined
  const deliveries = db
    .select()
    .from(milestoneDeliveries)
    .where(eq(milestoneDeliveries.milestoneId, id))
    .orderBy(milestoneDeliveries.submittedAt)
    .all()
  const last = deliveries.at(-1)
  const returned = deliveries.findLast(({ returnedReason }) => returnedReason !== null)
  const submittedOn = last ? dayOf(last.submittedAt) : null
  return { ...work, milestone: row.title, dueOn: row.dueOn, submittedOn, reason: returned?.returnedReason ?? null }
}

const change = (id: string) => {
  const row = db.select().from(planChanges).where(eq(planChanges.id, id)).get()
  const work = row && engagement(row.engagementId)
  if (!work) return undefined
  const { number, side, dueOn, declineReason } = row
  return { ...work, changeId: id, number, dueOn, declineReason, by: work[side], other: work[otherSide(side)] }
}

const outcome = (id: string) => {
  const row = db
    .select({ outcome: outcomes, paper: certificates })
    .from(outcomes)
    .innerJoin(certificates, eq(certificates.id, outcomes.certificateId))
    .where(eq(outcomes.id, id))
    .get()
  const work = row && engagement(row.outcome.engagementId)
  if (!work) return undefined
  const { rejectReason, reportedAt } = row.outcome
  const { scheme, number, status, statusSince, statusReason } = row.paper
  const paper = { scheme, number, status, statusSince, statusReason }
  return { ...work, ...paper, outcomeId: id, rejectReason, reportedOn: dayOf(reportedAt) }
}

const measure = (id: string) => {
  const facts = measureFacts(id)
  const work = facts && engagement(facts.engagementId)
  return work && { ...work, ...facts }
}

const document = (id: string) => {
  const facts = documentFacts(id)
  const work = facts && engagement(facts.engagementId)
  return work && { ...work, ...facts }
}

const profile = (id: string) =>
  db
    .select({
      profileId: profiles.id,
      consultant: organisations.name,
      checkedUntil: profiles.checkedUntil,
      returnedReason: profiles.returnedReason,
      pausedUntil: profiles.pausedUntil,
      pauseReason: profiles.pauseReason,
    })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(eq(profiles.id, id))
    .get()

const enquiry = (id: string) =>
  db.select({ name: enquiries.name, text: enquiries.text }).from(enquiries).where(eq(enquiries.id, id)).get()

const report = (id: string) => {
  const row = db
    .select({
      kind: messageReports.kind,
      decision: messageReports.decision,
      reason: messageReports.decisionReason,
      requestId: messages.requestId,
      messageId: messages.id,
    })
    .from(messageReports)
    .innerJoin(messages, eq(messages.id, messageReports.messageId))
    .where(eq(messageReports.id, id))
    .get()
  const conversation = row && request(row.requestId)
  return conversation && { ...conversation, ...row }
}

const message = (id: string) => {
  const row = db.select().from(messages).where(eq(messages.id, id)).get()
  const conversation = row && request(row.requestId)
  return conversation && { ...conversation, messageId: id, text: row.text, reason: row.hiddenReason }
}

/** What one side wrote last, up to a moment, as whoever is told of it then may read. */
export function lastMessage(requestId: string, side: 'enterprise' | 'consultant', until: Date): string {
  const ofSide = side === 'enterprise' ? needs.organisationId : profiles.organisationId
  const row = db
    .select({ text: messages.text })
    .from(messages)
    .innerJoin(requests, eq(requests.id, messages.requestId))
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .where(
      and(
        eq(messages.requestId, requestId),
        eq(messages.organisationId, ofSide),
        lte(messages.sentAt, until),
        isNull(messages.hiddenReason),
      ),
    )
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .get()
  return row?.text ?? ''
}

const invitation = (id: string) =>
  db
    .select({ organisation: organisations.name })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .where(eq(invitations.id, id))
    .get()

/** What the enterprise of a need answered last for everybody, up to a moment. */
export const lastAnswered = (needId: string, until: Date): string =>
  db
    .select({ question: needAnswers.question })
    .from(needAnswers)
    .where(and(eq(needAnswers.needId, needId), lte(needAnswers.answeredAt, until)))
    .orderBy(desc(needAnswers.answeredAt))
    .get()?.question ?? ''

const paper = (id: string) => {
  const row = db.select().from(certificates).where(eq(certificates.id, id)).get()
  return row && { ...row, isGroups: acceptedIn(db, id).length > 0 }
}

const readFacts = {
  assisted: assistedFacts,
  change,
  document,
  ...workFacts(engagement),
  group: groupFacts,
  member: memberFacts,
  invitation,
  request,
  need,
  engagement,
  interest,
  measure,
  message,
  milestone,
  outcome,
  paper,
  partnership: partnershipFacts,
  profile,
  enquiry,
  followUp,
  report,
  review: reviewFacts,
  reviewReport: reviewReportFacts,
  selfCheck: selfCheckFacts,
  account: (id: string) => ({ hasSecond: hasSecondStep(id) }),
}

/** What is told of a record of each sort. */
export type Facts = { [A in About]: NonNullable<ReturnType<(typeof readFacts)[A]>> }

/** What a notification tells of its record as it is now; undefined where that is no more. Who is told of it may read this. */
export const factsOf = <A extends About>(about: A, recordId: string) =>
  (readFacts[about] as (id: string) => Facts[A] | undefined)(recordId)
