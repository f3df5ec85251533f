import type { Actor } from '~/domain/accounts/lifecycle'
import type { CertificateInput } from '~/domain/certification/forms'
import { agreeToBeTold } from '~/domain/certification/agree-to-be-told.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { lastReport } from '~/domain/certification/told-results'
import { resultsToTell } from '~/domain/certification/told-results.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { addDays } from '~/domain/days'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { publishNeed } from '~/domain/needs/publish-need.server'
import type { ProposalInput } from '~/domain/proposals/forms'
import { proposalToAward, requestsOf } from '~/domain/proposals/queries.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { storeFile } from '~/domain/files/store.server'
import { eq } from 'drizzle-orm'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { proposals } from '~db/schema'
import { consultant, type ConsultantOptions, department, enterprise } from './accounts'
import { pdf } from './evidence'

/**
 * Scenarios in the field's words, each the one before and a step more. They go through the commands the pages call;
 * what is not given is made.
 */

type NeedOptions = { enterprise?: Actor; text?: string; subjects?: string[]; communeCode?: string }

export function publishedNeed(options: NeedOptions = {}) {
  const owner = options.enterprise ?? enterprise()
  const needId = newId()
  draftNeed(owner, {
    id: needId,
    text: options.text ?? 'Xưởng chè muốn làm ISO 22000 để bán cho siêu thị, chưa biết bắt đầu từ đâu.',
    sectorCode: '10',
    communeCode: options.communeCode ?? '04018',
    subjects: (options.subjects ?? ['ISO-22000']).map((code) => ({ code, because: [], origin: 'chosen' })),
  })
  publishNeed(owner, needId)
  return { enterprise: owner, needId }
}

type AskedConsultant = { actor: Actor; profileId: string }
type Need = { enterprise: Actor; needId: string }

/** Asks one more consultant about a published need. */
export function askConsultant(need: Need, asked: AskedConsultant) {
  sendRequests(need.enterprise, need.needId, { profileIds: [asked.profileId], message: '' })
  const { toAnswer } = requestsOf(asked.actor)
  const requestId = toAnswer.find((request) => request.needId === need.needId)!.id
  return { ...need, consultant: asked.actor, profileId: asked.profileId, requestId }
}

export const sentRequest = (options: NeedOptions & { consultant?: AskedConsultant } = {}) =>
  askConsultant(publishedNeed(options), options.consultant ?? consultant())

/** What a consultant offers, where a test does not say it. */
export const offer = (change: Partial<ProposalInput> = {}): ProposalInput => ({
  id: newId(),
  scope: 'Khảo sát hiện trạng, xây dựng hệ thống tài liệu, đào tạo, đánh giá nội bộ.',
  durationWeeks: 16,
  milestones: [
    { title: 'Báo cáo khảo sát hiện trạng', handover: 'Báo cáo và kế hoạch', dueWeek: 2 },
    { title: 'Hệ thống tài liệu được ban hành', dueWeek: 8 },
  ],
  lines: [{ title: 'Phí tư vấn', amountVnd: 85_000_000, vat: 'none' }],
  payments: [
    { title: 'Khi ký thỏa thuận', percent: 30 },
    { title: 'Khi nghiệm thu mốc cuối', percent: 70 },
  ],
  validUntil: addDays(today(), 90),
  ...change,
})

type Request = Need & { consultant: Actor; requestId: string; profileId: string }

export function propose<R extends Request>(request: R, change: Partial<ProposalInput> = {}) {
  const proposal = offer(change)
  submitProposal(request.consultant, request.requestId, proposal)
  return { ...request, proposalId: proposal.id }
}

export const submittedProposal = (options: Parameters<typeof sentRequest>[0] = {}) => propose(sentRequest(options))

/** The enterprise chooses what a proposal says now, knowing of whatever speaks against it. */
export function award({ enterprise: owner, proposalId }: { enterprise: Actor; proposalId: string }) {
  const { needId } = db.select().from(proposals).where(eq(proposals.id, proposalId)).get()!
  const { mark } = proposalToAward(owner, needId, proposalId).proposal
  return awardProposal(owner, proposalId, { seen: mark, knowing: true })
}

/** One need with as many proposals as asked for, each from a consultant of its own. */
export function competingProposals(count: number, options: ConsultantOptions = {}) {
  const need = publishedNeed()
  return Array.from({ length: count }, () => propose(askConsultant(need, consultant(options))))
}

export function awardedEngagement(options: Parameters<typeof sentRequest>[0] = {}) {
  const proposal = submittedProposal(options)
  const engagementId = award(proposal)
  return { ...proposal, engagementId }
}

type Engagement = Request & { engagementId: string }

export const milestonesIn = ({ enterprise: owner, engagementId }: Pick<Engagement, 'enterprise' | 'engagementId'>) =>
  engagementOf(owner, engagementId).milestones

/** Every milestone that is left is delivered and accepted. */
export function complete<E extends Engagement>(engagement: E): E {
  for (const { id, status } of milestonesIn(engagement)) {
    if (status === 'accepted') continue
    submitMilestone(engagement.consultant, engagement.engagementId, id, { note: 'Đã bàn giao qua thư điện tử.' })
    acceptMilestone(engagement.enterprise, engagement.engagementId, id)
  }
  return engagement
}

export const completedEngagement = (options: Parameters<typeof sentRequest>[0] = {}) =>
  complete(awardedEngagement(options))

/** A certificate as a party records it. The file is stored at once, as the page does. */
export const certificate = (change: Partial<CertificateInput> = {}): CertificateInput => ({
  id: newId(),
  subjectCode: 'ISO-22000',
  scheme: 'ISO 22000',
  edition: '2018',
  number: `VD-${newId().slice(-8)}`,
  scope: 'Sản xuất chè xanh, chè Ô long',
  issuingBody: 'Tổ chức Chứng nhận Ví Dụ Cert',
  accreditation: 'BoA',
  issuedOn: today(),
  expiresOn: addDays(today(), 3 * 365),
  evidence: storeFile({ name: 'giay-chung-nhan.pdf', bytes: pdf() }),
  ...change,
})

export function reportedOutcome(options: Parameters<typeof sentRequest>[0] = {}) {
  const engagement = completedEngagement(options)
  const paper = certificate()
  const outcomeId = recordCertificate(engagement.consultant, engagement.engagementId, paper)
  return { ...engagement, certificateId: paper.id, outcomeId }
}

/** The whole loop, to a certificate the department verified. */
export function certifiedEngagement(options: Parameters<typeof sentRequest>[0] & { department?: Actor } = {}) {
  const outcome = reportedOutcome(options)
  const officer = options.department ?? department()
  verifyOutcome(officer, outcome.outcomeId, { checkedWith: 'original' })
  return { ...outcome, department: officer }
}

/** One side agrees to what its page shows at the moment. */
export const agreeAsShown = (side: Actor, engagementId: string) =>
  agreeToBeTold(side, engagementId, lastReport(resultsToTell(side, engagementId)))
