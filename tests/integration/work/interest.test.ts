import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { changeOrganisation } from '~/domain/accounts/change-organisation.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { contactsShown } from '~/domain/engagement/contacts.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { enterpriseContact } from '~/domain/proposals/enterprise-contact.server'
import type { ContactFrom } from '~/domain/proposals/lifecycle'
import { requestOf, requestsOf } from '~/domain/proposals/queries.server'
import { sayInterested } from '~/domain/proposals/say-interested.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import * as m from '~/i18n/paraglide/messages'
import * as accountPage from '~/routes/account/account'
import * as choicePage from '~/routes/enterprise/contact-choice'
import * as requestsPage from '~/routes/consultant/requests'
import * as requestPage from '~/routes/consultant/request'
import * as needPage from '~/routes/enterprise/need'
import * as conversationPage from '~/routes/work/conversation'
import { db } from '~db/connection'
import { events, memberships, users } from '~db/schema'
import {
  award,
  colleague,
  consultant,
  department,
  enterprise,
  propose,
  publishedNeed,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, marksOn, post } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)

const PHONE = '0912345678'

/** A consultant invited by an enterprise with a telephone, who sees it from `contactFrom` on. */
function invited(contactFrom?: ContactFrom) {
  const owner = enterprise()
  changeOrganisation(owner, owner.organisationId!, {
    name: owner.organisationName!,
    enterpriseKind: 'cooperative',
    provinceCode: '14',
    communeCode: '04018',
    phone: PHONE,
  })
  const { needId } = publishedNeed({ enterprise: owner })
  const { actor, profileId } = consultant()
  sendRequests(owner, needId, { profileIds: [profileId], message: '', contactFrom })
  const requestId = requestsOf(actor).toAnswer.find((request) => request.needId === needId)!.id
  return { enterprise: owner, needId, consultant: actor, profileId, requestId }
}

const requestHtml = async (who: Actor, requestId: string) =>
  (await shownPage(requestPage, await args(who, { requestId }))).html
const sharedEvents = () => db.select().from(events).where(eq(events.name, 'request.contact_shared')).all()
const seenBy = (who: Actor) => contactsShown(who).seenBy

