import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Day } from '~/domain/days'
import { followUpRows } from '~/domain/follow-up/lists.server'
import { pushFollowUp } from '~/domain/follow-up/push.server'
import { worklist } from '~/domain/programme/queries.server'
import { sayInterested } from '~/domain/proposals/say-interested.server'
import * as m from '~/i18n/paraglide/messages'
import * as followedPage from '~/routes/department/followed'
import * as listPage from '~/routes/department/follow-up'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { requests } from '~db/schema'
import { askConsultant, colleague, consultant, department, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { ledTo, post } from '../work/page-calls'
import { htmlOf, MONDAY, on, sentOn } from '../work/sent-requests'
import { standingAt } from '../work/waves'

beforeEach(freshDatabase)

const THURSDAY: Day = '2026-03-05'
const ofRequest = ({ requestId }: { requestId: string }) => ({ about: 'request', recordId: requestId })
const ofNeed = ({ needId }: { needId: string }) => ({ about: 'need', recordId: needId })
const requestRow = (id: string) => db.select().from(requests).where(eq(requests.id, id)).get()!

describe('a need with several invitations without an answer', () => {
  const names = ['Trung tâm Suối Mơ', 'Viện Đo lường Tây Bắc', 'Chuyên gia Lò Văn Sen']

  function silentNeed() {
    const officer = department()
    const need = at(on(MONDAY), () => publishedNeed())
    const asked = names.map((name) => at(on(MONDAY), () => askConsultant(need, consultant({ name }))))
    const of = (day: Day) => at(on(day), () => followUpRows(officer).filter(({ recordId }) => recordId === need.needId))
    return { officer, need, asked, of }
  }

  it('stands once, says how many, since when and who, and moves as a whole once somebody is introduced', async () => {
    const { officer, need, asked, of } = silentNeed()
    const [row, ...more] = of(THURSDAY)
    expect(more).toEqual([])
    expect(row).toMatchObject({ kind: 'no_reply', about: 'need', since: MONDAY })
    expect(row!.parts.map(({ requestId }) => requestId).sort()).toEqual(asked.map(({ requestId }) => requestId).sort())
    expect(at(on(THURSDAY), () => worklist(officer).followUps)).toBe(1)
    const html = await standingAt(on(THURSDAY), () => htmlOf(listPage, officer, {}))
    for (const words of [
      ...names,
      '3 người chưa trả lời',
      m.follow_up_each({ step: m.sent_request_remind(), count: '3' }),
    ])
      expect(html).toContain(words)

    // The department has Tuesday and Wednesday; from the page of one invitation it introduces somebody.
    expect(of('2026-03-12')[0]).toMatchObject({ kind: 'long_no_reply', isLate: false, dueOn: '2026-03-12' })
    const known = at(on(MONDAY), () => consultant({ name: 'Trung tâm Chất lượng Sông Mã' }))
    const form = { id: newId(), profileId: known.profileId, note: 'Ở gần, làm được ngay.' }
    at(on('2026-03-12'), () => pushFollowUp(officer, 'request', asked[0]!.requestId, { step: 'introduce', ...form }))
    expect(of('2026-03-13')).toMatchObject([{ isLate: false, dueOn: '2026-03-16', last: { act: 'introduced' } }])
    expect(of('2026-03-13')[0]!.parts).toHaveLength(3)
    const page = await standingAt(on('2026-03-13'), () =>
      htmlOf(followedPage, colleague(officer, 'member'), ofRequest(asked[1]!)),
    )
    expect(page).toContain(m.follow_up_act_introduced({ consultant: 'Trung tâm Chất lượng Sông Mã' }))
    expect(need.needId).toBe(of('2026-03-13')[0]!.recordId)
  })

  it('is late with the first of them that nobody did anything about; each can be reminded, all at once, or answered for', async () => {
    const { officer, need, asked, of } = silentNeed()
    const push = (day: Day, ids: { about: string; recordId: string }, form: Record<string, string>) =>
      standingAt(on(day), () => post(followedPage, officer, ids, form))
    await push(THURSDAY, ofRequest(asked[0]!), { step: 'remind' })
    expect(of(THURSDAY)).toMatchObject([{ dueOn: '2026-03-09' }])
    const page = await standingAt(on(THURSDAY), () => htmlOf(followedPage, officer, ofNeed(need)))
    for (const { requestId } of asked) expect(page).toContain(`/department/follow-up/request/${requestId}#interested`)
    expect(ledTo(await push(THURSDAY, ofNeed(need), { step: 'remind', list: 'no_reply' }))).toEqual([
      303,
      '/department/follow-up?list=no_reply&done=remind',
    ])
    expect(asked.map(({ requestId }) => requestRow(requestId).reminders)).toEqual([1, 1, 1])
    expect((await push(THURSDAY, ofNeed(need), { step: 'remind' })).init.status).toBe(400)
    await push('2026-03-06', ofRequest(asked[1]!), { step: 'decline', reason: 'too_far' })
    expect(of('2026-03-09')[0]!.parts).toHaveLength(2)
    const story = await standingAt(on('2026-03-09'), () => htmlOf(followedPage, officer, ofNeed(need)))
    expect(story).toContain(m.follow_up_act_of({ act: m.follow_up_act_decline_noted(), consultant: names[1]! }))
    for (const { consultant: who, requestId } of [asked[0]!, asked[2]!])
      at(on('2026-03-09'), () => sayInterested(who, requestId, {}))
    expect((await push('2026-03-09', ofNeed(need), { step: 'remind' })).init.status).toBe(409)
    expect(of('2026-03-09')).toEqual([])
  })
})

it('reads of each who can be introduced why they fit, where they are and what they have not answered; and what to do where nobody is left', async () => {
  const officer = department()
  const sent = sentOn(MONDAY)
  const busy = consultant({ name: 'Trung tâm Chất lượng Sông Mã' })
  askConsultant(publishedNeed(), busy)
  const html = await htmlOf(followedPage, officer, ofNeed(sent))
  const card = html.slice(html.indexOf('Trung tâm Chất lượng Sông Mã'))
  expect(card).toContain('type="radio"')
  expect(card).toContain(m.match_reason_subject({ subject: 'ISO 22000' }))
  expect(card).toContain(m.follow_up_offered_waiting({ count: '1' }))
  expect(card).toContain(m.follow_up_offered_subject())
  expect(html).not.toContain('<select name="profileId"')
  const none = await post(followedPage, officer, ofNeed(sent), { step: 'introduce', id: newId() })
  expect(none.data.error).toHaveProperty('profileId')
  pushFollowUp(officer, 'need', sent.needId, { step: 'introduce', id: newId(), profileId: busy.profileId })
  const left = await htmlOf(followedPage, officer, ofNeed(sent))
  expect(left).toContain(m.follow_up_introduce_nobody())
  expect(left).toContain(m.follow_up_nobody_search())
})
