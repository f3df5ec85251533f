import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { answerForAll } from '~/domain/conversation/answer-for-all.server'
import { decideReport } from '~/domain/conversation/decide-report.server'
import { answersFor } from '~/domain/conversation/questions.server'
import { reportMessage } from '~/domain/conversation/report-message.server'
import { openReports } from '~/domain/conversation/reports.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import * as m from '~/i18n/paraglide/messages'
import * as proposePage from '~/routes/consultant/propose'
import * as requestPage from '~/routes/consultant/request'
import * as answerPage from '~/routes/work/answer-for-all'
import * as conversationPage from '~/routes/work/conversation'
import { toldItem } from '~/views/notifications/told.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { needAnswers, notifications } from '~db/schema'
import { askConsultant, consultant, department, enterprise, propose, sentRequest } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)

const ASKER = 'Viện Tư vấn Mường Hỏi'
const ASKED = `Xưởng có mấy lò sấy? ${ASKER} xin hỏi, gọi 0912345678.`
const words = { question: 'Xưởng có mấy lò sấy?', answer: 'Ba lò, một lò đang sửa.' }

/** A consultant who was invited asks about the need; a second one was invited too. */
function asked() {
  const request = sentRequest({ consultant: consultant({ name: ASKER }) })
  const other = askConsultant(request, consultant())
  const messageId = newId()
  sendMessage(request.consultant, request.requestId, { id: messageId, text: ASKED, isQuestion: true })
  return { ...request, messageId, other }
}
const answer = ({ enterprise: owner, requestId, messageId }: ReturnType<typeof asked>) =>
  answerForAll(owner, requestId, messageId, words)

const html = async (page: Parameters<typeof shownPage>[0], who: Actor, ids: Record<string, string>) =>
  (await shownPage(page, await args(who, ids))).html

describe('a question about a need', () => {
  it('is marked as one by who has yet to answer the request, and nobody else', async () => {
    const { enterprise: owner, consultant: asker, requestId, other } = asked()
    const box = 'name="isQuestion"'
    expect(await html(conversationPage, asker, { requestId })).toContain(box)
    expect(await html(conversationPage, owner, { requestId })).not.toContain(box)
    propose(other)
    expect(await html(conversationPage, other.consultant, { requestId: other.requestId })).not.toContain(box)
    const late = { id: newId(), text: 'Có mấy lò?', isQuestion: 'on' }
    const refused = await post(conversationPage, other.consultant, { requestId: other.requestId }, late)
    expect(refused.data.error).toEqual({ '': [m.error_conversation_no_question()] })
    expect(refused.data.initialValue).toMatchObject({ text: 'Có mấy lò?' })
  })

  it('is shown to the enterprise as everybody will read it, without the asker’s name, and goes out on a second press', async () => {
    const { enterprise: owner, requestId, messageId, other } = asked()
    const ids = { requestId, messageId }
    const path = `/conversations/${requestId}/messages/${messageId}/answer`
    expect(await html(conversationPage, owner, { requestId })).toContain(path)
    const form = await html(answerPage, owner, ids)
    expect(form).toContain('Xưởng có mấy lò sấy?')
    for (const told of [ASKER, '0912345678'])
      expect(form.replace(m.report_back({ name: ASKER }), '')).not.toContain(told)

    const look = await shownPage(answerPage, await args(owner, ids, { step: 'look', ...words }))
    expect(look.html).toContain(m.answer_shown_title())
    expect(look.html).toContain(words.answer)
    expect(look.html).not.toContain(m.answer_names_asker())
    expect(db.select().from(needAnswers).all()).toEqual([])
    const edit = await shownPage(answerPage, await args(owner, ids, { step: 'edit', ...words }))
    expect(edit.html).toContain(words.answer)
    expect(edit.html).not.toContain(m.answer_shown_title())

    const sent = await post(answerPage, owner, ids, { step: 'send', ...words })
    expect(ledTo(sent)).toEqual([303, `/conversations/${requestId}?done=answered`])
    expect(answersFor(other.consultant, other.requestId)).toMatchObject([words])
    const thread = await html(conversationPage, owner, { requestId })
    expect(thread).toContain(m.conversation_answered())
    expect(thread).not.toContain(path)
  })

  it('that still says who asked is pointed out before it goes', async () => {
    const { enterprise: owner, requestId, messageId } = asked()
    const typed = { step: 'look', question: ASKED, answer: words.answer }
    const look = await shownPage(answerPage, await args(owner, { requestId, messageId }, typed))
    expect(look.html).toContain(m.answer_names_asker())
    expect(look.html).not.toContain(m.answer_tells_contact())
  })

  it.each([
    ['a telephone number', 'Mời anh chị gọi 0912 345 678 để hỏi thêm.'],
    ['a mail address', 'Anh chị viết vào hop.tac@vi-du.example.'],
    ['who asked', `Cảm ơn ${ASKER} đã hỏi, xưởng có ba lò.`],
  ])('whose answer tells %s is pointed out too', async (_, told) => {
    const { enterprise: owner, requestId, messageId } = asked()
    const typed = { step: 'look', question: words.question, answer: told }
    const look = await shownPage(answerPage, await args(owner, { requestId, messageId }, typed))
    expect(look.html).toContain(m.answer_tells_contact())
    expect(look.html).not.toContain(m.answer_names_asker())
  })
})