describe('who is invited sees how the enterprise is reached', () => {
  it('at once where the enterprise said so', async () => {
    const { enterprise: owner, consultant: asked, requestId } = invited('invited')
    const html = await requestHtml(asked, requestId)
    expect(html).toContain(`tel:${PHONE}`)
    expect(html).toContain(`mailto:${owner.email}`)
    expect(seenBy(owner)).toMatchObject([{ requestId, partner: asked.organisationName, isOpen: true }])
  })

  it('once they are interested, which both sides find on their account pages', async () => {
    const { enterprise: owner, consultant: asked, requestId, needId } = invited('interested')
    expect(await requestHtml(asked, requestId)).not.toContain(PHONE)
    expect(seenBy(owner)).toEqual([])
    const said = await post(requestPage, asked, { requestId }, { step: 'interested', message: 'Tuần này tôi gọi.' })
    expect(ledTo(said)).toEqual([303, `/requests/${requestId}?done=interested`])
    expect(await requestHtml(asked, requestId)).toContain(`tel:${PHONE}`)
    expect(sharedEvents()).toMatchObject([{ userId: asked.userId, needId, detail: { requestId } }])
    const accountOf = async (who: Actor) => (await shownPage(accountPage, await args(who, {}))).html
    expect(await accountOf(owner)).toContain(`href="/needs/${needId}">${asked.organisationName!}<`)
    expect(await accountOf(asked)).toContain(`href="/requests/${requestId}">${owner.organisationName!}<`)
  })

  it('or once they propose, and after an award for as long as before', () => {
    const request = invited('interested')
    const { proposalId } = propose(request)
    expect(enterpriseContact(request.consultant, request.requestId)).toMatchObject({ phone: PHONE })
    const [before] = seenBy(request.enterprise)
    const engagementId = award({ enterprise: request.enterprise, proposalId })
    expect(seenBy(request.enterprise)).toEqual([{ ...before, engagementId, isOpen: true }])
    expect(sharedEvents()).toHaveLength(1)
  })

  it('not before they are chosen where the enterprise said so, or was never asked', async () => {
    for (const contactFrom of ['chosen', undefined] as const) {
      const { enterprise: owner, consultant: asked, requestId } = invited(contactFrom)
      sayInterested(asked, requestId, {})
      const html = await requestHtml(asked, requestId)
      for (const secret of [PHONE, owner.email]) expect(html).not.toContain(secret)
      expect(contactsShown(owner)).toEqual({ seenBy: [], sees: [] })
    }
    expect(sharedEvents()).toEqual([])
  })

  it('no more once the request came to nothing, which the enterprise reads', async () => {
    const declined = invited('invited')
    declineRequest(declined.consultant, declined.requestId, { reason: 'other' })
    const ended = invited('invited')
    closeNeed(ended.enterprise, ended.needId, 'solved')
    for (const { enterprise: owner, consultant: asked, requestId } of [declined, ended]) {
      expect(await requestHtml(asked, requestId)).not.toContain(PHONE)
      expect(seenBy(owner)).toMatchObject([{ isOpen: false }])
      const { html } = await shownPage(accountPage, await args(owner, {}))
      expect(html).toContain(m.contacts_seen_ended())
    }
  })

  it('as whoever sent it and still acts there; an address that is not confirmed is nobody’s', () => {
    const { enterprise: owner, consultant: asked, requestId } = invited('invited')
    colleague(owner, 'member')
    const people = () => enterpriseContact(asked, requestId)!.people
    expect(people()).toEqual([{ name: owner.name, email: owner.email }])
    db.update(users).set({ emailConfirmedAt: null }).where(eq(users.id, owner.userId)).run()
    expect(people()).toEqual([{ name: owner.name, email: null }])
    db.update(memberships).set({ role: 'reader' }).where(eq(memberships.userId, owner.userId)).run()
    expect(people()).toEqual([])
  })

  it('and nobody else does', () => {
    const { enterprise: owner, requestId } = invited('invited')
    for (const stranger of [owner, enterprise(), consultant().actor, department()])
      expect(refusal(() => enterpriseContact(stranger, requestId))).toEqual({ code: 'not_found' })
  })
})

describe('to say that one is interested', () => {
  it('is told to the enterprise, stands in the conversation, and is no answer', async () => {
    const { enterprise: owner, consultant: asked, requestId, needId } = invited('interested')
    sayInterested(asked, requestId, { message: 'Đúng chuyên môn của chúng tôi.' })
    expect(toldTo(owner)).toEqual(['request_interested'])
    expect(requestOf(asked, requestId)).toMatchObject({ status: 'sent', answeredAt: null })
    expect(requestsOf(asked).toAnswer).toHaveLength(1)
    const thread = await shownPage(conversationPage, await args(owner, { requestId }))
    expect(thread.html).toContain(m.conversation_interested())
    expect(thread.html).toContain('Đúng chuyên môn của chúng tôi.')
    const need = await shownPage(needPage, await args(owner, { needId }))
    expect(need.html).toContain(m.request_interested_tag())
  })

  it('is said once; with other words it is refused and they are kept', async () => {
    const { enterprise: owner, consultant: asked, requestId } = invited('interested')
    const say = (message: string) => post(requestPage, asked, { requestId }, { step: 'interested', message })
    for (let times = 0; times < 2; times += 1) expect((await say('Tôi nhận.')).status).toBe(303)
    expect(toldTo(owner)).toEqual(['request_interested'])
    const again = await say('Tôi rất muốn nhận.')
    expect(again.init.status).toBe(409)
    expect(again.data.initialValue).toMatchObject({ message: 'Tôi rất muốn nhận.' })
  })

  it('is not said of a request that was answered or has ended', () => {
    const answered = propose(sentRequest())
    const ended = sentRequest()
    closeNeed(ended.enterprise, ended.needId, 'solved')
    for (const { consultant: asked, requestId } of [answered, ended])
      expect(refusal(() => sayInterested(asked, requestId, {}))).toEqual({ code: 'state_changed' })
  })
})

