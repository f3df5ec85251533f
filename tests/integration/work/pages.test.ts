import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '~/domain/days'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { requestOf } from '~/domain/proposals/queries.server'
import { READ_AS } from '~/forms/carried'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as engagementPage from '~/routes/work/engagement'
import * as awardPage from '~/routes/enterprise/award'
import * as requestPage from '~/routes/consultant/request'
import * as proposePage from '~/routes/consultant/propose'
import { at, now, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { proposalMilestones, proposals } from '~db/schema'
import {
  awardedEngagement,
  competingProposals,
  consultant,
  milestonesIn,
  sentRequest,
  submittedProposal,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { ledTo, marksOn, post, type Typed } from './page-calls'

beforeEach(freshDatabase)

describe('the form of a proposal', () => {
  const typed = (change: Typed = {}): Typed => ({
    id: newId(),
    scope: 'Xây dựng hệ thống ISO 22000',
    priceVnd: '85.000.000 ₫',
    durationWeeks: '16',
    'milestones[0].title': 'Khảo sát',
    'milestones[0].dueOn': addDays(today(), 10),
    ...change,
  })

  it('is one proposal when it is sent twice, its price as people type it', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const form = typed()
    for (const _ of [1, 2]) {
      expect(ledTo(await post(proposePage, actor, { requestId }, form))).toEqual([303, '/requests?done=proposed'])
    }
    expect(db.select().from(proposals).all()).toMatchObject([{ priceVnd: 85_000_000, durationWeeks: 16 }])
  })

  it('changed after going back is refused, with its text kept, and the first one stays', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const form = typed()
    await post(proposePage, actor, { requestId }, form)
    const changes: Record<string, string>[] = [
      { priceVnd: '150 triệu' },
      { 'milestones[0].title': 'Khác' },
      { scope: 'Khác' },
    ]
    for (const change of changes) {
      const { data, init } = await post(proposePage, actor, { requestId }, { ...form, ...change })
      expect(init.status).toBe(409)
      expect(data.error).toEqual({ '': [m.error_sent_before()] })
      expect(data.initialValue).toMatchObject(change.priceVnd ? { priceVnd: '150 triệu' } : { id: form.id })
    }
    expect(db.select().from(proposals).all()).toMatchObject([{ priceVnd: 85_000_000 }])
  })

  it('adds and removes milestones without a script and keeps what was typed', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const press = (type: string, payload: object) =>
      post(proposePage, actor, { requestId }, typed({ __intent__: JSON.stringify({ type, payload }) }))
    const longer = await press('insert', { name: 'milestones' })
    expect(longer.init.status).toBe(200)
    expect(longer.data.initialValue).toMatchObject({ scope: 'Xây dựng hệ thống ISO 22000' })
    expect(longer.data.initialValue.milestones).toHaveLength(2)
    const shorter = await press('remove', { name: 'milestones', index: 0 })
    expect(shorter.data.initialValue.milestones ?? []).toHaveLength(0)
    expect(db.select().from(proposals).all()).toEqual([])
  })

  it('says beside each field what is wrong, all at once, and writes nothing', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const wrong = typed({
      scope: 'x'.repeat(4001),
      priceVnd: 'tám mươi triệu',
      durationWeeks: '0',
      'milestones[0].title': '',
      'milestones[1].title': 'Hôm qua',
      'milestones[1].dueOn': formatDay(addDays(today(), -1)),
    })
    const { data, init } = await post(proposePage, actor, { requestId }, wrong)
    expect(init.status).toBe(400)
    expect(data.error).toEqual({
      scope: [m.form_error_too_long({ maximum: '4.000', length: '4.001' })],
      priceVnd: [m.form_error_figure()],
      durationWeeks: [m.form_error_too_small({ minimum: '1' })],
      'milestones[0].title': [m.form_error_required()],
      'milestones[1].dueOn': [m.form_error_future_day()],
    })
    expect(data.initialValue).toMatchObject({ priceVnd: 'tám mươi triệu' })
    expect(requestOf(actor, requestId).status).toBe('sent')
  })

  it('takes no milestone from rows at the end that were left empty, and asks for one where all were', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const empty = { 'milestones[1].title': '', 'milestones[1].dueOn': '', 'milestones[2].title': ' ' }
    const none = typed({ ...empty, 'milestones[0].title': '', 'milestones[0].dueOn': '' })
    const { data } = await post(proposePage, actor, { requestId }, none)
    const missing = [m.form_error_required()]
    expect(data.error).toEqual({ 'milestones[0].title': missing, 'milestones[0].dueOn': missing })
    expect(ledTo(await post(proposePage, actor, { requestId }, typed(empty)))[0]).toBe(303)
    expect(db.select().from(proposalMilestones).all()).toMatchObject([{ title: 'Khảo sát' }])
  })

  it('is not there for another consultant', async () => {
    const { requestId } = sentRequest()
    expect((await post(proposePage, consultant().actor, { requestId }, typed())).status).toBe(404)
  })
})

