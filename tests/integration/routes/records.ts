import { eq } from 'drizzle-orm'
import { endMembership } from '~/domain/accounts/change-membership.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import { AGENCY_KINDS } from '~/domain/accounts/agencies'
import type { Actor, Role } from '~/domain/accounts/lifecycle'
import { actorOf } from '~/domain/accounts/queries.server'
import { keepCheck } from '~/domain/self-check/keep-check.server'
import { saveSearch } from '~/domain/alerts/save-search.server'
import { reportMessage } from '~/domain/conversation/report-message.server'
import { openReports } from '~/domain/conversation/reports.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { sayOpenInterest } from '~/domain/proposals/say-open-interest.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { certificates, outcomes } from '~db/schema'
import {
  agency,
  answersOf,
  askedEntry,
  askToJoin,
  colleague,
  consultant,
  consultantWithDraft,
  department,
  engagementWithChange,
  enterprise,
  joinedGroup,
  publishedNeed,
  reportedDocument,
  reportedMeasure,
  reportedOutcome,
  reportedReview,
  sentRequest,
} from '~tests/scenarios'

/** Records of people who have nothing to do with those who ask. */
export function strangersRecord() {
  const reported = reportedOutcome()
  const { needId, requestId, proposalId, engagementId, outcomeId, certificateId } = reported
  const { evidenceFileId } = db.select().from(certificates).where(eq(certificates.id, certificateId)).get()!
  const draftProfileId = consultantWithDraft().profileId
  const wishes = { name: 'HACCP', frequency: 'daily' } as const
  const searchId = saveSearch(enterprise(), { id: newId(), kind: 'consultants', query: 'subject=HACCP', ...wishes })
  const messageId = newId()
  sendMessage(reported.consultant, requestId, { id: messageId, text: 'Thứ hai tôi đến xưởng.' })
  reportMessage(reported.enterprise, requestId, messageId, { kind: 'rude' })
  const reportId = openReports(department())[0]!.id
  const { needId: openNeedId } = publishedNeed({ enterprise: reported.enterprise })
  const interestId = newId()
  sayOpenInterest(consultant().actor, openNeedId, { id: interestId, message: 'Tôi làm được việc này.' })
  const { changeId, engagementId: changingId } = engagementWithChange()
  const { partnershipId, requestId: leadRequestId } = askToJoin(sentRequest())
  const { measureId, engagementId: measuredId } = reportedMeasure()
  const measured = db.select().from(outcomes).where(eq(outcomes.measureId, measureId)).get()!
  const { engagementId: documentedId, outcomeId: documentOutcomeId } = reportedDocument()
  const { engagementId: reviewedId, byEnterprise: reviewId, reviewReportId } = reportedReview()
  const ids = {
    reviewedId,
    reviewId,
    reviewReportId,
    measureId,
    measuredId,
    documentedId,
    documentOutcomeId,
    measureOutcomeId: measured.id,
    needId,
    requestId,
    proposalId,
    engagementId,
    outcomeId,
    draftProfileId,
    fileId: evidenceFileId!,
    certificateId,
    searchId,
    messageId,
    reportId,
    openNeedId,
    interestId,
    changeId,
    changingId,
    groupId: joinedGroup({ officer: department() }).groupId,
    partnershipId,
    leadRequestId,
    assistedId: askedEntry({ enterprise: reported.enterprise }).assistedId,
    checkId: keepCheck(reported.enterprise, { field: 'farm', answers: answersOf('farm', 2) }),
  }
  return { ...ids, owners: { enterprise: reported.enterprise, consultant: reported.consultant } }
}
export type StrangersRecord = ReturnType<typeof strangersRecord>

/** Somebody who was removed from the only organisation that they worked for. */
function ofNobody(): Actor {
  const owner = enterprise()
  const { userId } = colleague(owner, 'member')
  endMembership(owner, userId)
  return actorOf(userId)!
}

/** One account of each role with work of its own elsewhere: the department is another province's. */
export const onlookers = (): Record<Role, Actor> => ({
  enterprise: enterprise({ name: 'Hộ dệt Mường Xa' }),
  consultant: consultant({ name: 'Viện Năng suất Đồng Bằng' }).actor,
  department: department({ provinceCode: '11' }),
  agency: agency('commune', { name: 'UBND xã Mường Xa' }),
  unattached: ofNobody(),
  admin: createAccount({
    email: `${newId()}@vi-du.example`,
    name: 'Quản trị',
    passwordHash: 'no password',
    organisation: null,
  }),
})

/** People who may look at the records' own side and change nothing: one of each party's, one of the department's. */
export const readersOf = ({ owners }: StrangersRecord) => ({
  enterprise: colleague(owners.enterprise, 'reader'),
  consultant: colleague(owners.consultant, 'reader'),
  department: colleague(department(), 'reader'),
})

/** An officer of each kind of agency that is not in charge. */
export const otherAgencies = () =>
  AGENCY_KINDS.filter((kind) => kind !== 'department_in_charge').map((kind) => agency(kind))
