import { beforeEach, describe, expect, it } from 'vitest'
import { engagementOf } from '~/domain/engagement/queries.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { requestOf } from '~/domain/proposals/queries.server'
import { READ_AS } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import * as engagementPage from '~/routes/work/engagement'
import * as awardPage from '~/routes/enterprise/award'
import * as requestPage from '~/routes/consultant/request'
import { at, now } from '~db/clock'
import {
  award,
  awardedEngagement,
  competingProposals,
  milestonesIn,
  sentRequest,
  submittedProposal,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { ledTo, marksOn, post, type Typed } from './page-calls'

beforeEach(freshDatabase)

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
    const first = ledTo(await post(awardPage, enterprise, { needId, proposalId }, { [READ_AS]: '1.0' }))
    expect(first[1]).toMatch(/^\/engagements\/[0-9a-f-]{36}\?done=awarded$/)
    expect(ledTo(await post(awardPage, enterprise, { needId, proposalId }, { [READ_AS]: '1.0' }))).toEqual(first)
  })

  it('tells the slower one that there is an award', async () => {
    const [first, second] = competingProposals(2)
    award(first!)
    const { needId, proposalId, enterprise } = second!
    const { data, init } = await post(awardPage, enterprise, { needId, proposalId }, { [READ_AS]: '1.0' })
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
