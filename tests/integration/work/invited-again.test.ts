import { beforeEach, describe, expect, it } from 'vitest'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { messagesOf } from '~/domain/conversation/queries.server'
import { readMessages } from '~/domain/conversation/read-messages.server'
import { replyHistory } from '~/domain/matching/reply-history.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { mayReadFilesOfNeed } from '~/domain/proposals/need-files.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { MAX_INVITATIONS, MAX_REQUESTS_PER_NEED } from '~/domain/proposals/lifecycle'
import { requestOf, requestsOf } from '~/domain/proposals/queries.server'
import { remindOfRequest } from '~/domain/proposals/remind-of-request.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { withdrawProposal } from '~/domain/proposals/withdraw-proposal.server'
import * as m from '~/i18n/paraglide/messages'
import * as needPage from '~/routes/enterprise/need'
import * as needsPage from '~/routes/enterprise/needs'
import * as sentPage from '~/routes/enterprise/sent-request'
import * as requestPage from '~/routes/consultant/request'
import * as conversationPage from '~/routes/work/conversation'
import { newId } from '~db/ids'
import {
  askConsultant,
  awardedEngagement,
  consultant,
  enterprise,
  offer,
  propose,
  publishedNeed,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from './page-calls'
import { refusal } from './refusal'
import { idsOf, statusOf, times, htmlOf, MONDAY, sentOn, withdraw, again } from './sent-requests'

beforeEach(freshDatabase)

describe('a consultant who said no, or whose invitation was taken back,', () => {
  it('is invited again in the same conversation; what was said before stays, and counts', async () => {
    const sent = sentRequest()
    sendMessage(sent.consultant, sent.requestId, { id: newId(), text: 'Xưởng ở đâu ạ?' })
    declineRequest(sent.consultant, sent.requestId, { reason: 'no_capacity', note: 'Sang quý sau tôi rảnh.' })
    const id = newId()
    const form = { step: 'again', id, message: 'Quý này anh chị rảnh chưa?', contactFrom: 'invited' }
    for (let sending = 0; sending < 2; sending += 1)
      expect(ledTo(await post(sentPage, sent.enterprise, idsOf(sent), form))[0]).toBe(303)
    const other = await post(sentPage, sent.enterprise, idsOf(sent), { ...form, message: 'Khác' })
    expect(other.init.status).toBe(409)
    expect([statusOf(sent.requestId), statusOf(id)]).toEqual(['declined', 'sent'])
    expect(times(sent.consultant, 'request_received')).toBe(2)
    expect(requestsOf(sent.consultant)).toMatchObject({ toAnswer: [{ id }], answered: [{ id: sent.requestId }] })

    sendMessage(sent.consultant, id, { id: newId(), text: 'Nay tôi rảnh rồi.' })
    const threads = [sent.requestId, id].map((one) => messagesOf(sent.enterprise, one))
    for (const { messages, conversation } of threads) {
      expect(messages.map(({ text }) => text)).toEqual(['Xưởng ở đâu ạ?', 'Nay tôi rảnh rồi.'])
      expect(conversation).toMatchObject({ isOpen: true, currentId: id })
    }
    const thread = await htmlOf(conversationPage, sent.enterprise, { requestId: id })
    for (const words of ['Sang quý sau tôi rảnh.', 'Quý này anh chị rảnh chưa?', m.conversation_invitation_again()])
      expect(thread).toContain(words)
    expect(await htmlOf(conversationPage, sent.consultant, { requestId: sent.requestId })).toContain(`/requests/${id}`)
    readMessages(sent.enterprise, id)
    expect(toldTo(sent.enterprise, { unread: true })).not.toContain('message_from_consultant')

    const page = await htmlOf(needPage, sent.enterprise, { needId: sent.needId })
    for (const words of [m.sent_request_earlier(), m.need_event_request_sent_again()]) expect(page).toContain(words)
    submitProposal(sent.consultant, id, offer())
    expect(replyHistory().behaviour(sent.profileId)).toMatchObject({ counted: 2, inTime: 2 })
    expect(mayReadFilesOfNeed(sent.consultant, sent.needId)).toBe(true)
  })

  it('also after a proposal that was taken back; but once at a time, so often, and while the need is open', () => {
    const sent = propose(sentRequest())
    expect(refusal(() => again(sent))).toMatchObject({ code: 'state_changed' })
    withdrawProposal(sent.consultant, sent.requestId, { reason: 'other' })
    const second = again(sent)
    expect(refusal(() => again(sent))).toMatchObject({ code: 'state_changed' })
    declineRequest(sent.consultant, second, { reason: 'too_far' })
    const third = again(sent)
    withdraw({ ...sent, requestId: third })
    expect(MAX_INVITATIONS).toBe(3)
    expect(refusal(() => again(sent))).toMatchObject({ code: 'request.invited_enough' })
    const closed = sentRequest()
    declineRequest(closed.consultant, closed.requestId, { reason: 'other' })
    closeNeed(closed.enterprise, closed.needId, 'solved')
    expect(refusal(() => again(closed))).toMatchObject({ code: 'state_changed' })
  })

  it('takes a place like everybody, and none by a stranger', () => {
    const need = publishedNeed()
    const first = askConsultant(need, consultant())
    declineRequest(first.consultant, first.requestId, { reason: 'other' })
    for (let n = 0; n < MAX_REQUESTS_PER_NEED; n += 1) askConsultant(need, consultant())
    expect(refusal(() => again(first))).toMatchObject({ code: 'request.too_many' })
    expect(refusal(() => again({ ...first, enterprise: sentRequest().enterprise }))).toEqual({ code: 'not_found' })
  })
})

it('the message that was sent can be read again by both sides', async () => {
  const need = publishedNeed()
  const { actor, profileId } = consultant()
  sendRequests(need.enterprise, need.needId, { profileIds: [profileId], message: 'Mời anh chị lên xem xưởng.' })
  const requestId = requestsOf(actor).toAnswer[0]!.id
  for (const html of [
    await htmlOf(needPage, need.enterprise, { needId: need.needId }),
    await htmlOf(sentPage, need.enterprise, { needId: need.needId, requestId }),
    await htmlOf(requestPage, actor, { requestId }),
  ])
    expect(html).toContain('Mời anh chị lên xem xưởng.')
  expect(requestOf(actor, requestId).message).toBe('Mời anh chị lên xem xưởng.')
})

it('the list of needs and a need’s page say the same next step, in every state', async () => {
  const owner = enterprise()
  const own = { enterprise: owner }
  const withProposal = propose(sentRequest(own))
  const late = sentOn(MONDAY, own)
  const reminded = sentOn(MONDAY, own)
  remindOfRequest(reminded.enterprise, reminded.needId, reminded.requestId)
  const declined = sentRequest(own)
  declineRequest(declined.consultant, declined.requestId, { reason: 'other' })
  const taken = sentRequest(own)
  withdraw(taken)
  const closed = sentRequest(own)
  closeNeed(closed.enterprise, closed.needId, 'solved')
  const states = {
    fresh: publishedNeed(own),
    waiting: sentRequest(own),
    late,
    reminded,
    declined,
    taken,
    withProposal,
    closed,
    work: awardedEngagement(own),
  }
  const said: Record<string, string> = {}
  for (const [state, { needId }] of Object.entries(states)) {
    const { needs } = await needsPage.loader(await args(owner, {}))
    const { told } = await needPage.loader(await args(owner, { needId }))
    expect(needs.find(({ id }) => id === needId)?.told).toEqual(told)
    const html = [await htmlOf(needsPage, owner, {}), await htmlOf(needPage, owner, { needId })]
    for (const page of html) expect(page).toContain(told.what)
    said[state] = told.what
  }
  expect(said).toMatchObject({
    fresh: m.need_next_invite(),
    waiting: m.need_next_wait({ count: '1' }),
    late: m.need_next_late(),
    reminded: m.need_next_wait({ count: '1' }),
    declined: m.need_next_invite(),
    taken: m.need_next_invite(),
    withProposal: m.need_next_compare({ count: '1' }),
    closed: m.need_next_closed(),
  })
})
