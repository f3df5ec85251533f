import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { answerForAll } from '~/domain/conversation/answer-for-all.server'
import { decideReport } from '~/domain/conversation/decide-report.server'
import { openConversation } from '~/domain/conversation/open-conversation.server'
import { readMessages } from '~/domain/conversation/read-messages.server'
import { reportMessage } from '~/domain/conversation/report-message.server'
import { openReports } from '~/domain/conversation/reports.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { agreeToBeTold } from '~/domain/certification/agree-to-be-told.server'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { lastReport } from '~/domain/certification/told-results'
import { resultsToTell } from '~/domain/certification/told-results.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { shownSubjects } from '~/domain/suggestion/shown-subjects.server'
import type { StoredFile } from '~/domain/files/kinds'
import { closeNeed } from '~/domain/needs/close-need.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import type { SubjectInput } from '~/domain/suggestion/suggestion'
import { publishNeed } from '~/domain/needs/publish-need.server'
import { mayConsult } from '~/domain/directory/policy'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { requestsOf } from '~/domain/proposals/queries.server'
import { sayInterested } from '~/domain/proposals/say-interested.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { homeProvince } from '~/vocabulary/province.server'
import { at, dayOf } from '../clock'
import { idFrom, newId } from '../ids'
import { candidates } from './candidates'
import { type DemoConsultant, demoDay } from './consultants'
import { storeDemoEvidence, storeDemoPhoto } from './evidence'
import type { DemoNeed, Stage, Story } from './files'
import { keepFirstList } from './first-list'
import { followUp } from './follow-up'
import { tellInterest } from './interests'
import { changeMeanwhile } from './need-changes'
import { tellAgreement } from './tell-agreement'
import { tellChange } from './tell-change'
import { tellDiary } from './tell-diary'
import { tellDocuments } from './tell-documents'
import { tellDraft, tellOffers } from './tell-offers'
import { tellBaselines, tellMeasures } from './tell-measures'
import { holdPaper, reportPaper } from './tell-papers'
import { tellOffPlan, tellPayments } from './tell-off-plan'
import { tellPartner } from './tell-partner'
import { tellReviews } from './tell-reviews'
import { tellWork } from './tell-work'
import { tellWaves } from './waves'

const DAY = 86_400_000
const MOST_ASKED = 3

/** Figures that put a fictional organisation into its size class (Decree 80/2021/NĐ-CP Art. 5). */
const figuresOf: Record<DemoNeed['size'], { employees: number; revenueBillion: number; capitalBillion: number }> = {
  micro: { employees: 8, revenueBillion: 2, capitalBillion: 1.5 },
  small: { employees: 45, revenueBillion: 30, capitalBillion: 12 },
  medium: { employees: 90, revenueBillion: 150, capitalBillion: 80 },
  large: { employees: 450, revenueBillion: 800, capitalBillion: 350 },
}

export function addEnterprise(need: DemoNeed, passwordHash: string, day: string): Actor {
  return at(demoDay(day, 8), () =>
    createAccount({
      id: idFrom(`user ${need.org_name}`),
      ...(need.owner_phone ? { phone: need.owner_phone } : { email: `doanh-nghiep-${need.id.slice(1)}@vi-du.example` }),
      name: need.org_name,
      passwordHash,
      organisation: {
        id: idFrom(`organisation ${need.org_name}`),
        kind: 'enterprise',
        name: need.org_name,
        enterpriseKind: need.org_type,
        taxCode: need.tax_code,
        sectorVersion: 'VSIC 2025',
        sectorCode: need.sector_code,
        provinceCode: homeProvince().code,
        communeCode: need.commune_code,
        ...figuresOf[need.size],
      },
    }),
  )
}