describe('an answer for everybody', () => {
  it('is read by everybody invited, before or after, on the request and beside the proposal; nobody learns who asked', async () => {
    const question = asked()
    answer(question)
    const later = askConsultant(question, consultant())
    for (const { consultant: invited, requestId } of [question.other, later]) {
      for (const page of [requestPage, proposePage]) {
        const shown = await html(page, invited, { requestId })
        expect(shown).toContain(words.answer)
        expect(shown).not.toContain(ASKER)
      }
      expect(await html(conversationPage, invited, { requestId })).not.toContain(ASKER)
    }
  })

  it('is told to those who have yet to answer the request, in its words', () => {
    const question = asked()
    const done = propose(askConsultant(question, consultant()))
    answer(question)
    expect(toldTo(question.other.consultant, { unread: true })).toContain('question_answered')
    expect(toldTo(question.consultant, { unread: true })).toContain('question_answered')
    expect(toldTo(done.consultant)).not.toContain('question_answered')
    const row = db
      .select()
      .from(notifications)
      .all()
      .find(({ kind }) => kind === 'question_answered')!
    expect(toldItem(row)).toMatchObject({ text: m.notice_question_answered_text({ question: words.question }) })
    propose(question.other)
    expect(toldTo(question.other.consultant, { unread: true })).not.toContain('question_answered')
  })

  it('is one for one question: sent twice it is the same, other words are refused and kept', async () => {
    const question = asked()
    for (let times = 0; times < 2; times += 1) answer(question)
    expect(db.select().from(needAnswers).all()).toHaveLength(1)
    const { enterprise: owner, requestId, messageId } = question
    const other = { step: 'send', ...words, answer: 'Bốn lò.' }
    const again = await post(answerPage, owner, { requestId, messageId }, other)
    expect(again.init.status).toBe(409)
    expect(again.data.initialValue).toMatchObject({ answer: 'Bốn lò.' })
  })

  it('is the enterprise’s own, to a question, while the need is open and the question stands', () => {
    const question = asked()
    const { enterprise: owner, consultant: asker, requestId, messageId, needId } = question
    const plain = newId()
    sendMessage(asker, requestId, { id: plain, text: 'Cảm ơn' })
    const notThere = { code: 'not_found' }
    for (const stranger of [asker, question.other.consultant, enterprise(), department()])
      expect(refusal(() => answerForAll(stranger, requestId, messageId, words))).toEqual(notThere)
    expect(refusal(() => answerForAll(owner, requestId, plain, words))).toEqual(notThere)
    expect(refusal(() => answerForAll(owner, question.other.requestId, messageId, words))).toEqual(notThere)
    expect(refusal(() => answersFor(consultant().actor, requestId))).toEqual(notThere)

    const hidden = asked()
    reportMessage(hidden.enterprise, hidden.requestId, hidden.messageId, { kind: 'spam' })
    const officer = department()
    decideReport(officer, openReports(officer)[0]!.id, { decision: 'hidden', reason: 'Quảng cáo.' })
    closeNeed(owner, needId, 'solved')
    for (const ended of [hidden, question]) expect(refusal(() => answer(ended))).toEqual({ code: 'state_changed' })
  })
})
