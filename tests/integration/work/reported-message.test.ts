import { beforeEach, describe, expect, it } from 'vitest'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { actorOf } from '~/domain/accounts/queries.server'
import { decideReport } from '~/domain/conversation/decide-report.server'
import { MAX_OPEN_REPORTS } from '~/domain/conversation/lifecycle'
import { openConversation } from '~/domain/conversation/open-conversation.server'
import { mayReadFilesOfMessage, messagesOf, openedMessages } from '~/domain/conversation/queries.server'
import { reportMessage } from '~/domain/conversation/report-message.server'
import { countOpenReports, openReports, reportOf } from '~/domain/conversation/reports.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { storeFile } from '~/domain/files/store.server'
import { worklist } from '~/domain/programme/queries.server'
import * as m from '~/i18n/paraglide/messages'
import * as reportPage from '~/routes/department/report'
import * as reportsPage from '~/routes/department/reports'
import * as conversationPage from '~/routes/work/conversation'
import * as reportFormPage from '~/routes/work/report-message'
import { toldItem } from '~/views/notifications/told.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { notifications } from '~db/schema'
import { agency, colleague, department, pdf, sentRequest } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)

const RUDE = 'Anh chị làm ăn lạc hậu quá.'
const OTHER = 'Thứ hai tôi đến xưởng.'
const REASON = 'Lời lẽ không phù hợp.'

/** A request in which the consultant wrote twice, once rudely, and an officer of the department in charge. */
function rudeWords() {
  const request = { ...sentRequest(), officer: department() }
  const say = (text: string) => {
    const id = newId()
    sendMessage(request.consultant, request.requestId, { id, text })
    return id
  }
  return { ...request, say, other: say(OTHER), messageId: say(RUDE) }
}

function reported() {
  const request = rudeWords()
  reportMessage(request.enterprise, request.requestId, request.messageId, { kind: 'rude', note: 'Nói nặng lời.' })
  return { ...request, reportId: openReports(request.officer)[0]!.id }
}

const threadOf = async (who: Actor, requestId: string) =>
  (await shownPage(conversationPage, await args(who, { requestId }))).html
const toldItemOf = (kind: string) =>
  toldItem(
    db
      .select()
      .from(notifications)
      .all()
      .find((row) => row.kind === kind)!,
  )

describe('a message of the other side', () => {
  it('is reported once from beside it, and the department finds it in its worklist', async () => {
    const { enterprise: owner, requestId, messageId, officer } = rudeWords()
    const path = `/conversations/${requestId}/messages/${messageId}/report`
    expect(await threadOf(owner, requestId)).toContain(path)
    const ids = { requestId, messageId }
    const said = await post(reportFormPage, owner, ids, { kind: 'rude' })
    expect(ledTo(said)).toEqual([303, `/conversations/${requestId}?done=reported`])
    const html = await threadOf(owner, requestId)
    expect(html).not.toContain(path)
    expect(html).toContain(m.conversation_reported())
    expect(toldTo(officer)).toEqual(['message_reported'])
    expect(worklist(officer).reports).toBe(1)
    const list = await shownPage(reportsPage, await args(officer, {}))
    expect(list.html).toContain(m.report_kind_rude())
    expect((await post(reportFormPage, owner, ids, { kind: 'rude' })).status).toBe(303)
    expect(countOpenReports(officer)).toBe(1)
    expect((await post(reportFormPage, owner, ids, { kind: 'spam' })).init.status).toBe(409)
  })

  it('needs words where it is none of the kinds', async () => {
    const { enterprise: owner, requestId, messageId } = rudeWords()
    const { data } = await post(reportFormPage, owner, { requestId, messageId }, { kind: 'other' })
    expect(data.error).toEqual({ note: [m.form_error_say_which()] })
  })

  it('one’s own is not, nor one of another conversation, nor by who may only look', async () => {
    const { enterprise: owner, consultant: asked, requestId, messageId } = rudeWords()
    const elsewhere = rudeWords()
    for (const [who, id] of [
      [asked, messageId],
      [owner, elsewhere.messageId],
      [owner, newId()],
    ] as const)
      expect(refusal(() => reportMessage(who, requestId, id, { kind: 'rude' }))).toEqual({ code: 'not_found' })
    expect(await threadOf(asked, requestId)).not.toContain('/report')
    expect(await threadOf(owner, requestId)).toContain(`/messages/${messageId}/report`)
    const { status } = await post(
      reportFormPage,
      colleague(owner, 'reader'),
      { requestId, messageId },
      { kind: 'rude' },
    )
    expect(status).toBe(403)
  })

  it('are not reported by the hundred while the department has not answered', () => {
    const { enterprise: owner, requestId, say, officer } = rudeWords()
    for (let times = 0; times < MAX_OPEN_REPORTS; times += 1)
      reportMessage(owner, requestId, say('x'), { kind: 'spam' })
    const next = say('y')
    const report = () => reportMessage(owner, requestId, next, { kind: 'spam' })
    expect(refusal(report)).toEqual({ code: 'conversation.too_many_reports' })
    decideReport(officer, openReports(officer)[0]!.id, { decision: 'kept', reason: REASON })
    report()
  })
})