describe('declining', () => {
  it('asks for a reason', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const { data } = await post(requestPage, actor, { requestId }, { step: 'decline', note: 'Xin lỗi' })
    expect(data.error).toEqual({ reason: [m.form_error_choose_one()] })
    expect(ledTo(await post(requestPage, actor, { requestId }, { step: 'decline', reason: 'too_far' }))).toEqual([
      303,
      '/requests?done=declined',
    ])
    expect(requestOf(actor, requestId)).toMatchObject({ status: 'declined', declineReason: 'too_far' })
  })
})

describe('choosing', () => {
  it('leads to the engagement, and twice to the same', async () => {
    const { enterprise, needId, proposalId } = submittedProposal()
    const first = ledTo(await post(awardPage, enterprise, { needId, proposalId }, {}))
    expect(first[1]).toMatch(/^\/engagements\/[0-9a-f-]{36}\?done=awarded$/)
    expect(ledTo(await post(awardPage, enterprise, { needId, proposalId }, {}))).toEqual(first)
  })

  it('tells the slower one that there is an award', async () => {
    const [first, second] = competingProposals(2)
    awardProposal(first!.enterprise, first!.proposalId)
    const { needId, proposalId, enterprise } = second!
    const { data, init } = await post(awardPage, enterprise, { needId, proposalId }, {})
    expect(init.status).toBe(400)
    expect(data.error).toEqual({ '': [m.error_award_already_awarded()] })
  })

  it('finds no proposal under another need', async () => {
    const { enterprise, needId } = submittedProposal()
    const other = submittedProposal()
    const { status } = await post(awardPage, enterprise, { needId, proposalId: other.proposalId }, {})
    expect(status).toBe(404)
  })
})

describe('a milestone on the engagement’s page', () => {
  it('is delivered with a note, and said to be delivered when it was already', async () => {
    const engagement = awardedEngagement()
    const { engagementId } = engagement
    const milestoneId = milestonesIn(engagement)[0]!.id
    const deliver = (note: string) =>
      post(engagementPage, engagement.consultant, { engagementId }, { intent: 'submit', milestoneId, note })
    expect((await deliver(' ')).data.error).toEqual({ note: [m.form_error_required()] })
    expect(ledTo(await deliver('Báo cáo'))).toEqual([303, `/engagements/${engagementId}?done=submit`])
    const again = await deliver('Báo cáo')
    expect([again.init.status, again.data.error]).toEqual([409, { '': [m.error_already_so()] }])
  })

  it('is accepted or given back as it was read, not as it was delivered since', async () => {
    const engagement = awardedEngagement()
    const { engagementId, enterprise } = engagement
    const milestoneId = milestonesIn(engagement)[0]!.id
    const deliver = (note: string) => submitMilestone(engagement.consultant, engagementId, milestoneId, { note })
    const state = () => engagementOf(enterprise, engagementId).milestones[0]!.status
    deliver('Bản đầu')
    const read = await marksOn(engagementPage, enterprise, { engagementId })
    expect(read).toEqual([read[0], read[0]])
    returnMilestone(enterprise, engagementId, milestoneId, { reason: 'Thiếu' })
    at(new Date(now().getTime() + 60_000), () => deliver('Bản sau'))

    const decide = (intent: string, seen: Typed) =>
      post(engagementPage, enterprise, { engagementId }, { intent, milestoneId, reason: 'Thiếu', ...seen })
    const stale: Typed[] = [{ [READ_AS]: read[0]! }, {}]
    for (const intent of ['accept', 'return']) {
      for (const seen of stale) {
        const { data, init } = await decide(intent, seen)
        expect([init.status, data.error]).toEqual([409, { '': [m.error_state_changed()] }])
      }
    }
    expect(state()).toBe('submitted')
    const [fresh] = await marksOn(engagementPage, enterprise, { engagementId })
    expect(ledTo(await decide('accept', { [READ_AS]: fresh! }))[0]).toBe(303)
    expect(state()).toBe('accepted')
  })
})
