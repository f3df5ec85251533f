import { and, asc, eq, sql } from 'drizzle-orm'
import { communeOf, sectorOf, subjectOf } from '~/vocabulary/reference.server'
import { today } from '~db/clock'
import { db } from '~db/connection'
import {
  engagements,
  needs,
  organisations,
  profiles,
  proposalDrafts,
  proposals,
  proposalVersions,
  requests,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import type { Day } from '../days'
import { notFound } from '../errors'
import { type StoryEvent, storyBetween } from '../activity/story.server'
import { changesSince } from '../needs/changes.server'
import { jointMembers } from '../needs/joint-need.server'
import { managedNeed, subjectsOfNeed } from '../needs/queries.server'
import { asSeen } from '../seen'
import { offerMark, proposalStanding, type ProposalStatus } from './lifecycle'
import { filesOfNeed } from './need-files.server'
import { offerFlags } from './offer-flags.server'
import { canAnswerRequest, canBeAsked, canSeeRequest } from './policy'
import { requestSteps } from './steps.server'
import { offersOf, versionsOf } from './versions.server'

const asked = {
  id: requests.id,
  status: requests.status,
  message: requests.message,
  sentAt: requests.sentAt,
  dueAt: requests.dueAt,
  answeredAt: requests.answeredAt,
  declineReason: requests.declineReason,
  declineNote: requests.declineNote,
  remindedAt: requests.remindedAt,
  remindedByDepartment: requests.remindedByDepartment,
  notedAnswer: requests.notedAnswer,
  withdrawnAt: requests.withdrawnAt,
  withdrawalReason: requests.withdrawalReason,
  withdrawalNote: requests.withdrawalNote,
  interestedAt: requests.interestedAt,
  contactFrom: requests.contactFrom,
  contactSharedAt: requests.contactSharedAt,
  contactWithdrawnAt: requests.contactWithdrawnAt,
  needId: requests.needId,
  profileId: requests.profileId,
  needStatus: needs.status,
  needCloseReason: needs.closeReason,
  needText: needs.text,
  enterprise: organisations.name,
  enterpriseKind: organisations.enterpriseKind,
  employees: organisations.employees,
  sectorVersion: needs.sectorVersion,
  sectorCode: needs.sectorCode,
  communeCode: needs.communeCode,
  languages: needs.languages,
  workMode: needs.workMode,
  proposalId: proposals.id,
  proposalStatus: proposals.status,
  validUntil: proposalVersions.validUntil,
  engagementId: engagements.id,
  draftAt: proposalDrafts.savedAt,
}

/** Requests to the actor's own profile, each with the need in the enterprise's words. */
function requestsTo(actor: Actor) {
  if (!canBeAsked(actor) || actor.organisationId === null) throw notFound()
  const query = db
    .select(asked)
    .from(requests)
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .leftJoin(proposals, eq(proposals.requestId, requests.id))
    .leftJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .leftJoin(engagements, eq(engagements.proposalId, proposals.id))
    .leftJoin(proposalDrafts, eq(proposalDrafts.requestId, requests.id))
  const own = eq(profiles.organisationId, actor.organisationId)
  return { query, own }
}

type Offered = { proposalStatus: ProposalStatus | null; validUntil: Day | null }

/** How what was offered on a request stands today; null: nothing was. */
const standingToday = ({ proposalStatus: status, validUntil }: Offered) =>
  status && proposalStanding({ status, validUntil }, today())

const withPlace = <R extends { sectorVersion: string | null; sectorCode: string | null; communeCode: string | null }>(
  row: R,
) => ({
  ...row,
  sector: row.sectorVersion && row.sectorCode ? sectorOf(row.sectorVersion, row.sectorCode) : undefined,
  commune: row.communeCode ? communeOf(row.communeCode) : undefined,
})

/** The consultant's worklist: what waits for an answer, soonest due first, then what was answered or ended. */
export function requestsOf(actor: Actor) {
  const { query, own } = requestsTo(actor)
  const found = query.where(own).orderBy(asc(requests.dueAt)).all()
  const steps = requestSteps(found.map(({ id }) => id))
  const rows = found.map((row) => ({
    ...withPlace(row),
    proposalStanding: standingToday(row),
    step: steps.get(row.id)!,
  }))
  return {
    toAnswer: rows.filter((row) => row.status === 'sent'),
    answered: rows.filter((row) => row.status !== 'sent').reverse(),
  }
}

/** One request to the consultant, with the files of its need and its own proposal where it made one. */
export function requestOf(actor: Actor, requestId: string) {
  const { query, own } = requestsTo(actor)
  const request = query.where(and(own, eq(requests.id, requestId))).get()
  if (!request) throw notFound()
  const proposal = db.select().from(proposals).where(eq(proposals.requestId, requestId)).get()
  return {
    ...withPlace(request),
    proposalStanding: standingToday(request),
    step: requestSteps([requestId]).get(requestId)!,
    subjects: subjectsOfNeed(asSeen('need', { id: request.needId })).flatMap(
      ({ subjectCode }) => subjectOf(subjectCode) ?? [],
    ),
    needFiles: filesOfNeed(actor, request.needId),
    members: jointMembers(request.needId),
    changes: changesSince(request.needId, request.sentAt),
    proposal: proposal && { ...proposal, versions: versionsOf(proposal.id) },
  }
}

/** What of the need itself those invited are told, from their invitation on. */
const TOLD_OF_NEED = ['need.changed', 'need.closed', 'need.reopened']

/** What happened between the enterprise and the consultant of a request, for either of them; `not_found` for everybody else. */
export function storyOfRequest(actor: Actor, requestId: string): StoryEvent[] {
  const request = db
    .select({
      needId: requests.needId,
      sentAt: requests.sentAt,
      organisationId: needs.organisationId,
      provinceCode: needs.provinceCode,
      consultantId: profiles.organisationId,
      proposalId: proposals.id,
    })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .leftJoin(proposals, eq(proposals.requestId, requests.id))
    .where(eq(requests.id, requestId))
    .get()
  if (!request || !canSeeRequest(actor, request)) throw notFound()
  const { needId, sentAt, proposalId, organisationId: enterprise, consultantId: consultant } = request
  const told = canAnswerRequest(actor, request) ? () => true : toldOfPartner(proposalId)
  return storyBetween(
    asSeen('need', { id: needId }),
    { enterprise, consultant },
    ({ name, at, detail }) =>
      (detail.requestId === requestId && told(name, detail.partnershipId)) ||
      (proposalId !== null && detail.proposalId === proposalId) ||
      (TOLD_OF_NEED.includes(name) && at >= sentAt),
  )
}

/** Of partners the enterprise is told once a version that it read named them: that they are no longer in it. */
function toldOfPartner(proposalId: string | null) {
  const named = proposalId === null ? [] : versionsOf(proposalId).flatMap(({ partnershipId }) => partnershipId ?? [])
  return (event: string, partnershipId: unknown) =>
    !event.startsWith('partnership.') ||
    (['partnership.left', 'partnership.withdrawn'].includes(event) && named.some((id) => id === partnershipId))
}

/** Whether the actor may read the file of a proposal's version. */
export function mayReadFileOfProposal(actor: Actor, versionId: string): boolean {
  const offer = db
    .select({
      organisationId: needs.organisationId,
      provinceCode: needs.provinceCode,
      consultantId: profiles.organisationId,
    })
    .from(proposalVersions)
    .innerJoin(proposals, eq(proposals.id, proposalVersions.proposalId))
    .innerJoin(needs, eq(needs.id, proposals.needId))
    .innerJoin(requests, eq(requests.id, proposals.requestId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .where(eq(proposalVersions.id, versionId))
    .get()
  return offer !== undefined && canSeeRequest(actor, offer)
}

export type OfferedProposal = ReturnType<typeof proposalsToCompare>['proposals'][number]

/** The proposals for the enterprise's own need, first come first, with who has yet to answer and who declined. */
export function proposalsToCompare(actor: Actor, needId: string) {
  const need = managedNeed(actor, needId)
  const rows = db
    .select({
      id: proposals.id,
      requestId: proposals.requestId,
      status: proposals.status,
      profileId: profiles.id,
      consultant: organisations.name,
      consultantKind: organisations.kind,
      yearsExperience: profiles.yearsExperience,
    })
    .from(proposals)
    .innerJoin(requests, eq(requests.id, proposals.requestId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(eq(proposals.needId, needId))
    .orderBy(asc(proposals.submittedAt))
    .all()
  const offers = offersOf(rows.map((row) => row.id))
  return {
    need: asSeen('need', { id: need.id, text: need.text, status: need.status, budgetMillion: need.budgetMillion }),
    proposals: rows.map((row) => {
      const offer = offers.get(row.id)!
      const isOpen = row.status === 'submitted' && need.status === 'published'
      const flags = isOpen ? offerFlags(need, { ...offer, needId, profileId: row.profileId }) : []
      return {
        ...row,
        offer,
        flags,
        standing: proposalStanding({ status: row.status, validUntil: offer.validUntil }, today()),
        mark: offerMark(offer, need),
      }
    }),
    withoutProposal: requestsWithoutProposal(needId),
    engagementId: db.select().from(engagements).where(eq(engagements.needId, needId)).get()?.id ?? null,
  }
}

/** The last request to each consultant, where it brought no proposal: those that wait first. */
function requestsWithoutProposal(needId: string) {
  const sent = db
    .select({
      id: requests.id,
      status: requests.status,
      declineReason: requests.declineReason,
      withdrawalReason: requests.withdrawalReason,
      proposalId: proposals.id,
      proposalStatus: proposals.status,
      validUntil: proposalVersions.validUntil,
      /** What whoever ended it added. */
      endedNote: sql<string | null>`coalesce(${requests.declineNote}, ${requests.withdrawalNote})`,
      profileId: requests.profileId,
      consultant: organisations.name,
    })
    .from(requests)
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .leftJoin(proposals, eq(proposals.requestId, requests.id))
    .leftJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .where(eq(requests.needId, needId))
    .orderBy(asc(requests.sentAt), asc(sql`${requests}.rowid`))
    .all()
  const steps = requestSteps(sent.map(({ id }) => id))
  const last = [...new Map(sent.map((row) => [row.profileId, row])).values()]
  return last
    .filter(({ status, proposalId }) => status !== 'proposed' && !(status === 'closed' && proposalId))
    .sort((a, b) => Number(b.status === 'sent') - Number(a.status === 'sent'))
    .map(({ proposalId: _, ...row }) => ({ ...row, proposalStanding: standingToday(row), step: steps.get(row.id)! }))
}

/** One proposal for the enterprise's own need, with all that it said, the newest first. */
export function proposalToAward(actor: Actor, needId: string, proposalId: string) {
  const { proposals: offered, withoutProposal, ...rest } = proposalsToCompare(actor, needId)
  const proposal = offered.find((each) => each.id === proposalId)
  if (!proposal) throw notFound()
  return {
    ...rest,
    proposal,
    versions: versionsOf(proposalId),
    others: offered.filter((other) => other.id !== proposalId && other.status === 'submitted').length,
    waiting: withoutProposal.filter((request) => request.status === 'sent').length,
  }
}
