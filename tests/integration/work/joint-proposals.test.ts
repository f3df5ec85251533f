import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { agreeToPartner, leavePartnership, withdrawPartnership } from '~/domain/proposals/answer-partnership.server'
import { askPartner } from '~/domain/proposals/ask-partner.server'
import { draftFor, keepDraft } from '~/domain/proposals/keep-draft.server'
import { MAX_PARTNERS_ASKED } from '~/domain/proposals/lifecycle'
import { partnersToAsk } from '~/domain/proposals/possible-partners.server'
import { proposalToAward, requestOf } from '~/domain/proposals/queries.server'
import { reviseProposal } from '~/domain/proposals/revise-proposal.server'
import { sendDraft } from '~/domain/proposals/send-draft.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { READ_AS } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import { offerFlagText } from '~/i18n/work-terms'
import * as partnerPage from '~/routes/consultant/partner'
import * as partnershipPage from '~/routes/consultant/partnership'
import * as checkPage from '~/routes/consultant/proposal-check'
import * as requestPage from '~/routes/consultant/request'
import * as requestsPage from '~/routes/consultant/requests'
import * as awardPage from '~/routes/enterprise/award'
import * as proposalPage from '~/routes/enterprise/proposal'
import * as comparePage from '~/routes/enterprise/proposals'
import * as sentPage from '~/routes/enterprise/sent-request'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { partnerships, profiles, proposals } from '~db/schema'
import {
  askConsultant,
  askToJoin,
  award,
  certifiedEngagement,
  consultant,
  jointRequest,
  offer,
  PART,
  PARTNER_NAME,
  propose,
  publishedNeed,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { addDays } from '~/domain/days'
import { toldTo } from '../notifications/told'
import { args, ledTo, marksOn, post } from './page-calls'
import { refusal } from './refusal'
import { sendOffer, typedOffer } from './typed-offer'

beforeEach(freshDatabase)

type Page = Parameters<typeof shownPage>[0]
const shown = async (page: Page, ...of: Parameters<typeof args>) => (await shownPage(page, await args(...of))).html
let taxCodes = 9_900_000_100
/** A consultant with a tax code of its own: those who share one are tied. */
const someone = (name: string) => consultant({ name, taxCode: `${(taxCodes += 1)}` })
const statusOf = (id: string) => db.select().from(partnerships).where(eq(partnerships.id, id)).get()!.status

describe('a partner', () => {
  it('is found by name without marks, asked, and agrees, knowing the need without whose it is', async () => {
    const request = sentRequest()
    const { actor: partner, profileId } = someone(PARTNER_NAME)
    const params = { requestId: request.requestId }
    const found = await shown(partnerPage, request.consultant, params, undefined, '?q=vien nang suat')
    expect(found).toContain(`?with=${profileId}`)
    const form = await shown(partnerPage, request.consultant, params, undefined, `?with=${profileId}`)
    expect(form).toContain(m.partner_chosen({ name: PARTNER_NAME }))

    const id = newId()
    const typed = { step: 'ask', id, profileId, part: PART, message: 'Cùng làm nhé.' }
    const blank = await post(partnerPage, request.consultant, params, { ...typed, part: '' })
    expect([blank.init.status, Object.keys(blank.data.error!)]).toEqual([400, ['part']])
    for (const _ of [1, 2]) expect(ledTo(await post(partnerPage, request.consultant, params, typed))[0]).toBe(303)
    expect(db.select().from(partnerships).all()).toHaveLength(1)
    expect(toldTo(partner)).toContain('partnership_asked')

    expect(await shown(requestsPage, partner, {})).toContain(`/partnerships/${id}`)
    const page = await shown(partnershipPage, partner, { partnershipId: id })
    for (const said of [PART, 'Cùng làm nhé.', 'làm ISO 22000', request.consultant.organisationName!])
      expect(page).toContain(said)
    expect(page).not.toContain(request.enterprise.organisationName!)
    await post(partnershipPage, partner, { partnershipId: id }, { step: 'agree' })
    expect(statusOf(id)).toBe('agreed')
    expect(toldTo(request.consultant)).toContain('partner_agreed')
    expect(toldTo(partner, { unread: true })).not.toContain('partnership_asked')
    expect(await shown(requestPage, request.consultant, params)).toContain(PARTNER_NAME)
    // The enterprise knows of it with the proposal.
    const sent = await shown(sentPage, request.enterprise, { needId: request.needId, ...params })
    expect(sent).not.toContain(m.story_partnership_asked())
    expect(await shown(requestPage, request.consultant, params)).toContain(m.story_partnership_agreed())
  })

  it('says no with a note, and is asked no more; what was taken back can be asked again', async () => {
    const first = askToJoin(sentRequest())
    const { consultant: lead, requestId, partnershipId, partner, partnerProfileId: profileId } = first
    withdrawPartnership(lead, requestId, partnershipId)
    expect(toldTo(partner)).toContain('partnership_withdrawn')
    const id = newId()
    askPartner(lead, requestId, { id, profileId, part: PART, message: '' })
    const declined = { step: 'decline', note: 'Tháng này chúng tôi kín việc.' }
    expect(ledTo(await post(partnershipPage, partner, { partnershipId: id }, declined))[0]).toBe(303)
    expect(await shown(partnerPage, lead, { requestId })).toContain('kín việc')
    const again = { id: newId(), profileId, part: PART, message: '' }
    expect(refusal(() => askPartner(lead, requestId, again)).code).toBe('partner.unavailable')
    const other = someone('Công ty Mai Sơn')
    for (let count = 2; count < MAX_PARTNERS_ASKED; count += 1) {
      const next = newId()
      askPartner(lead, requestId, { id: next, profileId: other.profileId, part: PART, message: '' })
      withdrawPartnership(lead, requestId, next)
    }
    const late = { id: newId(), profileId: other.profileId, part: PART, message: '' }
    expect(refusal(() => askPartner(lead, requestId, late)).code).toBe('partner.asked_enough')
  })

  it('is one at a time', () => {
    const { consultant: lead, requestId } = askToJoin(sentRequest())
    const second = { id: newId(), profileId: someone('Công ty Mai Sơn').profileId, part: PART, message: '' }
    expect(refusal(() => askPartner(lead, requestId, second)).code).toBe('state_changed')
    expect(db.select().from(partnerships).all()).toHaveLength(1)
  })

  it('is nobody tied, unknown, certifying the enterprise, or offering for the need themselves', () => {
    const certified = certifiedEngagement()
    const request = sentRequest({ enterprise: certified.enterprise })
    const certifier = consultant({
      name: 'Tổ chức Chứng nhận Ví Dụ Cert',
      roles: ['certification', 'consulting'],
      taxCode: '9900000032',
    })
    const rival = propose(askConsultant(request, someone('Công ty Mai Sơn')))
    const hidden = someone('Công ty Yên Châu')
    db.update(profiles).set({ status: 'draft' }).where(eq(profiles.id, hidden.profileId)).run()
    const lead = { needId: request.needId, consultantId: request.consultant.organisationId! }
    for (const profileId of [request.profileId, certifier.profileId, rival.profileId, hidden.profileId, newId()]) {
      const asked = { id: newId(), profileId, part: PART, message: '' }
      expect(refusal(() => askPartner(request.consultant, request.requestId, asked)).code).toBe('partner.unavailable')
      expect(partnersToAsk(lead, { name: 'n', chosen: profileId, saidNo: [] })).toMatchObject({ chosen: null })
    }
  })

  it('offers nothing else for the need, and joins nobody else', () => {
    const need = publishedNeed()
    const [one, two] = ['Công ty Một', 'Công ty Hai'].map((name) => askConsultant(need, someone(name)))
    const partner = someone(PARTNER_NAME)
    const own = askConsultant(need, partner)
    const joint = askToJoin(one!, partner)
    const other = askToJoin(two!, partner)
    agreeToPartner(partner.actor, joint.partnershipId)
    expect(refusal(() => agreeToPartner(partner.actor, other.partnershipId)).code).toBe('partner.elsewhere')
    const alone = () => submitProposal(partner.actor, own.requestId, offer())
    expect(refusal(alone).code).toBe('proposal.partner_elsewhere')
    leavePartnership(partner.actor, joint.partnershipId)
    alone()
    expect(refusal(() => agreeToPartner(partner.actor, other.partnershipId)).code).toBe('partner.elsewhere')
  })

  it('is nobody’s business but theirs and the lead’s', async () => {
    const { partnershipId, consultant: lead, enterprise, requestId, partner } = askToJoin(sentRequest())
    const stranger = someone('Công ty Mai Sơn').actor
    for (const actor of [stranger, lead, enterprise])
      expect((await post(partnershipPage, actor, { partnershipId }, { step: 'agree' })).status).toBe(404)
    for (const actor of [stranger, partner, enterprise])
      expect((await post(partnerPage, actor, { requestId }, { step: 'withdraw', partnershipId })).status).toBe(404)
    expect(statusOf(partnershipId)).toBe('asked')
    const elsewhere = sentRequest()
    const foreign = () => withdrawPartnership(elsewhere.consultant, elsewhere.requestId, partnershipId)
    expect(refusal(foreign).code).toBe('not_found')
  })
})

describe('a joint proposal', () => {
  it('is read again as what it is, sent as that, and shown with both everywhere', async () => {
    const waiting = askToJoin(sentRequest())
    const { consultant: lead, requestId, enterprise, needId, partner, partnershipId, partnerProfileId } = waiting
    keepDraft(lead, requestId, { typed: {}, offer: offer() }, 0)
    const name = { name: PARTNER_NAME }
    expect(await shown(checkPage, lead, { requestId })).toContain(m.proposal_check_partner_waits(name))
    agreeToPartner(partner, partnershipId)
    expect(await shown(checkPage, lead, { requestId })).toContain(
      m.proposal_check_partner({ name: PARTNER_NAME, part: PART }),
    )
    const { id } = draftFor(requestId)!.offer!
    const [readAs = ''] = await marksOn(checkPage, lead, { requestId })
    // Read while the partner had yet to answer.
    const early = await post(checkPage, lead, { requestId }, { id, partner: '', [READ_AS]: readAs })
    expect(early.init.status).toBe(409)
    const sent = await post(checkPage, lead, { requestId }, { id, partner: partnershipId, [READ_AS]: readAs })
    expect(ledTo(sent)).toEqual([303, `/requests/${requestId}?done=proposed`])

    const { id: proposalId } = db.select().from(proposals).get()!
    const params = { needId, proposalId }
    for (const [page, of] of [
      [proposalPage, params],
      [comparePage, { needId }],
      [awardPage, params],
    ] as const) {
      const html = await shown(page as Page, enterprise, of)
      expect(html).toContain(`href="/consultants/${partnerProfileId}"`)
      expect(html).toContain(PART)
    }
    expect(await shown(awardPage, enterprise, params)).toContain(
      m.award_partner({ name: lead.organisationName!, partner: PARTNER_NAME }),
    )
  })

  it('cannot be chosen once the partner left, until the lead sends a new version', async () => {
    const joint = propose(jointRequest())
    const { consultant: lead, requestId, enterprise, needId, proposalId, partner, partnershipId } = joint
    const left = await post(partnershipPage, partner, { partnershipId }, { step: 'leave', note: 'Người của tôi ốm.' })
    expect(ledTo(left)[0]).toBe(303)
    expect(toldTo(lead)).toContain('partner_left')
    expect(toldTo(enterprise)).toContain('proposal_partner_left')
    const params = { needId, proposalId }
    const { mark, flags } = proposalToAward(enterprise, needId, proposalId).proposal
    expect(flags).toEqual(['partner_left'])
    expect(await shown(awardPage, enterprise, params)).toContain(offerFlagText.partner_left())
    const chosen = await post(awardPage, enterprise, params, { knowing: 'on', [READ_AS]: mark })
    expect([chosen.init.status, chosen.data.error]).toEqual([400, { '': [m.error_proposal_partner_left()] }])
    expect(refusal(() => award(joint)).code).toBe('proposal.partner_left')
    expect(requestOf(lead, requestId).step).toMatchObject({ kind: 'renew', actor: 'consultant' })
    expect(await shown(requestPage, lead, { requestId })).toContain(m.request_step_partner_left())
    expect(await shown(sentPage, enterprise, { needId, requestId })).toContain(m.story_partnership_left())

    // The same words, by the lead alone: that is another proposal.
    const { scope, durationWeeks, milestones, lines, payments } = offer()
    reviseProposal(lead, requestId, offer({ scope, durationWeeks, milestones, lines, payments }))
    const page = await shown(proposalPage, enterprise, params)
    const change = { part: m.proposal_partner(), before: PARTNER_NAME, after: m.proposal_partner_none() }
    expect(page).toContain(m.proposal_change_from_to(change))
    expect(requestOf(lead, requestId).step.kind).toBe('choose')
    expect(award(joint)).toBeTruthy()
  })

  it('names one who came after it was sent, in a new version', async () => {
    const sent = propose(sentRequest())
    const joint = askToJoin(sent)
    agreeToPartner(joint.partner, joint.partnershipId)
    const { enterprise, needId, proposalId } = sent
    expect(proposalToAward(enterprise, needId, proposalId).proposal.offer.partner).toBeNull()
    const answer = await sendOfferWith(joint.consultant, joint.requestId, joint.partnershipId)
    expect(ledTo(answer)).toEqual([303, `/requests/${joint.requestId}?done=revised`])
    expect(proposalToAward(enterprise, needId, proposalId).proposal.offer.partner!.name).toBe(PARTNER_NAME)
    const change = { part: m.proposal_partner(), before: m.proposal_partner_none(), after: PARTNER_NAME }
    expect(await shown(proposalPage, enterprise, { needId, proposalId })).toContain(m.proposal_change_from_to(change))
  })

  it('that says what is offered already, with the same partner, is no new version', () => {
    const { consultant: lead, requestId } = jointRequest()
    const input = offer()
    submitProposal(lead, requestId, input)
    expect(refusal(() => reviseProposal(lead, requestId, { ...input, id: newId() })).code).toBe('proposal.unchanged')
  })

  it('sent twice is one, whoever left in between', () => {
    const { consultant: lead, requestId, partner, partnershipId } = jointRequest()
    const input = offer()
    submitProposal(lead, requestId, input)
    leavePartnership(partner, partnershipId)
    submitProposal(lead, requestId, input)
    const { number } = requestOf(lead, requestId).proposal!.versions[0]!
    expect(number).toBe(1)
    const drafted = { id: input.id, seen: 0, partner: partnershipId }
    expect(sendDraft(lead, requestId, drafted)).toBe(1)
  })

  it('is flagged for what holds of the partner', () => {
    const joint = propose(jointRequest())
    const until = { checkedUntil: addDays(today(), -1) }
    db.update(profiles).set(until).where(eq(profiles.id, joint.partnerProfileId)).run()
    const flagsNow = () => proposalToAward(joint.enterprise, joint.needId, joint.proposalId).proposal.flags
    expect(flagsNow()).toEqual(['check_ended'])
  })
})

/** Writes a proposal, reads it again and sends it with a partner. */
async function sendOfferWith(actor: Actor, requestId: string, partner: string) {
  const refused = await sendOffer(actor, requestId, typedOffer())
  expect(refused.init.status).toBe(409)
  const [readAs = ''] = await marksOn(checkPage, actor, { requestId })
  return post(checkPage, actor, { requestId }, { id: draftFor(requestId)!.offer!.id, partner, [READ_AS]: readAs })
}
