import { beforeEach, describe, expect, it } from 'vitest'
import { messagesOf } from '~/domain/conversation/queries.server'
import { addDays, type Day } from '~/domain/days'
import { replyHistory } from '~/domain/matching/reply-history.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { mayReadFilesOfNeed } from '~/domain/proposals/need-files.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { MAX_REMINDERS, MAX_REQUESTS_PER_NEED } from '~/domain/proposals/lifecycle'
import { requestsOf } from '~/domain/proposals/queries.server'
import { remindOfRequest } from '~/domain/proposals/remind-of-request.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { needRecords, worklist } from '~/domain/programme/queries.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as needPage from '~/routes/enterprise/need'
import * as proposalsPage from '~/routes/enterprise/proposals'
import * as sentPage from '~/routes/enterprise/sent-request'
import * as requestPage from '~/routes/consultant/request'
import { at, today } from '~db/clock'
import {
  askConsultant,
  colleague,
  consultant,
  department,
  offer,
  propose,
  publishedNeed,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from './page-calls'
import { refusal } from './refusal'
import {
  type Sent,
  idsOf,
  statusOf,
  eventsOf,
  times,
  htmlOf,
  on,
  MONDAY,
  sentOn,
  remind,
  withdraw,
} from './sent-requests'

beforeEach(freshDatabase)

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
    const officers = await htmlOf(needPage, department(), { needId: sent.needId })
    expect(officers).toContain(m.request_withdrawal_postponed())
    // What the two sides write to each other is read by an officer after saying why.
    expect(officers).not.toContain('Hoãn sang năm.')
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