it('the form asks when, and asks it again rather than drop another choice for somebody invited before', async () => {
  const { enterprise: owner, needId, profileId } = invited('chosen')
  const again = { step: 'request', profileIds: profileId, message: '' }
  expect(ledTo(await post(needPage, owner, { needId }, { ...again, contactFrom: 'chosen' }))[0]).toBe(303)
  const other = await post(needPage, owner, { needId }, { ...again, contactFrom: 'invited' })
  expect(other.data.error).toHaveProperty('message')
  expect(seenBy(owner)).toEqual([])
})

it('the next step of a request names it until it is said, and the list says that it was', async () => {
  const { consultant: asked, requestId } = invited()
  const listOf = async () => (await shownPage(requestsPage, await args(asked, {}))).html
  expect(await requestHtml(asked, requestId)).toContain(m.request_step_answer())
  expect(await listOf()).not.toContain(m.request_interested_tag())
  sayInterested(asked, requestId, {})
  expect(await requestHtml(asked, requestId)).toContain(m.request_step_answer_interested())
  expect(await listOf()).toContain(m.request_interested_tag())
})

describe('when a consultant sees how the enterprise is reached', () => {
  const choose = (request: ReturnType<typeof invited>, contactFrom: ContactFrom) =>
    post(choicePage, request.enterprise, { needId: request.needId, requestId: request.requestId }, { contactFrom })
  const toldOpened = (who: Actor) => toldTo(who).filter((kind) => kind === 'contact_opened').length

  it('is chosen anew: earlier, which they are told', async () => {
    const request = invited('chosen')
    const { html } = await shownPage(needPage, await args(request.enterprise, { needId: request.needId }))
    expect(html).toContain(`/needs/${request.needId}/requests/${request.requestId}/contact`)
    expect(ledTo(await choose(request, 'invited'))).toEqual([303, `/needs/${request.needId}?done=contact`])
    expect(await requestHtml(request.consultant, request.requestId)).toContain(`tel:${PHONE}`)
    expect(toldOpened(request.consultant)).toBe(1)
    await choose(request, 'invited')
    expect(toldOpened(request.consultant)).toBe(1)
  })

  it('or later, which takes it back: nobody is told, and what was shown stays on record', async () => {
    const request = invited('invited')
    await choose(request, 'chosen')
    expect(await requestHtml(request.consultant, request.requestId)).not.toContain(PHONE)
    expect(toldOpened(request.consultant)).toBe(0)
    for (const who of [request.enterprise, request.consultant]) {
      const shown = contactsShown(who)
      expect([...shown.seenBy, ...shown.sees]).toMatchObject([{ isOpen: false, withdrawnAt: expect.any(Date) as Date }])
      expect((await shownPage(accountPage, await args(who, {}))).html).toContain('Không còn thấy từ ngày')
    }
    sayInterested(request.consultant, request.requestId, {})
    expect(await requestHtml(request.consultant, request.requestId)).not.toContain(PHONE)
    await choose(request, 'interested')
    expect(await requestHtml(request.consultant, request.requestId)).toContain(PHONE)
    expect(seenBy(request.enterprise)).toMatchObject([{ isOpen: true }])
    const names = db
      .select()
      .from(events)
      .all()
      .map(({ name }) => name)
    for (const name of ['request.contact_changed', 'request.contact_withdrawn', 'request.contact_opened'])
      expect(names).toContain(name)
  })

  it('opens once they are interested, also after it was taken back', async () => {
    const request = invited('invited')
    await choose(request, 'interested')
    expect(await requestHtml(request.consultant, request.requestId)).not.toContain(PHONE)
    sayInterested(request.consultant, request.requestId, {})
    expect(await requestHtml(request.consultant, request.requestId)).toContain(PHONE)
  })

  it('is not chosen for a request that ended, nor over what a colleague chose meanwhile', async () => {
    const request = invited('chosen')
    const ids = { needId: request.needId, requestId: request.requestId }
    const [mark] = await marksOn(choicePage, request.enterprise, ids)
    await choose(request, 'interested')
    const stale = await post(choicePage, request.enterprise, ids, { contactFrom: 'invited', readAs: mark! })
    expect(stale.init.status).toBe(409)
    declineRequest(request.consultant, request.requestId, { reason: 'other' })
    expect((await choose(request, 'invited')).init.status).toBe(409)
    expect(await requestHtml(request.consultant, request.requestId)).not.toContain(PHONE)
  })
})
