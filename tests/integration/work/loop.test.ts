import { beforeEach, describe, expect, it } from 'vitest'
import { outcomesToVerify } from '~/domain/certification/queries.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { MAX_REQUESTS_PER_NEED } from '~/domain/proposals/lifecycle'
import { proposalsToCompare, requestOf, requestsOf } from '~/domain/proposals/queries.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { addDays } from '~/domain/days'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { engagements, events, jobs, needs, outcomes, proposals, requests } from '~db/schema'
import {
  award,
  askConsultant,
  awardedEngagement,
  certifiedEngagement,
  competingProposals,
  consultant,
  consultantWithDraft,
  department,
  offer,
  publishedNeed,
  reportedOutcome,
  sentRequest,
  submittedProposal,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { refusal } from './refusal'

beforeEach(freshDatabase)

describe('the whole loop', () => {
  it('leads from a need to a verified outcome and records every step', () => {
    const { needId, profileId } = certifiedEngagement()
    expect(db.select().from(outcomes).get()).toMatchObject({ status: 'verified', provinceCode: '14' })
    const story = db.select().from(events).all()
    expect(story.filter((event) => event.needId === needId).map((event) => event.name)).toEqual([
      'need.drafted',
      'need.published',
      'request.sent',
      'proposal.submitted',
      'proposal.awarded',
      'engagement.contacts_shared',
      'need.closed',
      'milestone.submitted',
      'milestone.accepted',
      'milestone.submitted',
      'milestone.accepted',
      'engagement.completed',
      'certificate.recorded',
      'outcome.verified',
    ])
    const syncs = db
      .select()
      .from(jobs)
      .all()
      .filter((job) => job.kind === 'search.sync')
    expect(syncs.at(-1)?.payload).toEqual({ index: 'consultants', id: profileId })
  })

  it('leaves the department nothing to verify afterwards', () => {
    const officer = department()
    reportedOutcome()
    expect(outcomesToVerify(officer)).toHaveLength(1)
    certifiedEngagement({ department: officer })
    expect(outcomesToVerify(officer)).toHaveLength(1)
  })
})

describe('requests', () => {
  it('ask a consultant once, however often they are sent', () => {
    const { enterprise, needId, profileId } = sentRequest()
    const [sent] = db.select().from(requests).all()
    sendRequests(enterprise, needId, { profileIds: [profileId, profileId], message: sent!.message })
    expect(db.select().from(requests).all()).toEqual([sent])
  })

  it('whose message would change are refused, and nobody else is asked along with them', () => {
    const { enterprise, needId, profileId } = sentRequest()
    const other = consultant()
    const again = { profileIds: [profileId, other.profileId], message: 'Lần hai, nói rõ hơn' }
    expect(refusal(() => sendRequests(enterprise, needId, again))).toEqual({
      code: 'request.already_asked',
      field: 'message',
    })
    expect(db.select().from(requests).all()).toHaveLength(1)
  })

  it('stop at the limit of open ones and start again after a decline', () => {
    const need = publishedNeed()
    const asked = Array.from({ length: MAX_REQUESTS_PER_NEED }, () => askConsultant(need, consultant()))
    const another = consultant()
    expect(refusal(() => askConsultant(need, another))).toEqual({ code: 'request.too_many', field: 'profileIds' })
    declineRequest(asked[0]!.consultant, asked[0]!.requestId, { reason: 'no_capacity' })
    askConsultant(need, another)
    expect(db.select().from(requests).all()).toHaveLength(MAX_REQUESTS_PER_NEED + 1)
  })

  it.each([
    ['is not published', () => consultantWithDraft()],
    ['only certifies', () => consultant({ roles: ['certification'] })],
    [
      'has a check that ended',
      () => at(new Date('2026-01-10T03:00:00Z'), () => consultant({ checkedUntil: '2026-02-01' })),
    ],
  ])('do not reach a consultant that %s, nor the others sent with it', (_, make) => {
    const need = publishedNeed()
    const profileIds = [consultant().profileId, make().profileId]
    expect(refusal(() => sendRequests(need.enterprise, need.needId, { profileIds, message: '' }))).toEqual({
      code: 'request.profile_unavailable',
      field: 'profileIds',
    })
    expect(db.select().from(requests).all()).toEqual([])
  })

  it('stand on the consultant’s worklist by due date until they are answered', () => {
    const asked = consultant()
    const second = at(new Date('2026-11-20T03:00:00Z'), () => askConsultant(publishedNeed(), asked))
    const first = at(new Date('2026-11-10T03:00:00Z'), () => askConsultant(publishedNeed(), asked))
    expect(requestsOf(asked.actor).toAnswer.map((row) => row.id)).toEqual([first.requestId, second.requestId])
    declineRequest(asked.actor, first.requestId, { reason: 'too_far', note: 'Đường xa' })
    const { toAnswer, answered } = requestsOf(asked.actor)
    expect(toAnswer.map((row) => row.id)).toEqual([second.requestId])
    expect(answered).toMatchObject([{ id: first.requestId, declineReason: 'too_far', declineNote: 'Đường xa' }])
  })

  it('are not answered twice, nor after the need ended', () => {
    const { consultant: actor, requestId, enterprise, needId } = sentRequest()
    closeNeed(enterprise, needId, 'solved')
    expect(refusal(() => submitProposal(actor, requestId, offer())).code).toBe('state_changed')
    const declined = sentRequest()
    declineRequest(declined.consultant, declined.requestId, { reason: 'other' })
    expect(refusal(() => submitProposal(declined.consultant, declined.requestId, offer())).code).toBe('state_changed')
    expect(db.select().from(proposals).all()).toEqual([])
  })
})

describe('proposals', () => {
  it('sent twice are one', () => {
    const { consultant: actor, requestId } = sentRequest()
    const proposal = offer()
    submitProposal(actor, requestId, proposal)
    submitProposal(actor, requestId, proposal)
    expect(requestOf(actor, requestId).proposal).toMatchObject({
      id: proposal.id,
      versions: [{ milestones: [{}, {}] }],
    })
    expect(db.select().from(proposals).all()).toHaveLength(1)
  })

  it('that would hold until yesterday are refused beside that day', () => {
    const { consultant: actor, requestId } = sentRequest()
    const validUntil = addDays(today(), -1)
    expect(refusal(() => submitProposal(actor, requestId, offer({ validUntil })))).toEqual({
      code: 'proposal.day_past',
      field: 'validUntil',
    })
    expect(requestOf(actor, requestId).status).toBe('sent')
  })
})

describe('an award', () => {
  it('declines the others, ends open requests and the need, and copies the milestones', () => {
    const [chosen, other] = competingProposals(2)
    const waiting = askConsultant(chosen!, consultant())
    const engagementId = award(chosen!)
    expect(requestOf(other!.consultant, other!.requestId).proposal?.status).toBe('declined')
    expect(requestOf(waiting.consultant, waiting.requestId).status).toBe('closed')
    expect(db.select().from(needs).get()).toMatchObject({ status: 'closed', closeReason: 'awarded' })
    expect(proposalsToCompare(chosen!.enterprise, chosen!.needId)).toMatchObject({ engagementId })
  })

  it('given twice leads to the same engagement', () => {
    const { enterprise, proposalId, engagementId } = awardedEngagement()
    expect(award({ enterprise, proposalId })).toBe(engagementId)
    expect(db.select().from(engagements).all()).toHaveLength(1)
  })

  it('is refused for a second proposal', () => {
    const [first, second] = competingProposals(2)
    award(first!)
    expect(refusal(() => award(second!)).code).toBe('award.already_awarded')
  })

  it('is refused once the need was closed', () => {
    const { enterprise, needId, proposalId } = submittedProposal()
    closeNeed(enterprise, needId, 'found_elsewhere')
    expect(refusal(() => award({ enterprise, proposalId })).code).toBe('state_changed')
  })
})
