import { beforeEach, describe, expect, it } from 'vitest'
import { messagesOf } from '~/domain/conversation/queries.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import * as m from '~/i18n/paraglide/messages'
import * as page from '~/routes/work/conversation'
import * as needPage from '~/routes/enterprise/need'
import { toldItem } from '~/views/notifications/told.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { messages, notifications } from '~db/schema'
import {
  award,
  agency,
  colleague,
  competingProposals,
  consultant,
  department,
  enterprise,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { refusal } from './refusal'
import { args, ledTo, post } from './page-calls'

beforeEach(freshDatabase)

type Person = Parameters<typeof toldTo>[0]
const write = (who: Person, requestId: string, text: string) => sendMessage(who, requestId, { id: newId(), text })
const open = async (who: Person, requestId: string) => (await shownPage(page, await args(who, { requestId }))).html
const textsSeenBy = (who: Person, requestId: string) => messagesOf(who, requestId).messages.map(({ text }) => text)

it('a notification quotes the other side, as far as it was written then', () => {
  const { enterprise: owner, consultant: asked, requestId } = sentRequest()
  write(asked, requestId, 'Xưởng có mấy lò?')
  write(owner, requestId, 'Ba lò.')
  const row = db
    .select()
    .from(notifications)
    .all()
    .find(({ kind }) => kind === 'message_from_consultant')!
  at(new Date(Date.now() + 60_000), () => write(asked, requestId, 'Cảm ơn'))
  expect(toldItem(row)).toMatchObject({ text: 'Xưởng có mấy lò?' })
})

describe('the two sides of a request', () => {
  it('write to each other, are told, and see what was seen', async () => {
    const { enterprise: owner, consultant: asked, requestId } = sentRequest()
    expect(ledTo(await post(page, asked, { requestId }, { id: newId(), text: 'Xưởng có mấy lò sấy?' }))[0]).toBe(303)
    expect(toldTo(owner, { unread: true })).toEqual(['message_from_consultant'])
    expect(await open(asked, requestId)).toContain(m.conversation_not_seen())

    const html = await open(owner, requestId)
    expect(html).toContain('Xưởng có mấy lò sấy?')
    expect(toldTo(owner, { unread: true })).toEqual([])
    expect(await open(asked, requestId)).not.toContain(m.conversation_not_seen())
    write(owner, requestId, 'Ba lò.')
    expect(textsSeenBy(asked, requestId)).toEqual(['Xưởng có mấy lò sấy?', 'Ba lò.'])
    expect(toldTo(asked, { unread: true })).toContain('message_from_enterprise')
  })

  it('are told once until they look, however much is written, and nobody of the writer’s side is told', () => {
    const { enterprise: owner, consultant: asked, requestId } = sentRequest()
    const partner = colleague(asked, 'member')
    for (const text of ['Một', 'Hai', 'Ba']) write(asked, requestId, text)
    expect(toldTo(owner)).toEqual(['message_from_consultant'])
    expect(toldTo(partner)).not.toContain('message_from_consultant')
  })

  it('are one message for one form, and a form changed after going back is refused with its text', async () => {
    const { consultant: asked, requestId } = sentRequest()
    const form = { id: newId(), text: 'Chào anh' }
    for (let times = 0; times < 2; times += 1) await post(page, asked, { requestId }, form)
    expect(db.select().from(messages).all()).toHaveLength(1)
    const { init, data } = await post(page, asked, { requestId }, { ...form, text: 'Chào chị' })
    expect(init.status).toBe(409)
    expect(data.initialValue).toMatchObject({ text: 'Chào chị' })
  })

  it('find the invitation there, and the need’s page says what is new', async () => {
    const { enterprise: owner, consultant: asked, requestId, needId } = sentRequest()
    write(asked, requestId, 'Em hỏi thêm')
    const { html } = await shownPage(needPage, await args(owner, { needId }))
    expect(html).toContain(`/conversations/${requestId}`)
    expect(html).toContain(m.conversation_link_new({ count: '1' }))
    expect(await open(asked, requestId)).toContain(m.conversation_invitation())
  })
})

it('those whose request came to nothing write no more and read what was written; who is chosen goes on', () => {
  const [winner, other] = competingProposals(2)
  write(other!.consultant, other!.requestId, 'Cảm ơn')
  award(winner!)
  const ended = { code: 'conversation.ended' }
  expect(refusal(() => write(other!.consultant, other!.requestId, 'Còn ạ?'))).toEqual(ended)
  expect(textsSeenBy(other!.consultant, other!.requestId)).toEqual(['Cảm ơn'])
  write(winner!.enterprise, winner!.requestId, 'Bắt đầu thứ hai nhé')
  const declined = sentRequest()
  declineRequest(declined.consultant, declined.requestId, { reason: 'other' })
  expect(refusal(() => write(declined.enterprise, declined.requestId, 'Tiếc quá'))).toEqual(ended)
})

it('is nobody else’s: another bidder, another enterprise, an officer', () => {
  const [first, second] = competingProposals(2)
  write(first!.consultant, first!.requestId, 'Riêng')
  const id = db.select().from(messages).get()!.id
  const strangers = [second!.consultant, enterprise(), consultant().actor, department(), agency('commune')]
  for (const stranger of strangers) {
    expect(refusal(() => messagesOf(stranger, first!.requestId))).toEqual({ code: 'not_found' })
    expect(refusal(() => write(stranger, first!.requestId, 'x'))).toEqual({ code: 'not_found' })
  }
  const elsewhere = () => sendMessage(second!.consultant, second!.requestId, { id, text: 'Riêng' })
  expect(refusal(elsewhere)).toEqual({ code: 'not_found' })
})

it('who may only look reads without a trace', async () => {
  const { enterprise: owner, consultant: asked, requestId } = sentRequest()
  write(asked, requestId, 'Em hỏi thêm')
  await open(colleague(owner, 'reader'), requestId)
  expect(db.select().from(messages).get()!.readAt).toBeNull()
  expect(db.select().from(notifications).all().length).toBeGreaterThan(0)
})