/** Carries one need as far as its story goes, through the commands that the pages call. */
export function tellStory(
  story: Story,
  need: DemoNeed,
  subjects: SubjectInput[],
  enterprise: Actor,
  department: Actor,
  consultants: DemoConsultant[],
) {
  const start = demoDay(story.day).getTime()
  const after = (days: number) => new Date(start + days * DAY)
  const reaches = (...stages: Stage[]) => stages.includes(story.stage)
  const needId = idFrom(`need ${need.id}`)

  at(after(0), () => {
    const { sector_code: sectorCode, commune_code: communeCode, text, languages } = need
    const wishes = { budgetMillion: need.budget_million, languages, workMode: need.work_mode }
    const attachments = story.photos.map(storeDemoPhoto)
    draftNeed(enterprise, { id: needId, text, sectorCode, communeCode, ...wishes, subjects, attachments })
  })
  for (const paper of story.held) at(after(0.05), () => holdPaper(enterprise, paper))
  if (reaches('draft')) return
  at(after(0.1), () => publishNeed(enterprise, needId, shownSubjects(need.text, { sectorCode: need.sector_code })))
  if (story.listed) at(after(0.2), () => keepFirstList(needId, enterprise, story.day, consultants))
  if (reaches('closed')) return at(after(20), () => closeNeed(enterprise, needId, 'found_elsewhere'))
  const fitting = candidates(need, consultants)
  const asked = story.consultants
    ? story.consultants.map((id) => consultants.find(({ profile }) => profile.id === id)!)
    : fitting.slice(0, MOST_ASKED)
  tellInterest(story, needId, enterprise, asked, after)
  if (story.waves) tellWaves(needId, enterprise, fitting, after)
  if (reaches('published')) return

  const profileIds = asked.map((consultant) => consultant.profileId)
  at(after(1), () => sendRequests(enterprise, needId, { profileIds, message: '', contactFrom: story.contact }))
  if (reaches('asked')) {
    const [first, second] = asked as [DemoConsultant, DemoConsultant?]
    const questionId = newId()
    at(after(1.5), () => ask(first.actor, toAnswer(first, needId), questionId))
    if (second) at(after(1.7), () => sayInterested(second.actor, toAnswer(second, needId), { message: INTEREST }))
    if (story.answered) {
      const words = { question: SHARED_QUESTION, answer: ANSWER }
      at(after(1.9), () => answerForAll(enterprise, toAnswer(first, needId), questionId, words))
    }
    if (story.partner) tellPartner(story, first, toAnswer(first, needId), partnerOf(asked, fitting, consultants), after)
    if (story.offers === 'draft') at(after(2.5), () => tellDraft(first, toAnswer(first, needId), need))
    followUp(story, needId, enterprise, asked.at(-1)!, after(0))
    changeMeanwhile(story, need, needId, enterprise, after(0))
    if (story.reported) tellReport(story.reported, enterprise, first.actor, toAnswer(first, needId), department, after)
    return
  }
  const requestOf = (consultant: DemoConsultant) => toAnswer(consultant, needId)

  if (reaches('declined')) {
    asked.forEach((consultant, index) => {
      const reason = story.reasons[index] ?? 'no_capacity'
      const note = reason === 'budget_too_small' ? BUDGET_NEEDED : undefined
      at(after(2 + index), () => declineRequest(consultant.actor, requestOf(consultant), { reason, note }))
    })
    followUp(story, needId, enterprise, asked[0]!, after(0))
    changeMeanwhile(story, need, needId, enterprise, after(0))
    return
  }

  const [asking] = asked as [DemoConsultant]
  at(after(1.2), () => say(asking.actor, requestOf(asking), QUESTION, [questionnaire()]))
  at(after(1.4), () => sayInterested(asking.actor, requestOf(asking), {}))
  at(after(1.6), () => readAndSay(enterprise, requestOf(asking), ANSWER))
  const requestIds = asked.map(requestOf)
  if (story.partner)
    tellPartner(story, asked.at(-1)!, requestIds.at(-1)!, partnerOf(asked, fitting, consultants), after)
  tellOffers(story, need, asked, requestIds, after)
  changeMeanwhile(story, need, needId, enterprise, after(0))
  if (reaches('proposed')) return

  const winner = (story.partner ? asked.at(-1) : asked[0])!
  const proposalId = idFrom(`proposal ${need.id} ${winner.profile.id}`)
  const engagementId = at(after(9), () => awardProposal(enterprise, proposalId, { seen: '1.0', knowing: true }))
  if (story.overseen)
    at(after(40), () => openConversation(department, requestIdOf(enterprise, engagementId), opening()))
  tellBaselines(story, engagementId, winner.actor, after)
  tellWork(story, engagementId, enterprise, winner.actor, after)
  tellAgreement(story, engagementId, enterprise, winner.actor, after)
  const sides = { enterprise, consultant: winner.actor, department }
  tellPayments(story, engagementId, sides, after)
  tellChange(story, engagementId, enterprise, winner.actor, after)
  tellDiary(story, engagementId, sides, after)
  tellOffPlan(story, engagementId, sides, after)
  tellReviews(story, engagementId, sides)
  tellMeasures(story, engagementId, sides, after)
  tellDocuments(story, engagementId, sides, after)
  const agree = (day: number) =>
    story.tell.forEach((side) => at(after(day), () => agreeAsShown(sides[side], engagementId)))
  if (!reaches('reported', 'verified', 'rejected')) return agree(110)

  const { status, checked_with: checkedWith, reported_after: reported } = story.certificate
  const outcomeId = at(after(reported), () => reportPaper(need, story.certificate, engagementId, winner.actor, after))
  agree(reported + 2)
  const decided = after(reported + 8)
  if (reaches('verified')) at(decided, () => verifyOutcome(department, outcomeId, { checkedWith }))
  if (status) {
    const since = dayOf(after(reported + 48))
    at(after(reported + 50), () => changeCertificateStatus(department, outcomeId, { status, since, reason: HEARD }))
  }
  if (reaches('rejected')) {
    const reason = 'Bản quét không đọc được số giấy và ngày cấp. Đề nghị nộp lại bản rõ hơn.'
    at(decided, () => rejectOutcome(department, outcomeId, { reason }))
  }
}

