import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { declineGroup, joinGroup } from '~/domain/groups/answer-group.server'
import { formGroup } from '~/domain/groups/form-group.server'
import { gatherGroup } from '~/domain/groups/gather-group.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { publishNeed } from '~/domain/needs/publish-need.server'
import type { ProposalInput } from '~/domain/proposals/forms'
import { requestsOf } from '~/domain/proposals/queries.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { addDays } from '~/domain/days'
import { homeProvince } from '~/vocabulary/province.server'
import { subjectOf } from '~/vocabulary/reference.server'
import { at, dayOf, today } from '../clock'
import { idFrom } from '../ids'
import { type DemoConsultant, demoDay } from './consultants'
import { storeDemoEvidence } from './evidence'
import type { DemoGroup } from './files'

const DAY = 86_400_000
const MILLION = 1_000_000

type Member = DemoGroup['members'][number] & { actor: Actor; needId: string }

/** Carries a group as far as its story goes, through the commands that the pages call. */
export function tellGroup(
  group: DemoGroup,
  place: number,
  department: Actor,
  consultants: readonly DemoConsultant[],
  passwordHash: string,
) {
  const start = demoDay(group.day).getTime()
  const after = (days: number) => new Date(start + days * DAY)
  const { key, stage, subject, message } = group
  const members = group.members.map((member, index) => {
    const email = `nhom-${place + 1}-${index + 1}@vi-du.example`
    return at(after(index * 0.3), () => withNeed(member, subject, email, passwordHash))
  })
  const [lead, second, third] = members as [Member, Member, Member]
  if (stage === 'proposed') return

  const groupId = idFrom(`group ${key}`)
  const needIds = members.map(({ needId }) => needId)
  const asked = { id: groupId, subjectCode: subject, needIds, leadNeedId: lead.needId, message }
  at(after(1), () => gatherGroup(department, asked))
  const join = (member: Member, days: number) =>
    at(after(days), () =>
      joinGroup(member.actor, groupId, { prefers: group.holder ?? 'unsure', differs: member.differs }),
    )
  join(lead, 1.5)
  if (stage === 'gathering') {
    at(after(2), () => declineGroup(second.actor, groupId, { reason: 'alone', note: 'Chúng tôi đã hẹn người quen.' }))
    return
  }
  join(second, 2)
  join(third, 2.5)
  const needId = idFrom(`joint need ${key}`)
  const holder = group.holder ?? undefined
  at(after(3), () => formGroup(lead.actor, groupId, { id: needId, text: group.joint, holder }))

  const invited = group.consultants.map((id) => consultants.find(({ profile }) => profile.id === id)!)
  const profileIds = invited.map(({ profileId }) => profileId)
  at(after(4), () => sendRequests(lead.actor, needId, { profileIds, message: '', contactFrom: 'interested' }))
  invited.forEach((one, index) =>
    at(after(8 + index), () => submitProposal(one.actor, toAnswer(one, needId), offerFor(group, needId, index))),
  )
  if (stage === 'offered') return
  const engagementId = at(after(14), () =>
    awardProposal(lead.actor, idFrom(`group proposal ${key} 0`), { seen: '1.0', knowing: true }),
  )
  work(members, engagementId, invited[0]!.actor, after, stage === 'certified')
  if (stage === 'certified') at(after(150), () => certify(group, needId, engagementId, lead.actor, department))
}

function withNeed(member: DemoGroup['members'][number], subject: string, email: string, passwordHash: string): Member {
  const { name, kind, commune: communeCode, phone, text } = member
  const actor = createAccount({
    id: idFrom(`user ${name}`),
    ...(phone ? { phone } : { email }),
    name,
    passwordHash,
    organisation: {
      id: idFrom(`organisation ${name}`),
      kind: 'enterprise',
      name,
      enterpriseKind: kind,
      sectorVersion: 'VSIC 2025',
      sectorCode: '01',
      provinceCode: homeProvince().code,
      communeCode,
      employees: 9,
      revenueBillion: 2.5,
      capitalBillion: 1.2,
    },
  })
  const needId = idFrom(`need ${name}`)
  const subjects = [{ code: subject, because: [], origin: 'chosen' as const }]
  draftNeed(actor, { id: needId, text, sectorCode: '01', communeCode, subjects })
  publishNeed(actor, needId)
  return { ...member, actor, needId }
}

