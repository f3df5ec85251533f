import { and, eq, isNotNull } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withdrawProfile } from '~/domain/directory/withdraw-profile.server'
import { addDays } from '~/domain/days'
import { remind } from '~/domain/notifications/remind.server'
import { declineInterest } from '~/domain/proposals/answer-interest.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { isOpenRequest, MAX_REQUESTS_PER_NEED } from '~/domain/proposals/lifecycle'
import { sayInterested } from '~/domain/proposals/say-interested.server'
import { sayOpenInterest } from '~/domain/proposals/say-open-interest.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { stopWaves } from '~/domain/proposals/stop-waves.server'
import { leftToInvite } from '~/domain/proposals/waves.server'
import { withdrawRequest } from '~/domain/proposals/withdraw-request.server'
import * as needPage from '~/routes/enterprise/need'
import * as wavesPage from '~/routes/enterprise/waves'
import { dailyJobs } from '~/worker/daily-jobs.server'
import { drainJobs } from '~/worker/worker.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { jobs, notifications, organisations, profiles } from '~db/schema'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { ledTo, marksOn, post } from './page-calls'
import { refusal } from './refusal'
import { htmlOf, MONDAY, on } from './sent-requests'
import {
  standingAt,
  type Consultant,
  needWithList,
  type Need,
  keepList,
  needOf,
  start,
  sentOf,
  waveOf,
  requestTo,
  decline,
  morning,
  standing,
} from './waves'

beforeEach(freshDatabase)
afterEach(() => {
  vi.useRealTimers()
})

describe('a wave invites', () => {
  it('nobody who was ever invited, was answered no, is tied, is not introduced, or only certifies', () => {
    const need = needWithList(9)
    const [invited, refused, tied, gone] = need.list as [Consultant, Consultant, Consultant, Consultant]
    at(on(MONDAY), () => {
      sendRequests(need.enterprise, need.needId, { profileIds: [invited.profileId], message: '' })
      declineRequest(invited.actor, requestTo(invited, need), { reason: 'other' })
      const id = newId()
      sayOpenInterest(refused.actor, need.needId, { id, message: 'Tôi làm được.' })
      declineInterest(need.enterprise, need.needId, id, 'other_experience')
      const own = eq(organisations.id, need.enterprise.organisationId!)
      db.update(organisations).set({ taxCode: '9900000024' }).where(own).run()
      db.update(organisations)
        .set({ taxCode: '9900000024' })
        .where(eq(organisations.id, tied.actor.organisationId!))
        .run()
      withdrawProfile(gone.actor)
      db.update(profiles)
        .set({ roles: ['certification'] })
        .where(eq(profiles.id, need.list[4]!.profileId))
        .run()
      start(need)
    })
    expect(waveOf(need, 1)).toEqual([6, 7, 8, 9])
  })

  it('who said that they are interested, who is so at once', () => {
    const need = needWithList(6)
    at(on(MONDAY), () => sayOpenInterest(need.list[5]!.actor, need.needId, { id: newId(), message: 'Tôi làm được.' }))
    at(on(MONDAY), () => start(need))
    decline(need, 1, '2026-03-03')
    morning('2026-03-05')
    const last = sentOf(need).find(({ wave }) => wave === 2)
    expect(last).toMatchObject({ profileId: need.list[5]!.profileId, interestMessage: 'Tôi làm được.' })
  })

  it('never more than are open at a time, and nobody twice, whatever happens meanwhile', { timeout: 90_000 }, () => {
    let seed = 20_260_302
    const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    for (let story = 0; story < 12; story += 1) {
      const need = needWithList(12)
      at(on(MONDAY), () => start(need, { size: 1 + Math.floor(chance() * 5), wanted: 1 + Math.floor(chance() * 5) }))
      for (let day = addDays(MONDAY, 1); day < '2026-04-03'; day = addDays(day, 1)) {
        for (let run = chance() < 0.3 ? 2 : 1; run > 0; run -= 1) morning(day)
        at(on(day), () => happenTo(need, chance))
        const sent = sentOf(need)
        expect(sent.filter(isOpenRequest).length).toBeLessThanOrEqual(MAX_REQUESTS_PER_NEED)
        expect(new Set(sent.map(({ profileId }) => profileId)).size).toBe(sent.length)
      }
    }
  })
})

