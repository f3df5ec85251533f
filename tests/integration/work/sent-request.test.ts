import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { messagesOf } from '~/domain/conversation/queries.server'
import { readMessages } from '~/domain/conversation/read-messages.server'
import { addDays, type Day, startOf } from '~/domain/days'
import { replyHistory } from '~/domain/matching/reply-history.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { mayReadFilesOfNeed } from '~/domain/proposals/need-files.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { ANSWER_DAYS, MAX_INVITATIONS, MAX_REMINDERS, MAX_REQUESTS_PER_NEED } from '~/domain/proposals/lifecycle'
import { requestOf, requestsOf } from '~/domain/proposals/queries.server'
import { remindOfRequest } from '~/domain/proposals/remind-of-request.server'
import { inviteAgain, sendRequests } from '~/domain/proposals/send-request.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { withdrawProposal } from '~/domain/proposals/withdraw-proposal.server'
import { withdrawRequest } from '~/domain/proposals/withdraw-request.server'
import { needRecords, worklist } from '~/domain/programme/queries.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as needPage from '~/routes/enterprise/need'
import * as needsPage from '~/routes/enterprise/needs'
import * as proposalsPage from '~/routes/enterprise/proposals'
import * as sentPage from '~/routes/enterprise/sent-request'
import * as requestPage from '~/routes/consultant/request'
import * as conversationPage from '~/routes/work/conversation'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events, requests } from '~db/schema'
import {
  askConsultant,
  awardedEngagement,
  colleague,
  consultant,
  department,
  enterprise,
  offer,
  propose,
  publishedNeed,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)

type Sent = ReturnType<typeof sentRequest>
const idsOf = ({ needId, requestId }: Sent) => ({ needId, requestId })
const statusOf = (id: string) => db.select().from(requests).where(eq(requests.id, id)).get()!.status
const eventsOf = () =>
  db
    .select()
    .from(events)
    .all()
    .map(({ name }) => name)
const times = (who: Sent['consultant'], kind: string) => toldTo(who).filter((told) => told === kind).length
const htmlOf = async (page: Parameters<typeof shownPage>[0], who: Sent['consultant'], ids: Record<string, string>) =>
  (await shownPage(page, await args(who, ids))).html

/** 10:00 in Vietnam. Monday 2 March 2026 is a day on which everybody works. */
const on = (day: Day) => new Date(startOf(day).getTime() + 10 * 3_600_000)
const MONDAY: Day = '2026-03-02'
const sentOn = (day: Day, options: Parameters<typeof sentRequest>[0] = {}) => at(on(day), () => sentRequest(options))
const remind = (sent: Sent, moment: Date, who = sent.enterprise) =>
  at(moment, () => remindOfRequest(who, sent.needId, sent.requestId))
const withdraw = ({ enterprise, needId, requestId }: Sent, note?: string) =>
  withdrawRequest(enterprise, needId, requestId, { reason: 'no_answer', note })
const again = ({ enterprise, needId, requestId }: Sent, message = 'Xin mời lại.', id = newId()) => {
  inviteAgain(enterprise, needId, requestId, { id, message, contactFrom: 'interested' })
  return id
}

describe('who was invited and has not answered is reminded', () => {
  it('from the third working day on, and once in two of them', () => {
    const sent = sentOn(MONDAY)
    const lately = (from: Day, last: Day | '' = '') => ({ code: 'request.reminded_lately', detail: { last, from } })
    const refusedAt = (time: string) => {
      try {
        remind(sent, new Date(time))
      } catch (error) {
        const { code, detail } = error as { code: string; detail: object }
        return { code, detail }
      }
      return null
    }
    expect(refusedAt('2026-03-04T23:59:00+07:00')).toEqual(lately('2026-03-05'))
    expect(refusedAt('2026-03-05T00:00:00+07:00')).toBeNull()
    expect(times(sent.consultant, 'request_reminded')).toBe(1)
    // Thursday; Friday and Monday are the two working days.
    expect(refusedAt('2026-03-09T23:59:00+07:00')).toEqual(lately('2026-03-10', '2026-03-05'))
    expect(refusedAt('2026-03-10T00:00:00+07:00')).toBeNull()
    expect(times(sent.consultant, 'request_reminded')).toBe(2)
    expect(toldTo(sent.consultant, { unread: true }).filter((kind) => kind === 'request_reminded')).toHaveLength(1)
    expect(eventsOf().filter((name) => name === 'request.reminded')).toHaveLength(2)
  })

  it('by whoever acts for the enterprise, and by nobody else', async () => {
    const sent = sentOn('2026-03-02')
    const post1 = (who: Sent['enterprise']) => post(sentPage, who, idsOf(sent), { step: 'remind' })
    expect((await post1(colleague(sent.enterprise, 'reader'))).status).not.toBe(303)
    expect((await post1(sentRequest().enterprise)).status).toBe(404)
    expect(ledTo(await post1(colleague(sent.enterprise, 'member')))).toEqual([
      303,
      `/needs/${sent.needId}?done=reminded`,
    ])
    expect(await htmlOf(requestPage, sent.consultant, idsOf(sent))).toContain('Doanh nghiệp nhắc lúc')
    const second = await post1(sent.enterprise)
    expect(second.init.status).toBe(400)
    expect(second.data.error?.['']?.[0]).toContain(formatDay(today()))
  })

  it('not once there is an answer or an end, and not without end', () => {
    const declined = sentOn(MONDAY)
    declineRequest(declined.consultant, declined.requestId, { reason: 'other' })
    const answered = propose(sentOn(MONDAY))
    const ended = sentOn(MONDAY)
    closeNeed(ended.enterprise, ended.needId, 'solved')
    const taken = sentOn(MONDAY)
    withdraw(taken)
    for (const sent of [declined, answered, ended, taken])
      expect(refusal(() => remind(sent, new Date()))).toMatchObject({ code: 'state_changed' })
    const silent = sentOn(MONDAY)
    for (let week = 1; week <= MAX_REMINDERS; week += 1) remind(silent, on(addDays(MONDAY, 7 * week)))
    expect(refusal(() => remind(silent, on(addDays(MONDAY, 300))))).toMatchObject({ code: 'request.reminded_enough' })
  })

  it('which the need’s page offers, or says from when on', async () => {
    const late = sentOn(MONDAY)
    const page = () => htmlOf(needPage, late.enterprise, { needId: late.needId })
    expect(await page()).toContain('name="step" value="remind"')
    remindOfRequest(late.enterprise, late.needId, late.requestId)
    const reminded = await page()
    expect(reminded).not.toContain('name="step" value="remind"')
    expect(reminded).toContain('Nhắc lại được từ ngày')
  })
})