describe('the writer of a message', () => {
  it('that was hidden hears why and whom to ask, and comes to its place in the conversation', async () => {
    const { enterprise: owner, consultant: asked, officer, reportId, requestId, messageId } = reported()
    const other = colleague(asked, 'member')
    expect(toldTo(asked)).not.toContain('message_hidden')
    await post(reportPage, officer, { reportId }, { decision: 'hidden', reason: REASON })
    for (const writer of [asked, other]) expect(toldTo(writer)).toContain('message_hidden')
    for (const one of [owner, officer]) expect(toldTo(one)).not.toContain('message_hidden')
    const { text, path } = toldItemOf('message_hidden')!
    expect(text).toContain(REASON)
    expect(text).toContain(m.site_ask_department())
    expect(path).toBe(`/conversations/${requestId}#message-${messageId}`)
    expect(await threadOf(asked, requestId)).toContain(`id="message-${messageId}"`)
    expect(toldItemOf('report_decided')!.path).toBe(path)
    expect(toldItemOf('message_reported')!.path).toBe(`/department/reports/${reportId}`)
  })

  it('that stays hears nothing', async () => {
    const { consultant: asked, officer, reportId } = reported()
    await post(reportPage, officer, { reportId }, { decision: 'kept', reason: REASON })
    expect(toldTo(asked)).not.toContain('message_hidden')
  })
})

