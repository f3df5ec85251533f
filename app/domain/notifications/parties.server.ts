import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '~db/connection'
import {
  assistedNeeds,
  certificates,
  disputes,
  engagements,
  enquiries,
  followUps,
  interests,
  invitations,
  memberships,
  messageReports,
  messages,
  milestones,
  needGroupMembers,
  needGroups,
  needs,
  organisations,
  measures,
  outcomes,
  partnerships,
  paymentMarks,
  planChanges,
  profiles,
  requests,
  workEnds,
  reviewReports,
  reviews,
  selfChecks,
  resultDocuments,
} from '~db/schema'
import { acceptedIn } from '../certification/accepted-in.server'
import { otherSide } from '../engagement/lifecycle'
import { deciderOf } from '../engagement/milestone.server'
import { measurerOf } from '../measures/reading.server'
import type { About, Reader } from './kind'

/** Whose a record is; `others`: further enterprises; `provinceCode`: of the department that it concerns, null: of whichever there is. */
type Parties = {
  enterprise?: string
  others?: readonly string[]
  consultant?: string
  provinceCode?: string | null
}

/** Somebody to tell, and for which of their workspaces. */
export type Told = { userId: string; organisationId: string | null }

const ofEngagement = (tx: Tx, engagementId: string): Parties | undefined =>
  tx
    .select({
      enterprise: engagements.organisationId,
      consultant: profiles.organisationId,
      provinceCode: needs.provinceCode,
    })
    .from(engagements)
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(engagements.id, engagementId))
    .get()

const partiesOf: Record<Exclude<About, 'account' | 'invitation'>, (tx: Tx, id: string) => Parties | undefined> = {
  request: (tx, id) =>
    tx
      .select({ enterprise: needs.organisationId, consultant: profiles.organisationId })
      .from(requests)
      .innerJoin(needs, eq(needs.id, requests.needId))
      .innerJoin(profiles, eq(profiles.id, requests.profileId))
      .where(eq(requests.id, id))
      .get(),
  need: (tx, id) =>
    tx
      .select({ enterprise: needs.organisationId, provinceCode: needs.provinceCode })
      .from(needs)
      .where(eq(needs.id, id))
      .get(),
  /** The enterprise where it has an account; of the agency, the officer (`officerOf`). */
  assisted: (tx, id) => {
    const entry = tx.select().from(assistedNeeds).where(eq(assistedNeeds.id, id)).get()
    return entry && { enterprise: entry.organisationId ?? undefined }
  },
  interest: (tx, id) =>
    tx
      .select({ consultant: profiles.organisationId })
      .from(interests)
      .innerJoin(profiles, eq(profiles.id, interests.profileId))
      .where(eq(interests.id, id))
      .get(),
  /** Of its enterprises the one that acts for all. */
  group: (tx, id) => {
    const group = tx.select().from(needGroups).where(eq(needGroups.id, id)).get()
    return group && { enterprise: group.leadOrganisationId ?? undefined, provinceCode: group.provinceCode }
  },
  member: (tx, id) =>
    tx
      .select({ enterprise: needGroupMembers.organisationId })
      .from(needGroupMembers)
      .where(eq(needGroupMembers.id, id))
      .get(),
  /** The partner; the lead is told of the request. */
  partnership: (tx, id) =>
    tx
      .select({ consultant: profiles.organisationId })
      .from(partnerships)
      .innerJoin(profiles, eq(profiles.id, partnerships.profileId))
      .where(eq(partnerships.id, id))
      .get(),
  engagement: ofEngagement,
  milestone: (tx, id) => {
    const milestone = tx.select().from(milestones).where(eq(milestones.id, id)).get()
    return milestone && { ...ofEngagement(tx, milestone.engagementId), enterprise: deciderOf(tx, id) }
  },
  change: (tx, id) => {
    const change = tx.select().from(planChanges).where(eq(planChanges.id, id)).get()
    return change && ofEngagement(tx, change.engagementId)
  },
  end: (tx, id) => {
    const end = tx.select().from(workEnds).where(eq(workEnds.id, id)).get()
    return end && ofEngagement(tx, end.engagementId)
  },
  dispute: (tx, id) => {
    const dispute = tx.select().from(disputes).where(eq(disputes.id, id)).get()
    return dispute && ofEngagement(tx, dispute.engagementId)
  },
  payment: (tx, id) => {
    const mark = tx.select().from(paymentMarks).where(eq(paymentMarks.id, id)).get()
    return mark && ofEngagement(tx, mark.engagementId)
  },
  outcome: (tx, id) => {
    const outcome = tx.select().from(outcomes).where(eq(outcomes.id, id)).get()
    return outcome && { ...ofEngagement(tx, outcome.engagementId), provinceCode: outcome.provinceCode }
  },
  /** Of its enterprises the one that reads it. */
  measure: (tx, id) => {
    const measure = tx.select().from(measures).where(eq(measures.id, id)).get()
    const outcome = tx.select().from(outcomes).where(eq(outcomes.measureId, id)).get()
    return (
      measure && {
        ...ofEngagement(tx, measure.engagementId),
        enterprise: measurerOf(tx, id),
        provinceCode: outcome?.provinceCode ?? null,
      }
    )
  },
  /** Its holder, and of a group's whoever stands in its register. */
  paper: (tx, id) => {
    const paper = tx.select().from(certificates).where(eq(certificates.id, id)).get()
    return paper && { enterprise: paper.holderId, others: acceptedIn(tx, id) }
  },
  document: (tx, id) => {
    const document = tx.select().from(resultDocuments).where(eq(resultDocuments.id, id)).get()
    return document && ofEngagement(tx, document.engagementId)
  },
  profile: (tx, id) => {
    const profile = tx.select().from(profiles).where(eq(profiles.id, id)).get()
    return profile && { consultant: profile.organisationId, provinceCode: null }
  },
  /** Of the two sides, the one that wrote. */
  message: (tx, id) => {
    const message = tx
      .select({ writtenBy: messages.organisationId, enterprise: needs.organisationId })
      .from(messages)
      .innerJoin(requests, eq(requests.id, messages.requestId))
      .innerJoin(needs, eq(needs.id, requests.needId))
      .where(eq(messages.id, id))
      .get()
    return message && { [message.writtenBy === message.enterprise ? 'enterprise' : 'consultant']: message.writtenBy }
  },
  /** Of the two sides, the one that reported. */
  report: (tx, id) => {
    const report = tx
      .select({
        reportedBy: messageReports.organisationId,
        enterprise: needs.organisationId,
        provinceCode: needs.provinceCode,
      })
      .from(messageReports)
      .innerJoin(messages, eq(messages.id, messageReports.messageId))
      .innerJoin(requests, eq(requests.id, messages.requestId))
      .innerJoin(needs, eq(needs.id, requests.needId))
      .where(eq(messageReports.id, id))
      .get()
    if (!report) return undefined
    const { reportedBy, enterprise, provinceCode } = report
    return { [reportedBy === enterprise ? 'enterprise' : 'consultant']: reportedBy, provinceCode }
  },
  review: (tx, id) => {
    const review = tx.select().from(reviews).where(eq(reviews.id, id)).get()
    return review && ofEngagement(tx, review.engagementId)
  },
  /** Of the two sides, the one that reported. */
  reviewReport: (tx, id) => {
    const row = tx
      .select({ engagementId: engagements.id, side: reviews.side, provinceCode: needs.provinceCode })
      .from(reviewReports)
      .innerJoin(reviews, eq(reviews.id, reviewReports.reviewId))
      .innerJoin(engagements, eq(engagements.id, reviews.engagementId))
      .innerJoin(needs, eq(needs.id, engagements.needId))
      .where(eq(reviewReports.id, id))
      .get()
    const reporter = row && otherSide(row.side)
    return row && { [reporter!]: ofEngagement(tx, row.engagementId)![reporter!], provinceCode: row.provinceCode }
  },
  followUp: (tx, id) =>
    tx
      .select({ enterprise: needs.organisationId })
      .from(followUps)
      .innerJoin(needs, eq(needs.id, followUps.needId))
      .where(eq(followUps.id, id))
      .get(),
  selfCheck: (tx, id) =>
    tx.select({ enterprise: selfChecks.organisationId }).from(selfChecks).where(eq(selfChecks.id, id)).get(),
  enquiry: (tx, id) =>
    tx.select({ provinceCode: enquiries.provinceCode }).from(enquiries).where(eq(enquiries.id, id)).get(),
}