describe('an invitation that is taken back', () => {
  it('tells the consultant why, ends what waited, and closes conversation, contact and files', async () => {
    const sent = sentRequest()
    const wrong = await post(sentPage, sent.enterprise, idsOf(sent), { step: 'withdraw', note: 'Hoãn sang năm.' })
    expect(wrong.data.error).toHaveProperty('reason')
    expect(wrong.data.initialValue).toMatchObject({ note: 'Hoãn sang năm.' })
    expect(mayReadFilesOfNeed(sent.consultant, sent.needId)).toBe(true)
    const said = { step: 'withdraw', reason: 'postponed', note: 'Hoãn sang năm.' }
    expect(ledTo(await post(sentPage, sent.enterprise, idsOf(sent), said))).toEqual([
      303,
      `/needs/${sent.needId}?done=withdrawn`,
    ])
    expect(toldTo(sent.consultant)).toContain('request_withdrawn')
    expect(toldTo(sent.consultant, { unread: true })).not.toContain('request_received')
    const html = await htmlOf(requestPage, sent.consultant, idsOf(sent))
    for (const words of ['Hoãn sang năm.', m.request_withdrawal_postponed(), m.request_step_withdrawn()])
      expect(html).toContain(words)
    expect(requestsOf(sent.consultant)).toMatchObject({ toAnswer: [], answered: [{ status: 'withdrawn' }] })
    expect(mayReadFilesOfNeed(sent.consultant, sent.needId)).toBe(false)
    expect(messagesOf(sent.consultant, sent.requestId).conversation.isOpen).toBe(false)
    expect(refusal(() => submitProposal(sent.consultant, sent.requestId, offer()))).toMatchObject({
      code: 'state_changed',
    })
    expect(await htmlOf(needPage, department(), { needId: sent.needId })).toContain('Hoãn sang năm.')
    expect(await htmlOf(proposalsPage, sent.enterprise, { needId: sent.needId })).toContain('Hoãn sang năm.')
  })

  it('is taken back once, and not after an answer', async () => {
    const sent = sentRequest()
    withdraw(sent)
    withdraw(sent)
    expect(eventsOf().filter((name) => name === 'request.withdrawn')).toHaveLength(1)
    expect(refusal(() => withdraw(sent, 'Vì lý do khác'))).toMatchObject({ code: 'sent_before' })
    const answered = propose(sentRequest())
    const late = await post(sentPage, answered.enterprise, idsOf(answered), {
      step: 'withdraw',
      reason: 'other',
      note: 'Không cần nữa.',
    })
    expect(late.init.status).toBe(409)
    expect(statusOf(answered.requestId)).toBe('proposed')
  })

  it('makes room for somebody else, which is said before choosing', async () => {
    const need = publishedNeed()
    const sent = Array.from({ length: MAX_REQUESTS_PER_NEED }, () => askConsultant(need, consultant()))
    const another = consultant()
    const ask = () =>
      post(
        needPage,
        need.enterprise,
        { needId: need.needId },
        {
          step: 'request',
          profileIds: another.profileId,
          message: '',
          contactFrom: 'chosen',
        },
      )
    const refused = await ask()
    expect(refused.data.error?.profileIds).toEqual([
      m.error_request_too_many({ maximum: MAX_REQUESTS_PER_NEED, left: 0 }),
    ])
    withdraw(sent[0]!)
    const { left } = await needPage.loader(await args(need.enterprise, { needId: need.needId }))
    expect(left).toBe(1)
    expect(ledTo(await ask())[0]).toBe(303)
  })

  it('says nothing against the consultant, and leaves a need that nobody is asked about to be pushed', () => {
    const silent = sentOn(MONDAY)
    const officer = department()
    const behaviour = () => replyHistory().behaviour(silent.profileId).counted
    at(on('2026-03-20'), () => {
      expect(behaviour()).toBe(1)
      expect(worklist(officer)).toMatchObject({ overdue: 1, unasked: 0 })
      withdraw(silent)
      expect(behaviour()).toBe(0)
      expect(worklist(officer)).toMatchObject({ overdue: 0, unasked: 1 })
      expect(needRecords(officer, 'requested')).toHaveLength(1)
    })
  })
})

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
