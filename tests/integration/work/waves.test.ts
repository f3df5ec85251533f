import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { endMembership } from '~/domain/accounts/change-membership.server'
import { addDays, type Day } from '~/domain/days'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { isOpenRequest, MAX_REQUESTS_PER_NEED } from '~/domain/proposals/lifecycle'
import { declineInterest } from '~/domain/proposals/answer-interest.server'
import { sayOpenInterest } from '~/domain/proposals/say-open-interest.server'
import { stopWaves } from '~/domain/proposals/stop-waves.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { MOST_INVITED } from '~/domain/proposals/waves'
import { withdrawRequest } from '~/domain/proposals/withdraw-request.server'
import * as m from '~/i18n/paraglide/messages'
import * as needPage from '~/routes/enterprise/need'
import { formatDay } from '~/i18n/format'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { notifications } from '~db/schema'
import { toldItem } from '~/views/notifications/told.server'
import { colleague, consultant, offer } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { htmlOf, MONDAY, on } from './sent-requests'
import {
  standingAt,
  needWithList,
  type Need,
  start,
  sentOf,
  waveOf,
  requestTo,
  decline,
  like,
  morning,
  mornings,
  standing,
  eventsNamed,
  stepOn,
} from './waves'

beforeEach(freshDatabase)
afterEach(() => {
  vi.useRealTimers()
})

describe('a wave with two declines, and a second wave', () => {
  it('goes over a weekend and a public holiday: two working days belong whole to those invited', async () => {
    // Wednesday 29/4/2026; 30/4 and 1/5 are days off, then the weekend. The two working days are Monday and Tuesday.
    const need = needWithList(10, '2026-04-29')
    at(on('2026-04-29'), () => start(need))
    expect(waveOf(need, 1)).toEqual([1, 2, 3, 4, 5])
    decline(need, 2, '2026-05-04')
    decline(need, 4, '2026-05-05')
    expect(await stepOn(need, '2026-05-05')).toEqual({ kind: 'waves', actor: 'system', dueOn: '2026-05-06' })
    mornings('2026-04-30', '2026-05-05')
    expect(waveOf(need, 2)).toEqual([])
    for (let run = 0; run < 3; run += 1) morning('2026-05-06')
    expect(waveOf(need, 2)).toEqual([6, 7])
    expect(sentOf(need)).toHaveLength(7)
    expect(sentOf(need).filter(isOpenRequest)).toHaveLength(MAX_REQUESTS_PER_NEED)
    expect(eventsNamed('waves.sent')).toMatchObject([{ userId: null, needId: need.needId }])
    for (const { sentBy, message, contactFrom } of sentOf(need))
      expect([sentBy, message, contactFrom]).toEqual([need.enterprise.userId, 'Mời anh chị.', 'interested'])

    for (const place of [6, 7]) expect(toldTo(need.list[place - 1]!.actor)).toContain('request_received')
    const told = db.select().from(notifications).where(eq(notifications.kind, 'waves_sent')).all()
    expect(told).toMatchObject([{ userId: need.enterprise.userId, mail: 'daily' }])
    const { title } = toldItem(told[0]!)!
    expect(title).toBe(m.notice_waves_sent({ number: '2', names: 'Chuyên gia số 6 và Chuyên gia số 7' }))
    const html = await standingAt(on('2026-05-06'), () => htmlOf(needPage, need.enterprise, { needId: need.needId }))
    expect(html).toContain(m.waves_sent_on({ number: '2', day: formatDay('2026-05-06') }))
  })

  it('that would be due on a Saturday goes out on Monday', () => {
    const need = needWithList(8, '2026-03-04')
    at(on('2026-03-04'), () => start(need, { size: 2 }))
    mornings('2026-03-05', '2026-03-08')
    expect(sentOf(need)).toHaveLength(2)
    morning('2026-03-09')
    expect(waveOf(need, 2)).toEqual([3, 4])
  })

  it('is not sent where enough are interested; who said no since is not counted', () => {
    const need = needWithList(10)
    at(on(MONDAY), () => start(need))
    for (const place of [1, 2, 3]) like(need, place, '2026-03-03')
    decline(need, 5, '2026-03-03')
    morning('2026-03-05')
    expect(standing(need)).toMatchObject({ stopReason: 'enough', number: 1 })
    expect(sentOf(need)).toHaveLength(5)
    expect(toldTo(need.enterprise)).not.toContain('waves_ended')

    const other = needWithList(10)
    at(on(MONDAY), () => start(other))
    for (const place of [1, 2, 3]) like(other, place, '2026-03-03')
    at(on('2026-03-03'), () => submitProposal(other.list[0]!.actor, requestTo(other.list[0]!, other), offer()))
    decline(other, 2, '2026-03-04')
    morning('2026-03-05')
    expect(waveOf(other, 2)).toEqual([6])
  })
})