/** Who reads of a record as `reader`; the id of an account is its person's. Those who may only look are told nothing. */
export function readersOf(tx: Tx, about: About, recordId: string, reader: Reader): Told[] {
  if (about === 'account') return reader === 'person' ? [{ userId: recordId, organisationId: null }] : []
  if (about === 'invitation') return reader === 'person' ? invitedIn(tx, recordId) : []
  if (about === 'followUp' && reader === 'department') return assignedIn(tx, recordId)
  if (about === 'assisted' && reader === 'department') return officerOf(tx, recordId)
  const parties = partiesOf[about](tx, recordId)
  if (!parties || reader === 'person') return []
  if (reader === 'enterprise') return peopleOf(tx, [parties.enterprise ?? [], parties.others ?? []].flat())
  if (reader === 'consultant') return peopleOf(tx, [parties.consultant ?? []].flat())
  if (parties.provinceCode === undefined) return []
  return departmentOf(tx, parties.provinceCode)
}

/** The account that an invitation names, if any. */
function invitedIn(tx: Tx, invitationId: string): Told[] {
  const userId = tx.select().from(invitations).where(eq(invitations.id, invitationId)).get()?.userId
  return userId ? [{ userId, organisationId: null }] : []
}

/** Whose a follow-up was made: of the department, the one. */
const assignedIn = (tx: Tx, followUpId: string): Told[] =>
  tx
    .select({ userId: memberships.userId, organisationId: memberships.organisationId })
    .from(followUps)
    .innerJoin(memberships, eq(memberships.userId, followUps.assigneeId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(followUps.id, followUpId), eq(organisations.agencyKind, 'department_in_charge'), acting))
    .all()

/** Who wrote a need down, while they act for the agency. */
const officerOf = (tx: Tx, assistedId: string): Told[] =>
  tx
    .select({ userId: memberships.userId, organisationId: memberships.organisationId })
    .from(assistedNeeds)
    .innerJoin(
      memberships,
      and(
        eq(memberships.userId, assistedNeeds.officerId),
        eq(memberships.organisationId, assistedNeeds.agencyId),
        acting,
      ),
    )
    .where(eq(assistedNeeds.id, assistedId))
    .all()

const acting = ne(memberships.role, 'reader')

const peopleOf = (tx: Tx, organisationIds: readonly string[]): Told[] =>
  tx
    .select({ userId: memberships.userId, organisationId: memberships.organisationId })
    .from(memberships)
    .where(and(inArray(memberships.organisationId, [...organisationIds]), acting))
    .all()

const departmentOf = (tx: Tx, provinceCode: string | null): Told[] =>
  tx
    .select({ userId: memberships.userId, organisationId: memberships.organisationId })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(
      and(
        eq(organisations.agencyKind, 'department_in_charge'),
        provinceCode === null ? undefined : eq(organisations.provinceCode, provinceCode),
        acting,
      ),
    )
    .all()
