import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { withdrawProfile } from '~/domain/directory/withdraw-profile.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { chooseInterest } from '~/domain/needs/choose-interest.server'
import { reopenNeed } from '~/domain/needs/reopen-need.server'
import { enterpriseContact } from '~/domain/proposals/enterprise-contact.server'
import { interestsOf } from '~/domain/proposals/interests.server'
import { MAX_INTERESTS, MAX_INTERESTS_PER_NEED, MAX_REQUESTS_PER_NEED } from '~/domain/proposals/lifecycle'
import { requestsOf } from '~/domain/proposals/queries.server'
import { acceptInterest, declineInterest } from '~/domain/proposals/answer-interest.server'
import { sayOpenInterest } from '~/domain/proposals/say-open-interest.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { withdrawOpenInterest } from '~/domain/proposals/withdraw-open-interest.server'
import * as m from '~/i18n/paraglide/messages'
import * as openNeedPage from '~/routes/consultant/open-need'
import * as openNeedsPage from '~/routes/consultant/open-needs'
import * as requestPage from '~/routes/consultant/request'
import * as requestsPage from '~/routes/consultant/requests'
import * as interestPage from '~/routes/enterprise/interest'
import * as needPage from '~/routes/enterprise/need'
import { toldItem } from '~/views/notifications/told.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { interests, notifications, organisations, profiles, requests } from '~db/schema'
import { askConsultant, consultant, department, enterprise, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { ledTo, post } from './page-calls'
import { refusal } from './refusal'
import { htmlOf } from './sent-requests'

beforeEach(freshDatabase)

const NAME = 'HTX Chè Thung Xa'
const PHONE = '0212 3855 000'
const MESSAGE = 'Tôi đã làm ISO 22000 cho ba xưởng chè, tháng sau lên được.'
type Consultant = ReturnType<typeof consultant>

const needOf = (owner = enterprise({ name: NAME })) => publishedNeed({ enterprise: owner })
type Need = ReturnType<typeof needOf>

function interested(need: Need, who: Consultant = consultant(), message = MESSAGE) {
  const interestId = newId()
  sayOpenInterest(who.actor, need.needId, { id: interestId, message })
  return { ...need, ...who, interestId }
}
const rowOf = (id: string) => db.select().from(interests).where(eq(interests.id, id)).get()!
const accept = ({ enterprise: owner, needId, interestId }: ReturnType<typeof interested>) =>
  acceptInterest(owner, needId, interestId, { message: 'Mời anh chị.', contactFrom: 'interested' })

describe('an introduced consultant who was not invited', () => {
  it('says that they are interested, is invited upon it, and is so already', async () => {
    const need = needOf()
    db.update(organisations).set({ phone: PHONE }).where(eq(organisations.id, need.enterprise.organisationId!)).run()
    const who = consultant({ name: 'Trung tâm Suối Mơ' })
    const ids = { needId: need.needId }
    const list = await htmlOf(openNeedsPage, who.actor, {})
    expect(list).toContain(`/open-needs/${need.needId}`)
    expect(await htmlOf(openNeedPage, who.actor, ids)).toContain(m.open_need_interest_lead())

    const interestId = newId()
    const form = { step: 'say', id: interestId, message: MESSAGE }
    for (let sending = 0; sending < 2; sending += 1)
      expect(ledTo(await post(openNeedPage, who.actor, ids, form))).toEqual([
        303,
        `/open-needs/${need.needId}?done=said`,
      ])
    expect((await post(openNeedPage, who.actor, ids, { ...form, message: 'Khác' })).init.status).toBe(409)
    expect((await post(openNeedPage, who.actor, ids, { ...form, id: newId(), message: '' })).init.status).toBe(400)
    expect(db.select().from(interests).all()).toHaveLength(1)
    expect(await htmlOf(openNeedsPage, who.actor, {})).toContain(m.request_interested_tag())
    for (const page of [await htmlOf(requestsPage, who.actor, {}), await htmlOf(openNeedPage, who.actor, ids)])
      expect(page).not.toContain(NAME)

    expect(toldTo(need.enterprise)).toEqual(['interest_received'])
    const own = await htmlOf(needPage, need.enterprise, ids)
    for (const words of ['Trung tâm Suối Mơ', MESSAGE, m.need_next_interest({ count: '1' })])
      expect(own).toContain(words)
    const officer = await htmlOf(needPage, department(), ids)
    expect(officer).toContain('Trung tâm Suối Mơ')
    expect(officer).not.toContain(MESSAGE)

    const answerIds = { ...ids, interestId }
    expect(await htmlOf(interestPage, need.enterprise, answerIds)).toContain(MESSAGE)
    const invitation = { step: 'accept', message: 'Mời anh chị.', contactFrom: 'interested' }
    for (let sending = 0; sending < 2; sending += 1)
      expect(ledTo(await post(interestPage, need.enterprise, answerIds, invitation))).toEqual([
        303,
        `/needs/${need.needId}?done=requested`,
      ])
    const { toAnswer } = requestsOf(who.actor)
    expect(toAnswer).toHaveLength(1)
    const requestId = toAnswer[0]!.id
    expect(rowOf(interestId)).toMatchObject({ status: 'accepted', requestId })
    expect(toAnswer[0]!.interestedAt).toEqual(rowOf(interestId).saidAt)
    expect(enterpriseContact(who.actor, requestId)?.phone).toBe(PHONE)
    const asked = await htmlOf(requestPage, who.actor, { requestId })
    expect(asked).not.toContain(m.request_interested_open())
    expect(toldTo(who.actor)).toContain('request_received')
    expect(told(who, 'request_received').title).toBe(m.notice_interest_accepted({ enterprise: NAME }))
    expect(toldTo(need.enterprise, { unread: true })).toEqual([])
  })

  it('reads why they are not invited, and never of whom; and does not say so again', async () => {
    const text = `${NAME} muốn làm ISO 22000 để bán cho siêu thị, xin giúp.`
    const need = publishedNeed({ enterprise: enterprise({ name: NAME }), text })
    const said = interested(need)
    const ids = { needId: said.needId, interestId: said.interestId }
    expect((await post(interestPage, said.enterprise, ids, { step: 'decline' })).init.status).toBe(400)
    const form = { step: 'decline', reason: 'other_experience' }
    expect(ledTo(await post(interestPage, said.enterprise, ids, form))[0]).toBe(303)
    const { title, text: words } = told(said, 'interest_declined')
    expect(words).toContain(m.interest_decline_other_experience())
    const list = await htmlOf(requestsPage, said.actor, {})
    expect(list).toContain(m.interest_status_declined())
    expect(list).toContain(m.interest_decline_other_experience())
    for (const shown of [title, words, list]) expect(shown).not.toContain(NAME)
    expect(refusal(() => interested(need, said))).toEqual({ code: 'interest.said_enough' })
    expect(refusal(() => accept(said))).toMatchObject({ code: 'state_changed' })
    expect((await post(interestPage, said.enterprise, ids, { ...form, reason: 'other' })).init.status).toBe(409)
  })

  it('takes it back, and says so again', async () => {
    const said = interested(needOf())
    const ids = { needId: said.needId }
    expect(ledTo(await post(openNeedPage, said.actor, ids, { step: 'withdraw' }))[0]).toBe(303)
    expect(rowOf(said.interestId).status).toBe('withdrawn')
    expect(await htmlOf(needPage, said.enterprise, ids)).not.toContain(MESSAGE)
    expect(refusal(() => accept(said))).toMatchObject({ code: 'state_changed' })
    const again = interested(said, said)
    expect(refusal(() => interested(said, said))).toMatchObject({ code: 'state_changed' })
    withdrawOpenInterest(said.actor, again.interestId)
    withdrawOpenInterest(said.actor, interested(said, said).interestId)
    expect(refusal(() => interested(said, said))).toEqual({ code: 'interest.said_enough' })
  })

  it('hears in the morning that the need ended, of that end only; who was answered does not', () => {
    const need = needOf()
    const [waits, declined] = [interested(need), interested(need)]
    declineInterest(need.enterprise, need.needId, declined.interestId, 'too_far')
    closeNeed(need.enterprise, need.needId, 'solved')
    expect(toldTo(waits.actor)).toContain('interest_ended')
    expect(toldTo(declined.actor)).not.toContain('interest_ended')
    const [row] = db.select().from(notifications).where(eq(notifications.kind, 'interest_ended')).all()
    expect(row!.mail).toBe('daily')
    expect(interestsOf(waits.actor)).toMatchObject([{ status: 'closed' }])

    reopenNeed(need.enterprise, need.needId)
    withdrawOpenInterest(waits.actor, interested(need, waits).interestId)
    closeNeed(need.enterprise, need.needId, 'solved')
    expect(toldTo(waits.actor).filter((kind) => kind === 'interest_ended')).toHaveLength(1)
  })

  it('is told of once until the enterprise looks, however many there are', () => {
    const need = needOf()
    for (let n = 0; n < 4; n += 1) interested(need)
    expect(toldTo(need.enterprise)).toEqual(['interest_received'])
  })

  it('is invited by being ticked, too', () => {
    const said = interested(needOf())
    sendRequests(said.enterprise, said.needId, { profileIds: [said.profileId], message: '' })
    expect(rowOf(said.interestId).status).toBe('accepted')
    expect(requestsOf(said.actor).toAnswer[0]!.interestedAt).not.toBeNull()
  })
})

describe('interest is refused', () => {
  it('where the enterprise wants none; what waits still waits', async () => {
    const said = interested(needOf())
    const ids = { needId: said.needId }
    const led = await post(needPage, said.enterprise, ids, { step: 'interest', takesInterest: 'no' })
    expect(ledTo(led)).toEqual([303, `/needs/${said.needId}?done=interest_off`])
    const other = consultant()
    expect(refusal(() => interested(said, other))).toEqual({ code: 'interest.not_taken' })
    expect(await htmlOf(openNeedPage, other.actor, ids)).toContain(m.open_need_interest_none())
    accept(said)
    chooseInterest(said.enterprise, said.needId, true)
    expect(interested(said, other).interestId).toBeTruthy()
  })

  it('of who was invited, is not introduced, only certifies, or is no stranger to the enterprise', () => {
    const need = needOf()
    const invited = consultant()
    askConsultant(need, invited)
    expect(refusal(() => interested(need, invited))).toEqual({ code: 'interest.invited_already' })
    const gone = consultant()
    withdrawProfile(gone.actor)
    const certifies = consultant({ roles: ['certification'] })
    const tied = consultant({ taxCode: '9900000024' })
    db.update(organisations)
      .set({ taxCode: '9900000024' })
      .where(eq(organisations.id, need.enterprise.organisationId!))
      .run()
    for (const who of [gone, certifies, tied])
      expect(refusal(() => interested(need, who))).toEqual({ code: 'not_found' })
    closeNeed(need.enterprise, need.needId, 'solved')
    expect(refusal(() => interested(need))).toEqual({ code: 'not_found' })
  })

  it('beyond what may wait of one consultant, and for one need', () => {
    const owner = enterprise()
    const who = consultant()
    for (let n = 0; n < MAX_INTERESTS; n += 1) interested(needOf(owner), who)
    const one = needOf(owner)
    expect(refusal(() => interested(one, who))).toEqual({ code: 'interest.too_many' })
    for (let n = 0; n < MAX_INTERESTS_PER_NEED; n += 1) interested(one)
    expect(refusal(() => interested(one))).toEqual({ code: 'interest.need_full' })
  })
})

describe('an invitation upon interest', () => {
  it('takes a place, as every other', async () => {
    const said = interested(needOf())
    const asked = Array.from({ length: MAX_REQUESTS_PER_NEED }, () => askConsultant(said, consultant()))
    expect(refusal(() => accept(said))).toMatchObject({ code: 'request.too_many' })
    const ids = { needId: said.needId, interestId: said.interestId }
    const full = m.interest_full({ maximum: String(MAX_REQUESTS_PER_NEED) })
    expect(await htmlOf(interestPage, said.enterprise, ids)).toContain(full)
    db.update(requests).set({ status: 'declined' }).where(eq(requests.id, asked[0]!.requestId)).run()
    accept(said)
    expect(rowOf(said.interestId).status).toBe('accepted')
  })

  it('goes to nobody whose check has ended, who is not counted as waiting either', async () => {
    const said = interested(needOf())
    db.update(profiles).set({ checkedUntil: '2026-01-01' }).where(eq(profiles.id, said.profileId)).run()
    expect(refusal(() => accept(said))).toEqual({ code: 'request.profile_unavailable' })
    const html = await htmlOf(needPage, said.enterprise, { needId: said.needId })
    expect(html).not.toContain(MESSAGE)
    expect(html).toContain(m.need_next_invite())
  })
})

function told({ actor }: Pick<Consultant, 'actor'>, kind: string) {
  const rows = db.select().from(notifications).where(eq(notifications.userId, actor.userId)).all()
  return toldItem(rows.find((row) => row.kind === kind)!)!
}
