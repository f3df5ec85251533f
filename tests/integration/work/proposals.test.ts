import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '~/domain/days'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { MAX_VERSIONS } from '~/domain/proposals/lifecycle'
import { proposalToAward, requestOf } from '~/domain/proposals/queries.server'
import { reviseProposal } from '~/domain/proposals/revise-proposal.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { withdrawProposal } from '~/domain/proposals/withdraw-proposal.server'
import { READ_AS } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import { offerFlagText } from '~/i18n/work-terms'
import * as proposePage from '~/routes/consultant/propose'
import * as requestPage from '~/routes/consultant/request'
import * as awardPage from '~/routes/enterprise/award'
import * as comparePage from '~/routes/enterprise/proposals'
import { toldItem } from '~/views/notifications/told.server'
import { at, now, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events, memberships, notifications, organisations, profiles, proposals, proposalVersions } from '~db/schema'
import {
  askConsultant,
  competingProposals,
  award,
  certifiedEngagement,
  consultant,
  offer,
  propose,
  publishedNeed,
  sentRequest,
  submittedProposal,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, marksOn, post } from './page-calls'
import { refusal } from './refusal'
import { sendOffer, typedOffer } from './typed-offer'

beforeEach(freshDatabase)

const versions = () => db.select().from(proposalVersions).all()
const days = (count: number) => new Date(now().getTime() + count * 86_400_000)

describe('another version', () => {
  it('shows the enterprise what changed, and keeps what was said before', async () => {
    const { consultant: actor, requestId, enterprise, needId, proposalId } = submittedProposal()
    const [first] = requestOf(actor, requestId).proposal!.versions
    const { html: form } = await shownPage(proposePage, await args(actor, { requestId }))
    expect(form).toContain('85.000.000')
    const change = typedOffer({ scope: first!.scope, 'lines[0].amountVnd': '80 triệu', changeNote: 'Bớt một buổi' })
    expect(ledTo(await sendOffer(actor, requestId, change))).toEqual([303, `/requests/${requestId}?done=revised`])
    const { html } = await shownPage(awardPage, await args(enterprise, { needId, proposalId }))
    const price = { part: m.proposal_price(), before: '85.000.000\u00a0₫', after: '80.000.000\u00a0₫' }
    expect(html).toContain(m.proposal_change_from_to(price))
    expect(html).toContain('Bớt một buổi')
    expect(proposalToAward(enterprise, needId, proposalId).versions.map(({ number }) => number)).toEqual([2, 1])
    const told = db.select().from(notifications).all()
    const changed = told.filter(({ kind }) => kind === 'proposal_changed')
    expect(changed).toMatchObject([{ userId: enterprise.userId }])
    expect(toldItem(changed[0]!)!.text).toContain(m.proposal_change_from_to(price))
  })

  it('that says the same is none, and there is an end to them', () => {
    const { consultant: actor, requestId } = sentRequest()
    const said = offer()
    submitProposal(actor, requestId, said)
    expect(refusal(() => reviseProposal(actor, requestId, { ...said, id: newId() })).code).toBe('proposal.unchanged')
    for (let weeks = 20; weeks < 19 + MAX_VERSIONS; weeks += 1)
      reviseProposal(actor, requestId, offer({ durationWeeks: weeks }))
    expect(refusal(() => reviseProposal(actor, requestId, offer({ durationWeeks: 200 }))).code).toBe(
      'proposal.versions_enough',
    )
    expect(versions()).toHaveLength(MAX_VERSIONS)
  })

  it('is not awarded by whoever read the one before: they see the new one first', async () => {
    const { consultant: actor, requestId, enterprise, needId, proposalId } = submittedProposal()
    const [readAs = ''] = await marksOn(awardPage, enterprise, { needId, proposalId })
    reviseProposal(actor, requestId, offer({ durationWeeks: 30 }))
    const params = { needId, proposalId }
    const late = await post(awardPage, enterprise, params, { [READ_AS]: readAs })
    expect([late.init.status, late.data.error]).toEqual([409, { '': [m.error_state_changed()] }])
    const [newest = ''] = await marksOn(awardPage, enterprise, params)
    expect(ledTo(await post(awardPage, enterprise, params, { [READ_AS]: newest }))[0]).toBe(303)
    const [engagement] = db
      .select()
      .from(events)
      .all()
      .filter(({ name }) => name === 'proposal.awarded')
    expect(engagement!.detail).toMatchObject({ version: 2 })
  })

  it('comes too late after the award', () => {
    const proposal = submittedProposal()
    award(proposal)
    expect(refusal(() => reviseProposal(proposal.consultant, proposal.requestId, offer())).code).toBe('state_changed')
  })
})

describe('a proposal taken back', () => {
  it('is told with its reason, is chosen no more, and its consultant can be invited again', async () => {
    const { consultant: actor, requestId, enterprise, needId, proposalId } = submittedProposal()
    const back = { step: 'take_back', reason: 'no_capacity', note: 'Vừa nhận việc khác' }
    expect(ledTo(await post(requestPage, actor, { requestId }, back))).toEqual([303, '/requests?done=taken_back'])
    expect(requestOf(actor, requestId)).toMatchObject({ status: 'declined', proposalStatus: 'withdrawn' })
    const told = db.select().from(notifications).all()
    expect(told.filter(({ kind }) => kind === 'proposal_withdrawn')).toMatchObject([{ userId: enterprise.userId }])
    expect(told.filter(({ kind }) => kind === 'request_declined')).toEqual([])
    expect(told.find(({ kind }) => kind === 'proposal_received')!.settledAt).not.toBeNull()
    const choice = { seen: '1.0', knowing: true }
    expect(refusal(() => awardProposal(enterprise, proposalId, choice)).code).toBe('state_changed')
    expect((await shownPage(comparePage, await args(enterprise, { needId }))).html).toContain('Vừa nhận việc khác')
    const again = await post(requestPage, actor, { requestId }, back)
    expect(again.init.status).toBe(409)
  })
})