describe('the department', () => {
  it('sees that message and no other, and from there says why it reads the rest', async () => {
    const { officer, reportId, requestId } = reported()
    const { html } = await shownPage(reportPage, await args(officer, { reportId }))
    expect(html).toContain(RUDE)
    expect(html).toContain('Nói nặng lời.')
    expect(html).not.toContain(OTHER)
    expect(html).toContain(`/department/conversations/${requestId}?reason=complaint`)
    expect(openedMessages(officer, requestId)).toBeNull()
  })

  it('hides it from both sides, who read why; an officer with a reason still reads it', async () => {
    const { enterprise: owner, consultant: asked, officer, reportId, requestId, messageId } = reported()
    const decided = await post(reportPage, officer, { reportId }, { decision: 'hidden', reason: REASON })
    expect(ledTo(decided)).toEqual([303, `/department/reports/${reportId}?done=decided`])
    for (const side of [owner, asked]) {
      const html = await threadOf(side, requestId)
      expect(html).not.toContain(RUDE)
      expect(html).toContain(m.conversation_hidden({ reason: REASON }))
      expect(JSON.stringify(messagesOf(side, requestId))).not.toContain(RUDE)
    }
    expect(toldItemOf('message_from_consultant')).toMatchObject({ text: OTHER })
    expect(toldItemOf('report_decided')).toEqual({
      title: m.notice_report_hidden(),
      text: m.notice_report_decided_text({ reason: REASON }),
      path: `/conversations/${requestId}#message-${messageId}`,
    })
    openConversation(officer, requestId, { id: newId(), reason: 'complaint', note: 'Xem tin nhắn được báo với Sở.' })
    expect(openedMessages(officer, requestId)!.messages.map(({ text }) => text)).toEqual([OTHER, RUDE])
  })

  it('or leaves it, and tells who reported it, nobody else', async () => {
    const { enterprise: owner, consultant: asked, officer, reportId, requestId } = reported()
    decideReport(officer, reportId, { decision: 'kept', reason: 'Không thấy xúc phạm.' })
    expect(toldTo(owner)).toContain('report_decided')
    expect(toldTo(asked)).not.toContain('report_decided')
    const html = await threadOf(owner, requestId)
    expect(html).toContain(RUDE)
    expect(html).toContain(m.conversation_report_kept())
    expect(await threadOf(asked, requestId)).not.toContain(m.conversation_report_kept())
    expect(worklist(officer).reports).toBe(0)
    expect(toldTo(officer, { unread: true })).toEqual([])
  })

  it('decides once: the slower officer is told, with the reason kept', async () => {
    const { officer, reportId } = reported()
    decideReport(colleague(officer, 'member'), reportId, { decision: 'kept', reason: 'Không thấy xúc phạm.' })
    const late = await post(reportPage, officer, { reportId }, { decision: 'hidden', reason: REASON })
    expect(late.init.status).toBe(409)
    expect(late.data.initialValue).toMatchObject({ reason: REASON })
    expect(reportOf(officer, reportId).decision).toBe('kept')
  })

  it('of another province, another agency, and an officer of one of the sides do not decide', () => {
    const { enterprise: owner, officer, reportId } = reported()
    const decide = (who: Actor) => refusal(() => decideReport(who, reportId, { decision: 'kept', reason: REASON }))
    for (const stranger of [department({ provinceCode: '11' }), agency('commune'), owner])
      expect(decide(stranger)).toEqual({ code: 'not_found' })
    expect(openReports(department({ provinceCode: '11' }))).toEqual([])
    joinOrganisation(officer.userId, { joins: owner.organisationId!, as: 'member' })
    expect(decide(actorOf(officer.userId, officer.organisationId)!)).toEqual({ code: 'accounts.own_interest' })
  })
})

it('the files of a message go the way of its words: gone for both sides once it is hidden, shown to the department with its report', () => {
  const { consultant, enterprise: owner, requestId, officer } = rudeWords()
  const messageId = newId()
  sendMessage(consultant, requestId, {
    id: messageId,
    text: RUDE,
    attachments: [storeFile({ name: 'so-do.pdf', bytes: pdf() })],
  })
  const readers = () => [consultant, owner, officer].map((who) => mayReadFilesOfMessage(who, messageId))
  expect(readers()).toEqual([true, true, false])
  openConversation(officer, requestId, { id: newId(), reason: 'complaint', note: 'Doanh nghiệp nhờ Sở xem lại.' })
  expect(readers()).toEqual([true, true, true])
  expect(mayReadFilesOfMessage(colleague(officer, 'member'), messageId)).toBe(false)
  reportMessage(owner, requestId, messageId, { kind: 'rude' })
  const [report] = openReports(officer)
  expect(reportOf(colleague(officer, 'member'), report!.id).files).toHaveLength(1)
  decideReport(officer, report!.id, { decision: 'hidden', reason: REASON })
  expect(readers()).toEqual([false, false, true])
  expect(messagesOf(owner, requestId).messages.at(-1)).toMatchObject({ text: '', files: [] })
  expect(mayReadFilesOfMessage(agency('commune'), messageId)).toBe(false)
  expect(mayReadFilesOfMessage(department({ provinceCode: '11' }), messageId)).toBe(false)
})
