import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { endMembership } from '~/domain/accounts/change-membership.server'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { addDays, type Day } from '~/domain/days'
import { storeMatches } from '~/domain/matching/store-matches.server'
import { BUILT_IN_VERSION } from '~/domain/matching/ranking/weights'
import { MANY_UNANSWERED } from '~/domain/follow-up/lifecycle'
import { pushFollowUp } from '~/domain/follow-up/push.server'
import { followUpRows } from '~/domain/follow-up/lists.server'
import { managedNeed } from '~/domain/needs/queries.server'
import { askSilentNeeds } from '~/domain/needs/silent-needs.server'
import { worklist } from '~/domain/programme/queries.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { requestOf } from '~/domain/proposals/queries.server'
import { sayInterested } from '~/domain/proposals/say-interested.server'
import * as m from '~/i18n/paraglide/messages'
import * as requestPage from '~/routes/consultant/request'
import * as followedPage from '~/routes/department/followed'
import * as listPage from '~/routes/department/follow-up'
import * as needPage from '~/routes/enterprise/need'
import { toldItem } from '~/views/notifications/told.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { needs, notifications, requests } from '~db/schema'
import { askConsultant, colleague, consultant, department, enterprise, propose, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from '../work/page-calls'
import { htmlOf, MONDAY, on, remind, sentOn } from '../work/sent-requests'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

const THURSDAY: Day = '2026-03-05'
/** The first day after five working days. */
const NEXT_TUESDAY: Day = '2026-03-10'

const kindsOn = (officer: Actor, day: Day) => at(on(day), () => followUpRows(officer).map(({ kind }) => kind))
const ofRequest = ({ requestId }: { requestId: string }) => ({ about: 'request', recordId: requestId })
const ofNeed = ({ needId }: { needId: string }) => ({ about: 'need', recordId: needId })
const requestRow = (id: string) => db.select().from(requests).where(eq(requests.id, id)).get()!
/** What somebody reads of the last thing that they were told. */
const lastTold = ({ userId }: Actor, kind: string) =>
  toldItem(
    db
      .select()
      .from(notifications)
      .where(eq(notifications.userId, userId))
      .all()
      .filter((row) => row.kind === kind)
      .at(-1)!,
  )!
const matched = ({ enterprise: owner, needId }: { enterprise: Actor; needId: string }, profileIds: string[] = []) =>
  storeMatches(
    managedNeed(owner, needId),
    profileIds.map((profileId) => ({ profileId, score: 0, reasons: [], missing: [], isNewcomer: false })),
    BUILT_IN_VERSION,
  )

describe('what waits too long', () => {
  it('is listed by working days, and as often as it is counted', async () => {
    const officer = department()
    const sent = sentOn(MONDAY)
    expect(kindsOn(officer, '2026-03-04')).toEqual([])
    expect(kindsOn(officer, THURSDAY)).toEqual(['no_reply'])
    expect(kindsOn(officer, addDays(NEXT_TUESDAY, -1))).toEqual(['no_reply'])
    expect(kindsOn(officer, NEXT_TUESDAY)).toEqual(['long_no_reply'])
    expect(at(on(THURSDAY), () => worklist(officer).followUps)).toBe(1)
    // Another province's is nobody's business here.
    expect(kindsOn(department({ provinceCode: '11' }), THURSDAY)).toEqual([])
    at(on(THURSDAY), () => sayInterested(sent.consultant, sent.requestId, {}))
    expect(kindsOn(officer, NEXT_TUESDAY)).toEqual([])
  })

  it('is late for the department two working days after it came, or after it did something', () => {
    const officer = department()
    const sent = sentOn(MONDAY)
    const late = (day: Day) => at(on(day), () => followUpRows(officer)[0]!.isLate)
    // Came on Thursday; Friday and Monday are the department's.
    expect([late('2026-03-09'), late('2026-03-06')]).toEqual([false, false])
    // On Tuesday it moved to those that wait long.
    expect([late('2026-03-12'), late('2026-03-13')]).toEqual([false, true])
    at(on('2026-03-13'), () => pushFollowUp(officer, 'request', sent.requestId, { step: 'remind' }))
    expect([late('2026-03-17'), late('2026-03-18')]).toEqual([false, true])
  })

  it('is a need for which nobody is asked and nobody is left, once somebody looked', () => {
    const officer = department()
    const need = publishedNeed()
    const kinds = () => followUpRows(officer).map(({ kind }) => kind)
    expect(kinds()).toEqual([])
    const [first] = [consultant()]
    matched(need, [first.profileId])
    expect(kinds()).toEqual([])
    const { requestId } = askConsultant(need, first)
    expect(kinds()).toEqual([])
    declineRequest(first.actor, requestId, { reason: 'too_far' })
    expect(kinds()).toEqual(['no_candidates'])
  })

  it('shows each with the one button that helps first', async () => {
    const officer = department()
    const sent = sentOn(MONDAY)
    const html = await htmlOf(listPage, officer, {})
    expect(html).toContain(`/department/follow-up/need/${sent.needId}#introduce`)
    expect(html).toContain('name="step" value="ask"')
    await expect(listPage.loader(await args(officer, {}, undefined, '?list=nothing'))).rejects.toMatchObject({
      status: 404,
    })
  })
})

describe('the department pushes', () => {
  it('reminds a consultant by the enterprise’s own rule, says that it does, and wakes no need', async () => {
    const officer = department()
    const sent = at(on(addDays(MONDAY, -2)), () => sentOn(MONDAY))
    const activeAt = () => db.select().from(needs).where(eq(needs.id, sent.needId)).get()!.activeAt
    const before = activeAt()
    const answer = await post(followedPage, officer, ofRequest(sent), { step: 'remind', list: 'no_reply' })
    expect(ledTo(answer)).toEqual([303, '/department/follow-up?list=no_reply&done=remind'])
    expect(lastTold(sent.consultant, 'request_reminded').title).toContain('Sở nhắc')
    expect(activeAt()).toEqual(before)
    expect(refusal(() => remind(sent, new Date()))).toMatchObject({ code: 'request.reminded_lately' })
    const again = await post(followedPage, officer, ofRequest(sent), { step: 'remind' })
    expect(again.init.status).toBe(400)
    expect(await htmlOf(requestPage, sent.consultant, { requestId: sent.requestId })).toContain('Sở nhắc lúc')
    expect(await htmlOf(followedPage, officer, ofRequest(sent))).toContain(m.follow_up_act_reminded())
  })

  it('notes down what the consultant said by telephone, which both sides read', async () => {
    const officer = department()
    const sent = sentOn(MONDAY)
    const said = { step: 'interested', message: 'Tuần sau tôi gọi lại.' }
    expect(ledTo(await post(followedPage, officer, ofRequest(sent), said))[0]).toBe(303)
    expect(toldTo(sent.enterprise)).toContain('request_interested')
    expect(toldTo(sent.consultant)).toContain('answer_noted')
    expect(requestOf(sent.consultant, sent.requestId)).toMatchObject({ notedAnswer: 'interested', status: 'sent' })
    const twice = await post(followedPage, officer, ofRequest(sent), said)
    expect(twice.init.status).toBe(409)

    const wrong = await post(followedPage, officer, ofRequest(sent), { step: 'decline', note: 'Bận đến hết quý.' })
    expect(wrong.data.error).toHaveProperty('reason')
    expect(wrong.data.initialValue).toMatchObject({ note: 'Bận đến hết quý.' })
    await post(followedPage, officer, ofRequest(sent), { step: 'decline', reason: 'no_capacity' })
    expect(requestRow(sent.requestId)).toMatchObject({ status: 'declined', declineReason: 'no_capacity' })
    const theirs = await htmlOf(requestPage, sent.consultant, { requestId: sent.requestId })
    expect(theirs).toContain(m.request_noted())
    expect(await htmlOf(followedPage, officer, ofRequest(sent))).toContain(m.follow_up_act_decline_noted())
    const page = await htmlOf(needPage, sent.enterprise, { needId: sent.needId })
    expect(page).toContain(m.sent_request_noted())
    expect(page).toContain(m.need_event_request_declined_department())
    expect(toldTo(sent.consultant).filter((kind) => kind === 'answer_noted')).toHaveLength(2)
  })

  it('says plainly that it was answered meanwhile', async () => {
    const officer = department()
    const sent = sentOn(MONDAY)
    declineRequest(sent.consultant, sent.requestId, { reason: 'other', note: 'Nói riêng với anh chị.' })
    const late = await post(followedPage, officer, ofRequest(sent), {
      step: 'decline',
      reason: 'too_far',
      note: 'Ở xa.',
    })
    expect(late.init.status).toBe(409)
    expect(late.data.error?.['']).toBeDefined()
    expect(requestRow(sent.requestId)).toMatchObject({ declineReason: 'other', notedAnswer: null })
    expect(await htmlOf(followedPage, officer, ofRequest(sent))).toContain(m.follow_up_not_listed())
    // What the two sides write to each other is theirs.
    expect(JSON.stringify(await followedPage.loader(await args(officer, ofRequest(sent))))).not.toContain('Nói riêng')
  })

  it('introduces a consultant, whom the enterprise invites or not', async () => {
    const officer = department()
    const need = publishedNeed()
    const other = publishedNeed({ enterprise: need.enterprise })
    const asked = askConsultant(need, consultant())
    const known = consultant({ name: 'Trung tâm Chất lượng Sông Mã' })
    const id = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'
    const form = { step: 'introduce', id, profileId: known.profileId, note: 'Đã làm với cơ sở chè ở Vân Hồ.' }
    const introduce = (typed = form) => post(followedPage, officer, ofRequest(asked), typed)
    expect(ledTo(await introduce())[0]).toBe(303)
    expect(ledTo(await introduce())[0]).toBe(303)
    expect(toldTo(need.enterprise).filter((kind) => kind === 'consultant_introduced')).toHaveLength(1)
    const { title, text, path } = lastTold(need.enterprise, 'consultant_introduced')
    expect(title).toContain('Trung tâm Chất lượng Sông Mã')
    expect(text).toContain('Vân Hồ')
    expect(path).toBe(`/consultants/${known.profileId}/invite?need=${need.needId}`)
    expect(other.needId).not.toBe(need.needId)
    expect(db.select().from(requests).all()).toHaveLength(1)
    const again = await introduce({ ...form, id: 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a12' })
    expect(again.data.error).toHaveProperty('profileId')
    const taken = { ...form, id: 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a13', profileId: asked.profileId }
    expect((await introduce(taken)).data.error).toHaveProperty('profileId')
  })

  it('asks a consultant to extend an offer whose time is over, and the enterprise to choose', async () => {
    const officer = department()
    const offered = at(on(MONDAY), () => propose(sentOn(MONDAY), { validUntil: '2026-03-31' }))
    expect(kindsOn(officer, '2026-03-31')).toEqual([])
    expect(kindsOn(officer, '2026-04-01')[0]).toBe('offer_lapsed')
    expect(ledTo(await post(followedPage, officer, ofRequest(offered), { step: 'extend' }))[0]).toBe(303)
    expect(toldTo(offered.consultant)).toContain('extension_asked')
    expect((await post(followedPage, officer, ofRequest(offered), { step: 'extend' })).init.status).toBe(400)
    expect(ledTo(await post(followedPage, officer, ofRequest(offered), { step: 'choose' }))[0]).toBe(303)
    expect(toldTo(offered.enterprise)).toContain('choice_asked')
  })

  it('asks about a silent need, as one of the two times', async () => {
    const officer = department()
    const need = at(on(MONDAY), () => publishedNeed())
    const state = () => db.select().from(needs).where(eq(needs.id, need.needId)).get()!
    expect(kindsOn(officer, addDays(MONDAY, 29))).not.toContain('silent')
    expect(kindsOn(officer, addDays(MONDAY, 30))).toContain('silent')
    at(on(addDays(MONDAY, 30)), askSilentNeeds)
    expect(state().asks).toBe(1)
    expect(ledTo(await post(followedPage, officer, ofNeed(need), { step: 'ask' }))[0]).toBe(303)
    expect(state()).toMatchObject({ asks: 2, status: 'published' })
    expect((await post(followedPage, officer, ofNeed(need), { step: 'ask' })).init.status).toBe(409)
    askSilentNeeds()
    expect(state().status).toBe('published')
    expect(toldTo(need.enterprise).filter((kind) => kind === 'need_still_wanted')).toHaveLength(2)
  })

  it('leaves it to a colleague where the officer belongs to one of the sides', async () => {
    const officer = department()
    const owner = enterprise()
    const sent = sentOn(MONDAY, { enterprise: owner })
    joinOrganisation(officer.userId, { joins: owner.organisationId!, as: 'member' })
    const refused = await post(followedPage, officer, ofRequest(sent), { step: 'remind' })
    expect(refused.data.error?.['']).toEqual([m.error_own_interest()])
    expect(await htmlOf(followedPage, officer, ofRequest(sent))).toContain(m.follow_up_own_matter())
  })
})

describe('the journal', () => {
  it('keeps notes for officers only, and says whose it is', async () => {
    const officer = department()
    const sen = colleague(officer, 'member')
    const sent = sentOn(MONDAY)
    const note = { step: 'note', id: 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11', note: 'Gọi hai lần, máy bận.' }
    await post(followedPage, officer, ofRequest(sent), note)
    await post(followedPage, officer, ofRequest(sent), note)
    const html = await htmlOf(followedPage, sen, ofRequest(sent))
    expect(html.split('Gọi hai lần, máy bận.')).toHaveLength(2)
    expect(await htmlOf(needPage, sent.enterprise, { needId: sent.needId })).not.toContain('máy bận')

    expect(
      ledTo(await post(followedPage, officer, ofRequest(sent), { step: 'assign', assigneeId: sen.userId }))[0],
    ).toBe(303)
    expect(toldTo(sen)).toContain('follow_up_assigned')
    expect(toldTo(officer)).not.toContain('follow_up_assigned')
    expect(lastTold(sen, 'follow_up_assigned').path).toBe(`/department/follow-up/request/${sent.requestId}`)
    const mine = async (who: Actor) => {
      const { listed } = await listPage.loader(await args(who, {}, undefined, '?list=mine'))
      return listed.rows.length
    }
    expect([await mine(sen), await mine(officer)]).toEqual([1, 0])
    await post(followedPage, sen, ofRequest(sent), { step: 'unassign' })
    expect(await mine(sen)).toBe(0)
    await post(followedPage, sen, ofRequest(sent), { step: 'assign', assigneeId: sen.userId })
    endMembership(officer, sen.userId)
    expect(followUpRows(officer)[0]!.assignee).toBeNull()
  })

  it('gives nothing to readers and strangers', async () => {
    const officer = department()
    const sent = sentOn(MONDAY)
    const reader = colleague(officer, 'reader')
    for (const { userId } of [reader, sent.enterprise]) {
      const wrong = await post(followedPage, officer, ofRequest(sent), { step: 'assign', assigneeId: userId })
      expect(wrong.data.error).toHaveProperty('assigneeId')
    }
    expect((await post(followedPage, reader, ofRequest(sent), { step: 'remind' })).status).toBe(403)
    const other = department({ provinceCode: '11' })
    expect((await post(followedPage, other, ofRequest(sent), { step: 'remind' })).status).toBe(404)
    expect(
      (await post(followedPage, officer, { about: 'mail', recordId: sent.requestId }, { step: 'remind' })).status,
    ).toBe(404)
    // A consultant's page is no place for what is done about a request.
    expect(
      (await post(followedPage, officer, { about: 'profile', recordId: sent.profileId }, { step: 'remind' })).status,
    ).toBe(404)
  })
})

it('many unanswered invitations put a consultant on the list', () => {
  const officer = department()
  const asked = consultant()
  for (let sent = 1; sent < MANY_UNANSWERED; sent += 1) sentOn(MONDAY, { consultant: asked })
  expect(kindsOn(officer, THURSDAY)).not.toContain('many_unanswered')
  sentOn(MONDAY, { consultant: asked })
  const rows = at(on(THURSDAY), () => followUpRows(officer)).filter(({ kind }) => kind === 'many_unanswered')
  expect(rows).toMatchObject([{ recordId: asked.profileId, unanswered: MANY_UNANSWERED }])
})