it('who said on their own that they are interested counts: no wave goes out while the enterprise has not answered them', async () => {
  const need = needWithList(10)
  at(on(MONDAY), () => start(need, { size: 3, wanted: 2 }))
  like(need, 1, '2026-03-03')
  const other = consultant({ name: 'Trung tâm Suối Mơ' })
  const interestId = newId()
  at(on('2026-03-03'), () => sayOpenInterest(other.actor, need.needId, { id: interestId, message: 'Tôi làm được.' }))
  mornings('2026-03-04', '2026-03-09')
  expect(sentOf(need)).toHaveLength(3)
  expect(standing(need)).toMatchObject({ stoppedAt: null, number: 1 })
  expect((await stepOn(need, '2026-03-09')).kind).toBe('interest')
  const html = await standingAt(on('2026-03-09'), () => htmlOf(needPage, need.enterprise, { needId: need.needId }))
  expect(html).toContain(m.waves_held({ wanted: '2', waiting: '1' }))
  at(on('2026-03-09'), () => declineInterest(need.enterprise, need.needId, interestId, 'too_far'))
  morning('2026-03-10')
  expect(waveOf(need, 2)).toEqual([4, 5])
})

it('silent consultants keep their places: the next wave waits for one, and says so once', async () => {
  const need = needWithList(9)
  at(on(MONDAY), () => start(need))
  expect((await stepOn(need, '2026-03-03')).kind).toBe('wait')
  mornings('2026-03-03', '2026-03-09')
  expect(sentOf(need)).toHaveLength(5)
  expect(eventsNamed('waves.blocked')).toHaveLength(1)
  expect(toldTo(need.enterprise, { unread: true })).toContain('waves_blocked')
  const html = await standingAt(on('2026-03-09'), () => htmlOf(needPage, need.enterprise, { needId: need.needId }))
  expect(html).toContain(m.waves_full({ maximum: '5', day: formatDay('2026-03-10') }))
  const [silent] = sentOf(need)
  at(on('2026-03-09'), () => withdrawRequest(need.enterprise, need.needId, silent!.id, { reason: 'no_answer' }))
  expect(toldTo(need.enterprise, { unread: true })).not.toContain('waves_blocked')
  morning('2026-03-10')
  expect(waveOf(need, 2)).toEqual([6])
})

describe('waves end', () => {
  const tellsIt = ({ enterprise: who }: Need) => toldTo(who).filter((kind) => kind === 'waves_ended').length

  it('once as many were invited as may be, and once nobody is left; the enterprise is told what to do', async () => {
    const many = needWithList(MOST_INVITED + 3)
    const few = needWithList(7)
    for (const need of [many, few]) {
      at(on(MONDAY), () => start(need))
      for (let day: Day = MONDAY; day < '2026-04-20'; day = addDays(day, 1)) {
        morning(day)
        for (const { profileId } of sentOf(need).filter(isOpenRequest))
          decline(need, need.list.findIndex((one) => one.profileId === profileId) + 1, day)
      }
    }
    expect([sentOf(many).length, standing(many).stopReason]).toEqual([MOST_INVITED, 'most_invited'])
    expect([waveOf(many, 2), waveOf(many, 3)]).toEqual([
      [6, 7, 8, 9, 10],
      [11, 12, 13, 14, 15],
    ])
    expect([sentOf(few).length, standing(few).stopReason]).toEqual([7, 'nobody_left'])
    for (const need of [many, few]) expect(tellsIt(need)).toBe(1)
    const html = await htmlOf(needPage, few.enterprise, { needId: few.needId })
    expect(html).toContain(m.waves_stopped_nobody_left())
  })

  it('with a choice, with the need, and by the enterprise; nothing is sent after that', () => {
    const [chosen, closed, stopped] = [needWithList(9), needWithList(9), needWithList(9)]
    for (const need of [chosen, closed, stopped]) {
      at(on(MONDAY), () => start(need, { size: 2 }))
      decline(need, 2, '2026-03-03')
    }
    const proposal = at(on('2026-03-03'), () => {
      const made = offer()
      submitProposal(chosen.list[0]!.actor, requestTo(chosen.list[0]!, chosen), made)
      return made
    })
    at(on('2026-03-04'), () => awardProposal(chosen.enterprise, proposal.id, { seen: '1.0', knowing: true }))
    at(on('2026-03-04'), () => closeNeed(closed.enterprise, closed.needId, 'solved'))
    at(on('2026-03-04'), () => stopWaves(stopped.enterprise, stopped.needId))
    mornings('2026-03-05', '2026-03-20')
    const ends = [chosen, closed, stopped].map((need) => [standing(need).stopReason, sentOf(need).length])
    expect(ends).toEqual([
      ['chosen', 2],
      ['need_closed', 2],
      ['by_enterprise', 2],
    ])
  })

  it('where whoever began them has left, or may only look', () => {
    const need = needWithList(9)
    const by = colleague(need.enterprise, 'member')
    at(on(MONDAY), () => start(need, { by }))
    decline(need, 1, '2026-03-03')
    endMembership(need.enterprise, by.userId)
    morning('2026-03-05')
    expect(standing(need).stopReason).toBe('starter_left')
    expect([sentOf(need).length, tellsIt(need)]).toEqual([5, 1])
  })
})