describe('choosing', () => {
  it('counts the weeks of the milestones from the day of the choice', () => {
    const proposal = submittedProposal()
    const chosenOn = days(40)
    const engagementId = at(chosenOn, () => award(proposal))
    const { milestones } = engagementOf(proposal.enterprise, engagementId)
    expect(milestones).toMatchObject([
      { dueOn: addDays(today(), 40 + 14), handover: 'Báo cáo và kế hoạch' },
      { dueOn: addDays(today(), 40 + 56), handover: null },
    ])
  })

  it('is not possible after the day until which the proposal holds, until there is a new version', async () => {
    const lapsed = () => propose(sentRequest(), { validUntil: addDays(today(), 5) })
    const { proposalId, enterprise, needId, consultant: actor, requestId } = at(days(-6), lapsed)
    const params = { needId, proposalId }
    const { html } = await shownPage(awardPage, await args(enterprise, params))
    expect(html).toContain(offerFlagText.validity_ended())
    expect(html).not.toContain(m.award_button())
    const forced = await post(awardPage, enterprise, params, { [READ_AS]: '1.0', knowing: 'on' })
    expect([forced.init.status, forced.data.error]).toEqual([400, { '': [m.error_proposal_validity_ended()] }])
    reviseProposal(actor, requestId, offer({ validUntil: addDays(today(), 30) }))
    expect(ledTo(await post(awardPage, enterprise, params, { [READ_AS]: '2.0' }))[0]).toBe(303)
  })

  it.each([
    ['check_ended', () => db.update(profiles).set({ status: 'draft' }).run()],
    [
      'tied',
      (userId: string, organisationId: string) =>
        db.insert(memberships).values({ userId, organisationId, role: 'owner' }).run(),
    ],
  ] as const)('asks whether they know of it where it is %s by now, and records that', async (flag, change) => {
    const { proposalId, enterprise, needId, consultant: actor } = submittedProposal()
    change(enterprise.userId, actor.organisationId!)
    const params = { needId, proposalId }
    const mark = { [READ_AS]: '1.0' }
    const asked = await post(awardPage, enterprise, params, mark)
    expect([asked.init.status, asked.data.error]).toEqual([400, { knowing: [m.form_error_knowing()] }])
    expect((await shownPage(awardPage, await args(enterprise, params))).html).toContain(offerFlagText[flag]())
    expect(ledTo(await post(awardPage, enterprise, params, { ...mark, knowing: 'on' }))[0]).toBe(303)
    const awarded = db
      .select()
      .from(events)
      .all()
      .find(({ name }) => name === 'proposal.awarded')
    expect(awarded!.detail).toMatchObject({ knowing: [flag] })
  })

  it('is not for whoever certified this enterprise in one of the subjects', () => {
    const { enterprise } = certifiedEngagement()
    const body = consultant({ roles: ['consulting', 'certification'] })
    db.update(organisations).set({ name: 'Công ty CP Ví Dụ Cert' }).run()
    const request = askConsultant(publishedNeed({ enterprise }), body)
    expect(refusal(() => submitProposal(request.consultant, request.requestId, offer())).code).toBe(
      'proposal.certifies_client',
    )
    const other = askConsultant(publishedNeed({ enterprise, subjects: ['ISO-9001'] }), body)
    submitProposal(other.consultant, other.requestId, offer())
    expect(db.select().from(proposals).all().at(-1)).toMatchObject({ status: 'submitted' })
  })

  it('tells the others why, where the enterprise says it', async () => {
    const [chosen, other] = competingProposals(2)
    const { enterprise, needId, proposalId } = chosen!
    const params = { needId, proposalId }
    const told = { [READ_AS]: '1.0', reason: 'time', note: 'Cần xong trước Tết' }
    expect(ledTo(await post(awardPage, enterprise, params, told))[0]).toBe(303)
    const { html } = await shownPage(requestPage, await args(other!.consultant, { requestId: other!.requestId }))
    for (const words of [m.proposal_not_chosen_time(), 'Cần xong trước Tết', m.request_step_not_chosen()])
      expect(html).toContain(words)
    const won = await shownPage(requestPage, await args(chosen!.consultant, { requestId: chosen!.requestId }))
    expect(won.html).not.toContain('Cần xong trước Tết')
  })

  it('finds none that was withdrawn while it was read, and says so', async () => {
    const { consultant: actor, requestId, enterprise, needId, proposalId } = submittedProposal()
    withdrawProposal(actor, requestId, { reason: 'other' })
    const { html } = await shownPage(awardPage, await args(enterprise, { needId, proposalId }))
    expect(html).toContain(m.award_taken_back({ name: actor.organisationName! }))
    expect(refusal(() => awardProposal(enterprise, proposalId, { seen: '1.0', knowing: true })).code).toBe(
      'state_changed',
    )
  })
})