/** Somebody answers, the enterprise takes one back, invites by hand, stops or begins again. */
function happenTo(need: Need, chance: () => number) {
  const waiting = sentOf(need).filter(({ status, interestedAt }) => status === 'sent' && !interestedAt)
  const one = waiting[Math.floor(chance() * waiting.length)]
  const what = chance()
  if (one && what < 0.3) {
    const who = need.list.find(({ profileId }) => profileId === one.profileId)!
    if (what < 0.12) sayInterested(who.actor, one.id, {})
    else declineRequest(who.actor, one.id, { reason: 'other' })
  } else if (one && what < 0.4) withdrawRequest(need.enterprise, need.needId, one.id, { reason: 'no_answer' })
  else if (what < 0.5 && sentOf(need).filter(isOpenRequest).length < MAX_REQUESTS_PER_NEED) {
    const [next] = leftToInvite(needOf(need))
    if (next) sendRequests(need.enterprise, need.needId, { profileIds: [next], message: '' })
  } else if (what < 0.55) stopWaves(need.enterprise, need.needId)
  else if (what < 0.7 && standing(need).stoppedAt && sentOf(need).filter(isOpenRequest).length < 5)
    if (leftToInvite(needOf(need)).length > 0) start(need)
}

describe('the enterprise begins', () => {
  it('on a page that says who is first and when the next wave is; sent twice it is one', async () => {
    const need = needWithList(7)
    const ids = { needId: need.needId }
    expect(await htmlOf(needPage, need.enterprise, ids)).toContain(`/needs/${need.needId}/waves`)
    const html = await htmlOf(wavesPage, need.enterprise, ids)
    for (const place of [1, 2, 3, 4, 5]) expect(html).toContain(`Chuyên gia số ${place}`)
    expect(html).not.toContain('Chuyên gia số 6')
    const [readAs] = await marksOn(wavesPage, need.enterprise, ids)
    const form = { step: 'start', id: newId(), size: '3', wanted: '2', contactFrom: 'chosen', readAs: readAs! }
    expect((await post(wavesPage, need.enterprise, ids, { ...form, size: '9' })).init.status).toBe(400)
    for (let sending = 0; sending < 2; sending += 1)
      expect(ledTo(await post(wavesPage, need.enterprise, ids, form))).toEqual([
        303,
        `/needs/${need.needId}?done=waves_started`,
      ])
    expect(waveOf(need, 1)).toEqual([1, 2, 3])
    expect((await post(wavesPage, need.enterprise, ids, { ...form, id: newId() })).init.status).toBe(409)
    expect(ledTo(await post(wavesPage, need.enterprise, ids, { step: 'stop' }))[1]).toContain('waves_stopped')
    expect(standing(need)).toMatchObject({ stopReason: 'by_enterprise' })
  })

  it('not with others than it was shown, without a place, or without a list', async () => {
    const need = needWithList(6)
    const ids = { needId: need.needId }
    const [readAs] = await marksOn(wavesPage, need.enterprise, ids)
    keepList(need.needId, [...need.list].reverse())
    const form = { step: 'start', id: newId(), size: '3', wanted: '2', contactFrom: 'chosen', readAs: readAs! }
    expect((await post(wavesPage, need.enterprise, ids, form)).init.status).toBe(409)
    expect(sentOf(need)).toEqual([])
    const profileIds = need.list.slice(0, 5).map(({ profileId }) => profileId)
    sendRequests(need.enterprise, need.needId, { profileIds, message: '' })
    expect(refusal(() => start(need))).toMatchObject({ code: 'request.too_many' })
    expect(refusal(() => start(needWithList(0)))).toEqual({ code: 'waves.nobody_left' })
  })
})

it('is a job of every morning, before the mails; while waves go on nobody is told that all were asked in vain', async () => {
  const need = needWithList(9)
  at(on(MONDAY), () => start(need))
  for (const place of [1, 2, 3, 4, 5]) decline(need, place, '2026-03-03')
  at(on('2026-03-04'), remind)
  expect(toldTo(need.enterprise)).not.toContain('need_unanswered')
  await standingAt(new Date('2026-03-05T07:00:05+07:00'), async () => {
    db.delete(jobs).run()
    dailyJobs()()
    dailyJobs()()
    await drainJobs()
  })
  expect(waveOf(need, 2)).toEqual([6, 7, 8, 9])
  const mailed = and(eq(notifications.kind, 'waves_sent'), isNotNull(notifications.mailId))
  expect(db.select().from(notifications).where(mailed).all()).toHaveLength(1)
})
