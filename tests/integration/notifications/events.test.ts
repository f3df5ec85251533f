import { beforeEach, describe, expect, it } from 'vitest'
import { changePassword } from '~/domain/accounts/change-password.server'
import { passwordHashOf } from '~/domain/accounts/queries.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { reportAgain } from '~/domain/certification/report-again.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { askDepartment } from '~/domain/enquiries/ask-department.server'
import { answerEnquiry } from '~/domain/enquiries/answer-enquiry.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { notifications } from '~db/schema'
import {
  award,
  askConsultant,
  awardedEngagement,
  certificate,
  certifiedEngagement,
  colleague,
  competingProposals,
  consultant,
  department,
  milestonesIn,
  reportedOutcome,
  sentRequest,
  submittedProposal,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from './told'

beforeEach(freshDatabase)

describe('of an invitation', () => {
  it('everybody who acts for the consultant is told, nobody else, and the sender is not', () => {
    const asked = consultant()
    const [partner, onlooker] = [colleague(asked.actor, 'member'), colleague(asked.actor, 'reader')]
    const stranger = consultant({ name: 'Người khác' }).actor
    const { enterprise: owner } = sentRequest({ consultant: asked })
    for (const person of [asked.actor, partner]) expect(toldTo(person, { unread: true })).toContain('request_received')
    for (const person of [onlooker, stranger, owner]) expect(toldTo(person)).not.toContain('request_received')
  })

  it('an answer tells the enterprise and settles it for all of the consultant’s people', () => {
    const asked = consultant()
    const partner = colleague(asked.actor, 'member')
    const { enterprise: owner, requestId } = sentRequest({ consultant: asked })
    declineRequest(asked.actor, requestId, { reason: 'too_far' })
    expect(toldTo(owner)).toEqual(['request_declined'])
    expect(toldTo(partner, { unread: true })).toEqual(toldTo(partner).filter((kind) => kind !== 'request_received'))
  })

  it('the end of the need tells those who had not answered, and those whose proposal waited', () => {
    const [first, second] = competingProposals(2)
    const waiting = askConsultant(first!, consultant())
    closeNeed(first!.enterprise, first!.needId, 'solved')
    for (const { consultant: person } of [first!, second!]) expect(toldTo(person)).toContain('proposal_not_chosen')
    expect(toldTo(waiting.consultant)).toContain('request_ended')
    expect(toldTo(waiting.consultant, { unread: true })).not.toContain('request_received')
    expect(toldTo(first!.enterprise, { unread: true })).toEqual([])
  })
})

it('an award tells the winner that it won, and the others that they did not', () => {
  const [winner, other] = competingProposals(2)
  expect(toldTo(winner!.enterprise)).toEqual(['proposal_received', 'proposal_received'])
  award(winner!)
  expect(toldTo(winner!.consultant)).toContain('proposal_awarded')
  expect(toldTo(winner!.consultant)).not.toContain('proposal_not_chosen')
  expect(toldTo(other!.consultant)).toContain('proposal_not_chosen')
  expect(toldTo(other!.consultant)).not.toContain('proposal_awarded')
  expect(toldTo(winner!.enterprise, { unread: true })).toEqual([])
})

it('a milestone goes to and fro, each side told of what the other did', () => {
  const { enterprise: owner, consultant: helper, engagementId } = awardedEngagement()
  const { id } = milestonesIn({ enterprise: owner, engagementId })[0]!
  submitMilestone(helper, engagementId, id, { note: 'Bản đầu' })
  expect(toldTo(owner, { unread: true })).toContain('milestone_submitted')
  returnMilestone(owner, engagementId, id, { reason: 'Thiếu số liệu' })
  expect(toldTo(owner, { unread: true })).not.toContain('milestone_submitted')
  expect(toldTo(helper, { unread: true })).toContain('milestone_returned')
  submitMilestone(helper, engagementId, id, { note: 'Bản hai' })
  expect(toldTo(helper, { unread: true })).not.toContain('milestone_returned')
  acceptMilestone(owner, engagementId, id)
  expect(toldTo(helper, { unread: true })).toContain('milestone_accepted')
  expect(toldTo(owner).filter((kind) => kind === 'milestone_submitted')).toHaveLength(2)
})

it('a certificate tells the other side and the department of its own province, a decision both sides', () => {
  const [officer, elsewhere] = [department(), department({ provinceCode: '11' })]
  const { enterprise: owner, consultant: helper, engagementId, outcomeId, certificateId } = reportedOutcome()
  expect(toldTo(owner)).toContain('certificate_reported')
  expect(toldTo(helper)).not.toContain('certificate_reported')
  expect(toldTo(officer, { unread: true })).toContain('certificate_to_verify')
  expect(toldTo(elsewhere)).not.toContain('certificate_to_verify')
  rejectOutcome(officer, outcomeId, { reason: 'Mờ' })
  expect(toldTo(officer, { unread: true })).not.toContain('certificate_to_verify')
  for (const side of [owner, helper]) expect(toldTo(side, { unread: true })).toContain('outcome_rejected')
  reportAgain(owner, engagementId, { ...certificate(), id: certificateId })
  for (const side of [owner, helper]) expect(toldTo(side, { unread: true })).not.toContain('outcome_rejected')
  expect(toldTo(officer, { unread: true })).toContain('certificate_to_verify')
})

it('a verified certificate tells both sides', () => {
  const { enterprise: owner, consultant: helper } = certifiedEngagement()
  for (const side of [owner, helper]) expect(toldTo(side)).toContain('outcome_verified')
})

it('a profile goes to the department and back', () => {
  const officer = department()
  const { actor, profileId } = consultant({ checkedBy: officer })
  expect(toldTo(officer)).toContain('profile_to_check')
  expect(toldTo(officer, { unread: true })).not.toContain('profile_to_check')
  expect(toldTo(actor)).toContain('profile_published')
  returnProfile(officer, profileId, { reason: 'Thiếu giấy' })
  expect(toldTo(actor, { unread: true })).toContain('profile_returned')
  submitProfile(actor)
  expect(toldTo(actor, { unread: true })).not.toContain('profile_returned')
  expect(toldTo(officer, { unread: true })).toContain('profile_to_check')
})

it('a visitor’s question tells the department until it is answered', () => {
  const officer = department()
  const id = newId()
  askDepartment(null, { id, name: 'Mai', contact: '0912345678', text: 'Hỏi về VietGAP', query: '' })
  expect(toldTo(officer, { unread: true })).toEqual(['enquiry_received'])
  answerEnquiry(officer, { enquiryId: id, note: 'Đã gọi' })
  expect(toldTo(officer, { unread: true })).toEqual([])
})

it('a changed password tells its own person', () => {
  const { consultant: person } = submittedProposal()
  changePassword(person, { from: passwordHashOf(person), to: 'x', keptSession: '' })
  expect(toldTo(person)).toContain('password_changed')
})

it('is written with what it tells, or not at all', () => {
  const { consultant: asked, requestId } = sentRequest()
  const before = db.select().from(notifications).all().length
  declineRequest(asked, requestId, { reason: 'other' })
  expect(() => declineRequest(asked, requestId, { reason: 'other' })).toThrow('state_changed')
  expect(db.select().from(notifications).all()).toHaveLength(before + 1)
})