const toAnswer = ({ actor }: DemoConsultant, needId: string) =>
  requestsOf(actor).toAnswer.find((request) => request.needId === needId)!.id

/** What is learned together for all, what is done in the gardens for each; the second consultant has one price for all. */
function offerFor({ key, subject }: DemoGroup, needId: string, index: number): ProposalInput {
  const members = jointMembers(needId)
  const isForEach = index === 0
  const name = subjectOf(subject)!.shortVi
  return {
    id: idFrom(`group proposal ${key} ${index}`),
    scope: `Hướng dẫn cả nhóm làm ${name}: học chung buổi đầu, sau đó đến từng nơi lập sổ ghi chép và đánh giá thử.`,
    durationWeeks: 16,
    onSiteDays: 4 + 3 * members.length,
    milestones: [
      { title: 'Đào tạo chung cho cả nhóm', handover: 'Tài liệu và danh sách người dự', dueWeek: 2 },
      ...members.map(({ id }) => ({
        title: 'Lập sổ ghi chép tại chỗ',
        dueWeek: 8,
        ...(isForEach && { memberId: id }),
      })),
      { title: 'Đánh giá thử', handover: 'Báo cáo đánh giá nội bộ', dueWeek: 15 },
    ],
    lines: isForEach
      ? [
          { title: 'Đào tạo chung và đánh giá thử', amountVnd: 24 * MILLION, vat: '8' },
          ...members.map(({ id }, place) => ({
            title: 'Hướng dẫn tại chỗ',
            amountVnd: (9 + 2 * place) * MILLION,
            vat: '8' as const,
            memberId: id,
          })),
        ]
      : [{ title: 'Trọn gói cả nhóm', amountVnd: 66 * MILLION, vat: 'none' }],
    payments: [
      { title: 'Khi ký thỏa thuận', percent: 30 },
      { title: 'Khi nghiệm thu mốc cuối', percent: 70 },
    ],
    validUntil: addDays(today(), 60),
  }
}

/** Milestones delivered and accepted, each by whose it is; where the work goes on, the second member's waits for its answer. */
function work(
  members: readonly Member[],
  engagementId: string,
  consultant: Actor,
  after: (days: number) => Date,
  isDone: boolean,
) {
  const [lead] = members as [Member]
  const planned = engagementOf(lead.actor, engagementId).milestones
  const [common, ...rest] = planned
  const deliver = (id: string, days: number) =>
    at(after(days), () =>
      submitMilestone(consultant, engagementId, id, { note: 'Đã làm xong, biên bản để tại hợp tác xã.' }),
    )
  const accept = (id: string, who: Actor, days: number) => at(after(days), () => acceptMilestone(who, engagementId, id))
  deliver(common!.id, 26)
  accept(common!.id, lead.actor, 28)
  rest.forEach(({ id, memberId }, index) => {
    if (!isDone && index > 1) return
    deliver(id, 60 + 10 * index)
    if (!isDone && index === 1) return
    accept(id, memberId ? members[index]!.actor : lead.actor, 64 + 10 * index)
  })
}

function certify({ key, subject }: DemoGroup, needId: string, engagementId: string, lead: Actor, department: Actor) {
  const { shortVi } = subjectOf(subject)!
  const issuedOn = dayOf(new Date(Date.parse(`${today()}T00:00:00+07:00`) - 10 * DAY))
  const outcomeId = recordCertificate(lead, engagementId, {
    id: idFrom(`group certificate ${key}`),
    subjectCode: subject,
    scheme: shortVi,
    edition: 'GLOBALG.A.P. IFA v6',
    number: 'MH-NHOM-01/2026',
    scope: 'Trồng và sơ chế quả tươi của các thành viên trong sổ',
    issuingBody: 'Tổ chức chứng nhận Ví Dụ (minh họa)',
    accreditation: 'Số công nhận minh họa',
    issuedOn,
    expiresOn: addDays(issuedOn, 365),
    memberIds: jointMembers(needId).map(({ id }) => id),
    evidence: storeDemoEvidence(`giay-chung-nhan-${key}.pdf`, `MINH HOA - ${subject} - NHOM`),
  })
  verifyOutcome(department, outcomeId, { checkedWith: 'original' })
}
