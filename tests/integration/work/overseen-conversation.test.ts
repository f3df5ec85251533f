import { beforeEach, describe, expect, it } from 'vitest'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { actorOf } from '~/domain/accounts/queries.server'
import type { OpeningInput } from '~/domain/conversation/forms'
import { openConversation } from '~/domain/conversation/open-conversation.server'
import { messagesOf, openedMessages } from '~/domain/conversation/queries.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import * as m from '~/i18n/paraglide/messages'
import * as overseenPage from '~/routes/department/conversation'
import * as needPage from '~/routes/enterprise/need'
import * as conversationPage from '~/routes/work/conversation'
import { toldItem } from '~/views/notifications/told.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { conversationOpenings, messages, notifications } from '~db/schema'
import { agency, colleague, department, enterprise, sentRequest } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)

const NOTE = 'Hợp tác xã gọi điện, nhờ Sở xem hai bên đã hẹn gì.'
const SAID = 'Thứ hai tôi đến xưởng.'
const reason = (change: Partial<OpeningInput> = {}): OpeningInput => ({
  id: newId(),
  reason: 'asked_for_help',
  note: NOTE,
  ...change,
})

/** A request in which the consultant wrote, and an officer of the department in charge. */
function spokenOf() {
  const request = sentRequest()
  sendMessage(request.consultant, request.requestId, { id: newId(), text: SAID })
  return { ...request, officer: department() }
}
const open = async (who: Actor, requestId: string, query = '') =>
  (await shownPage(overseenPage, await args(who, { requestId }, undefined, query))).html
const HOUR = 3_600_000
const after = (hours: number) => new Date(Date.now() + hours * HOUR)

describe('an officer of the department in charge', () => {
  it('comes from the need, says why, and only then reads; both sides see it in its place and are told', async () => {
    const { enterprise: owner, consultant: asked, requestId, needId, officer } = spokenOf()
    const need = await shownPage(needPage, await args(officer, { needId }))
    expect(need.html).toContain(`/department/conversations/${requestId}`)
    expect(await open(officer, requestId)).not.toContain(SAID)
    const { id, ...typed } = reason()
    const said = await post(overseenPage, officer, { requestId }, { id, ...typed })
    expect(ledTo(said)).toEqual([303, `/department/conversations/${requestId}`])
    const read = await open(officer, requestId)
    expect(read).toContain(SAID)
    expect(read).not.toContain('<textarea')
    for (const side of [owner, asked]) {
      expect(toldTo(side, { unread: true })).toContain('conversation_opened')
      const { html } = await shownPage(conversationPage, await args(side, { requestId }))
      expect(html).toContain(m.conversation_officer({ name: officer.name, department: officer.organisationName! }))
      expect(html).toContain(
        m.conversation_opened_reason({ reason: m.conversation_reason_asked_for_help(), note: NOTE }),
      )
      expect(html.indexOf(SAID)).toBeLessThan(html.indexOf(m.conversation_opened()))
    }
  })

  it('leaves no mark of having seen anything', () => {
    const { requestId, officer } = spokenOf()
    openConversation(officer, requestId, reason())
    expect(openedMessages(officer, requestId)!.messages).toMatchObject([{ text: SAID, isOwn: false }])
    expect(db.select().from(messages).get()!.readAt).toBeNull()
  })

  it('reads for a day and alone: a colleague gives a reason, and the officer another one afterwards', () => {
    const { requestId, officer } = spokenOf()
    openConversation(officer, requestId, reason())
    expect(openedMessages(colleague(officer, 'member'), requestId)).toBeNull()
    expect(at(after(23), () => openedMessages(officer, requestId))).not.toBeNull()
    expect(at(after(25), () => openedMessages(officer, requestId))).toBeNull()
    at(after(25), () => openConversation(officer, requestId, reason({ reason: 'result_check' })))
    expect(at(after(26), () => openedMessages(officer, requestId)!.openings)).toHaveLength(2)
  })

  it('is one access for one form and while it lasts; another reason meanwhile is refused and kept', async () => {
    const { enterprise: owner, requestId, officer } = spokenOf()
    const form = reason()
    for (const id of [form.id, form.id, newId()]) openConversation(officer, requestId, { ...form, id })
    expect(db.select().from(conversationOpenings).all()).toHaveLength(1)
    expect(toldTo(owner).filter((kind) => kind === 'conversation_opened')).toHaveLength(1)
    const other = await post(overseenPage, officer, { requestId }, { ...reason({ reason: 'complaint' }) })
    expect(other.init.status).toBe(409)
    expect(other.data.initialValue).toMatchObject({ note: NOTE })
  })

  it('says more than a word, and finds the reason chosen where a page led here for one', async () => {
    const { requestId, officer } = spokenOf()
    const { data } = await post(overseenPage, officer, { requestId }, { ...reason({ note: 'Kiểm tra' }) })
    expect(data.error).toHaveProperty('note')
    expect(await open(officer, requestId, '?reason=complaint')).toMatch(
      /value="complaint"[^>]* checked|checked[^>]* value="complaint"/,
    )
    expect(await open(officer, requestId, '?reason=x')).not.toContain('checked')
  })

  it('who belongs to one of the two sides leaves it to a colleague', async () => {
    const { enterprise: owner, requestId, officer } = spokenOf()
    openConversation(officer, requestId, reason())
    joinOrganisation(officer.userId, { joins: owner.organisationId!, as: 'member' })
    const both = actorOf(officer.userId, officer.organisationId)!
    expect(await open(both, requestId)).toContain(m.conversation_own_interest())
    expect(openedMessages(both, requestId)).toBeNull()
    expect(refusal(() => openConversation(both, requestId, reason()))).toEqual({ code: 'accounts.own_interest' })
  })
})

it('nobody else opens a conversation: another province, other agencies, another enterprise, the sides themselves', () => {
  const { enterprise: owner, consultant: asked, requestId } = spokenOf()
  const strangers = [
    department({ provinceCode: '11' }),
    agency('commune'),
    agency('finance'),
    enterprise(),
    owner,
    asked,
  ]
  for (const stranger of strangers) {
    expect(refusal(() => openConversation(stranger, requestId, reason()))).toEqual({ code: 'not_found' })
    expect(refusal(() => openedMessages(stranger, requestId))).toEqual({ code: 'not_found' })
  }
  expect(messagesOf(owner, requestId).openings).toEqual([])
})

it('an id of another conversation opens nothing', () => {
  const first = spokenOf()
  const second = spokenOf()
  const form = reason()
  openConversation(first.officer, first.requestId, form)
  expect(refusal(() => openConversation(first.officer, second.requestId, form))).toEqual({ code: 'not_found' })
})

it('the mail of the morning says who read and why', () => {
  const { enterprise: owner, requestId, officer } = spokenOf()
  openConversation(officer, requestId, reason())
  const row = db
    .select()
    .from(notifications)
    .all()
    .find(({ kind, userId }) => kind === 'conversation_opened' && userId === owner.userId)!
  expect(row.mail).toBe('daily')
  expect(toldItem(row)).toMatchObject({ path: `/conversations/${requestId}`, text: expect.stringContaining(NOTE) })
})
