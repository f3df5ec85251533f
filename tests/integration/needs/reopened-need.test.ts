import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { messagesOf } from '~/domain/conversation/queries.server'
import { replyHistory } from '~/domain/matching/reply-history.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { mayReopen, NEED_CLOSE_REASONS } from '~/domain/needs/lifecycle'
import { openNeedsAmong } from '~/domain/needs/open-needs.server'
import { managedNeed } from '~/domain/needs/queries.server'
import { reopenNeed } from '~/domain/needs/reopen-need.server'
import { remind } from '~/domain/notifications/remind.server'
import { proposalsToCompare } from '~/domain/proposals/queries.server'
import * as m from '~/i18n/paraglide/messages'
import * as needPage from '~/routes/enterprise/need'
import * as requestPage from '~/routes/consultant/request'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events, jobs } from '~db/schema'
import { award, awardedEngagement, enterprise, propose, publishedNeed, sentRequest } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { ledTo, post } from '../work/page-calls'
import { again, htmlOf, statusOf } from '../work/sent-requests'

beforeEach(freshDatabase)

const days = (count: number) => new Date(Date.now() + count * 86_400_000)
const needOf = ({ enterprise: owner, needId }: ReturnType<typeof publishedNeed>) => managedNeed(owner, needId)

describe('a need that ended without an award', () => {
  it('is opened again from its page; invitations stay closed, and who is invited again is told', async () => {
    const sent = sentRequest()
    closeNeed(sent.enterprise, sent.needId, 'no_longer_needed')
    expect(await htmlOf(needPage, sent.enterprise, { needId: sent.needId })).toContain(m.need_reopen_lead())
    db.delete(jobs).run()
    const told = toldTo(sent.consultant)
    const answer = await post(needPage, sent.enterprise, { needId: sent.needId }, { step: 'reopen' })
    expect(ledTo(answer)).toEqual([303, `/needs/${sent.needId}?done=reopened`])
    expect(needOf(sent)).toMatchObject({ status: 'published', closedAt: null, closeReason: null })
    expect(openNeedsAmong([sent.needId])).toHaveLength(1)
    expect(db.select().from(jobs).all()).toContainEqual(
      expect.objectContaining({ kind: 'matching.suggest', payload: { needId: sent.needId } }),
    )
    expect(db.select().from(events).where(eq(events.name, 'need.reopened')).all()).toHaveLength(1)
    expect([statusOf(sent.requestId), toldTo(sent.consultant)]).toEqual(['closed', told])
    expect(messagesOf(sent.enterprise, sent.requestId).conversation.isOpen).toBe(false)

    const page = await htmlOf(needPage, sent.enterprise, { needId: sent.needId })
    for (const words of [m.sent_request_again(), m.need_event_reopened()]) expect(page).toContain(words)
    const id = again(sent)
    expect([statusOf(sent.requestId), statusOf(id)]).toEqual(['closed', 'sent'])
    expect(toldTo(sent.consultant).filter((kind) => kind === 'request_received')).toHaveLength(2)
    expect(messagesOf(sent.enterprise, id).conversation.isOpen).toBe(true)
  })

  it('with a proposal, which stays declined; another is made when its consultant is invited again', async () => {
    const sent = propose(sentRequest())
    closeNeed(sent.enterprise, sent.needId, 'no_fit')
    reopenNeed(sent.enterprise, sent.needId)
    expect(statusOf(sent.requestId)).toBe('closed')
    expect(() => award(sent)).toThrow('state_changed')
    const old = await htmlOf(requestPage, sent.consultant, { requestId: sent.requestId })
    expect(old).toContain(m.request_step_not_chosen())
    const { proposals, withoutProposal } = proposalsToCompare(sent.enterprise, sent.needId)
    expect([proposals.map(({ status }) => status), withoutProposal]).toEqual([['declined'], []])
    const second = propose({ ...sent, requestId: again(sent) })
    expect(award(second)).toBeTruthy()
  })

  it('says nothing against who was silent, and counts its days anew', () => {
    const sent = sentRequest()
    at(days(30), () => closeNeed(sent.enterprise, sent.needId, 'no_longer_needed'))
    at(days(60), () => {
      reopenNeed(sent.enterprise, sent.needId)
      expect(replyHistory().behaviour(sent.profileId)).toMatchObject({ counted: 0 })
      remind()
    })
    const unanswered = () => toldTo(sent.enterprise).filter((kind) => kind === 'need_unanswered').length
    expect(unanswered()).toBe(0)
    at(days(61), remind)
    expect(unanswered()).toBe(1)
  })

  it('once: a form sent again, an awarded need, and one that was never open are refused', async () => {
    const need = publishedNeed()
    closeNeed(need.enterprise, need.needId, 'solved')
    const send = () => post(needPage, need.enterprise, { needId: need.needId }, { step: 'reopen' })
    expect((await send()).status).toBe(303)
    expect((await send()).init.status).toBe(409)
    const engaged = awardedEngagement()
    expect(await htmlOf(needPage, engaged.enterprise, { needId: engaged.needId })).not.toContain(m.need_reopen_lead())
    expect(() => reopenNeed(engaged.enterprise, engaged.needId)).toThrow('state_changed')
    const owner = enterprise()
    const draft = newId()
    draftNeed(owner, { id: draft, text: 'Xưởng chè muốn làm ISO 22000.', sectorCode: '10', communeCode: '04018' })
    closeNeed(owner, draft, 'solved')
    expect(() => reopenNeed(owner, draft)).toThrow('state_changed')
  })

  it('for whatever reason but an award', () => {
    const ended = (closeReason: (typeof NEED_CLOSE_REASONS)[number]) =>
      mayReopen({ status: 'closed', publishedAt: new Date(), closeReason })
    expect(NEED_CLOSE_REASONS.filter((reason) => !ended(reason))).toEqual(['awarded'])
  })
})