/** One side agrees to what its page shows at the moment. */
const agreeAsShown = (side: Actor, engagementId: string) =>
  agreeToBeTold(side, engagementId, lastReport(resultsToTell(side, engagementId)))

/** Who joins one of those asked: the next who does some of the subjects, else anybody who may consult. */
const partnerOf = (asked: DemoConsultant[], fitting: DemoConsultant[], consultants: DemoConsultant[]) =>
  [...fitting, ...others(consultants)].find((one) => !asked.includes(one))!

const others = (consultants: DemoConsultant[]) =>
  consultants.filter(({ profile }) => profile.verification_status === 'verified' && mayConsult(profile.roles))

/** What two sides say before a proposal, fictional as everything here. */
const QUESTION =
  'Chào anh chị. Trước khi gửi đề xuất, cho tôi hỏi: đơn vị mình đã có ai phụ trách việc này chưa, và anh chị mong xong khi nào? Tôi gửi kèm mẫu phiếu khảo sát.'
const ANSWER = 'Chào anh chị. Bên tôi có một người phụ trách, mỗi tuần làm được hai buổi. Mong xong trước vụ sau.'

const SHARED_QUESTION = 'Đơn vị đã có ai phụ trách việc này chưa, và mong xong khi nào?'
const BUDGET_NEEDED = 'Cả đi lại, chúng tôi cần khoảng 40 triệu đồng cho việc này.'
const INTEREST = 'Việc này đúng chuyên môn của chúng tôi. Trong tuần này tôi gọi lại, rồi gửi đề xuất.'

const HEARD = 'Theo thông báo (minh họa) của tổ chức chứng nhận: đợt giám sát chưa đạt yêu cầu.'

const opening = () => ({
  id: newId(),
  reason: 'asked_for_help' as const,
  note: 'Doanh nghiệp gọi điện cho Sở, nhờ xem hai bên đã hẹn gì về người phụ trách.',
})

const requestIdOf = (enterprise: Actor, engagementId: string) => engagementOf(enterprise, engagementId).requestId

/** A message that asks for money beforehand: reported, and as far as the story goes decided. */
function tellReport(
  state: 'open' | 'hidden',
  enterprise: Actor,
  consultant: Actor,
  requestId: string,
  department: Actor,
  after: (days: number) => Date,
) {
  const id = newId()
  const text =
    'Nếu anh chị chuyển trước 3 triệu đồng tiền xăng xe cho tôi thì tuần này tôi lên ngay, không cần ghi vào đề xuất.'
  at(after(2), () => sendMessage(consultant, requestId, { id, text }))
  at(after(2.2), () => reportMessage(enterprise, requestId, id, { kind: 'payment' }))
  if (state === 'open') return
  const [report] = openReports(department)
  const reason = 'Mọi khoản tiền ghi trong đề xuất. Đề nghị đơn vị tư vấn không đòi trả riêng.'
  at(after(3), () => decideReport(department, report!.id, { decision: 'hidden', reason }))
}

const toAnswer = ({ actor }: DemoConsultant, needId: string) =>
  requestsOf(actor).toAnswer.find((request) => request.needId === needId)!.id

const questionnaire = () => storeDemoEvidence('mau-phieu-khao-sat.pdf', 'MINH HOA - PHIEU KHAO SAT')

const say = (actor: Actor, requestId: string, text: string, attachments: StoredFile[] = []) =>
  sendMessage(actor, requestId, { id: newId(), text, attachments })

const ask = (actor: Actor, requestId: string, id: string) =>
  sendMessage(actor, requestId, { id, text: QUESTION, isQuestion: true, attachments: [questionnaire()] })

function readAndSay(actor: Actor, requestId: string, text: string) {
  readMessages(actor, requestId)
  say(actor, requestId, text)
}
