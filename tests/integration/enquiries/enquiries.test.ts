import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { ENQUIRIES_PER_ADDRESS } from '~/auth/attempts.server'
import { answerEnquiry } from '~/domain/enquiries/answer-enquiry.server'
import { askDepartment } from '~/domain/enquiries/ask-department.server'
import { forgetEnquiries } from '~/domain/enquiries/forget-enquiries.server'
import { isContact, searchAsked } from '~/domain/enquiries/forms'
import { answeredEnquiries, countOpenEnquiries, openEnquiries } from '~/domain/enquiries/queries.server'
import { worklist } from '~/domain/programme/queries.server'
import { formatWait } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as forgottenPage from '~/routes/account/forgotten-password'
import * as askPage from '~/routes/public/ask-department'
import * as listPage from '~/routes/department/enquiries'
import { tellDepartment } from '~/views/notifications/tell-department.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { enquiries, events, organisations } from '~db/schema'
import { department, enterprise } from '~tests/scenarios'
import { shownPage } from '~tests/support/shown-page'
import { freshDatabase } from '~tests/support/database'
import { locationOf, messagesOf, opened, posted } from '../accounts/posted-form'
import { refusal } from '../work/refusal'
import { args, ledTo, post } from '../work/page-calls'

beforeEach(freshDatabase)

const typed = (change: Record<string, string> = {}) => ({
  id: newId(),
  text: 'Tìm nơi kiểm định cân ô tô gần Sơn La mà chưa thấy.',
  name: 'Lò Thị Hặc',
  contact: '0912 345 678',
  query: 'q=kiểm định cân',
  ...change,
})
const enquiry = (change: Record<string, string> = {}) => ({ ...typed(change), query: 'q=c%C3%A2n' })
const send = (fields: Record<string, string>) => askPage.action(posted('/ask-department', fields))
const open = (path: string) => askPage.loader(opened(path))

describe('asking the department', () => {
  it('works without an account, and sent twice is one enquiry', async () => {
    const form = typed()
    for (const _ of [1, 2]) expect(locationOf(await send(form))).toMatch(/^\/ask-department\?done=sent&sent=/)
    expect(db.select().from(enquiries).all()).toMatchObject([
      { provinceCode: '14', userId: null, contact: '0912 345 678', query: 'q=ki%E1%BB%83m+%C4%91%E1%BB%8Bnh+c%C3%A2n' },
    ])
    const [event] = db
      .select()
      .from(events)
      .all()
      .filter(({ name }) => name === 'enquiry.sent')
    expect(event!.detail).toEqual({ enquiryId: form.id })
  })

  it('ends where the person began, and says what number is called, and by when where the department named a time', async () => {
    const { id, ...form } = typed({ query: '' })
    const from = '/forgotten-password'
    const page = `/ask-department?${new URLSearchParams({ text: 'Nhờ Sở gọi lại.', from })}`
    const shown = async (path: string) => (await shownPage(askPage, { ...opened(path), params: {} })).html
    expect(await shown(page)).toContain(`href="${from}"`)
    const sent = locationOf(await askPage.action(posted(page, { id, ...form })))
    const html = await shown(sent!)
    expect(html).toContain(m.enquiry_done_contact({ contact: form.contact }))
    expect(html).toContain(`href="${from}"`)
    expect(html).toContain(m.enquiry_done_later())
    expect(html).not.toContain('ngày làm việc')
    process.env.DEPARTMENT_ANSWER_DAYS = '3'
    expect(await shown(sent!)).toContain(m.enquiry_done_by({ days: '3' }))
    delete process.env.DEPARTMENT_ANSWER_DAYS

    db.update(enquiries)
      .set({ createdAt: new Date(Date.now() - 2 * 86_400_000) })
      .run()
    expect(await shown(sent!)).not.toContain(form.contact)
    const elsewhere = locationOf(
      await askPage.action(posted('/ask-department?from=//evil.example', typed({ query: '' }))),
    )
    expect(await shown(elsewhere!)).not.toContain('evil.example')
    expect(await shown(locationOf(await send(typed()))!)).toContain('href="/consultants?q=ki%E1%BB%83m')
  })

  it.each([
    ['the setting', '0212 3852 000', '0212 3852 000'],
    ['else the department’s own number', undefined, '02123852999'],
  ])('tells the department’s number: %s', async (_, setting, told) => {
    const officer = department()
    db.update(organisations).set({ phone: '02123852999' }).where(eq(organisations.id, officer.organisationId!)).run()
    if (setting) process.env.DEPARTMENT_PHONE = setting
    try {
      for (const page of [askPage, forgottenPage]) {
        const { html } = await shownPage(page, { ...opened('/page'), params: {} })
        expect(html).toContain(`>${told}</a>`)
      }
      expect(m.notice_access_code_text(tellDepartment())).toContain(told)
    } finally {
      delete process.env.DEPARTMENT_PHONE
    }
  })

  it('says the way on that exists where the department’s number is not known', async () => {
    department()
    const { html } = await shownPage(forgottenPage, { ...opened('/page'), params: {} })
    expect(html).toContain(m.department_no_phone())
    expect(html).toContain('/ask-department?text=')
    expect(m.notice_access_code_text(tellDepartment())).toContain(m.site_ask_department())
  })

  it('sent again with another text after going back is a second enquiry', async () => {
    const form = typed()
    await send(form)
    for (const _ of [1, 2]) await send({ ...form, text: 'Còn cân ô tô 80 tấn thì kiểm định ở đâu?' })
    expect(
      db
        .select()
        .from(enquiries)
        .all()
        .map(({ text }) => text),
    ).toEqual([form.text, 'Còn cân ô tô 80 tấn thì kiểm định ở đâu?'])
  })

  it('begins with what was searched for, and with who is signed in', async () => {
    const fromSearch = await open('/ask-department?query=q%3Dhaccp%26province%3D14&text=Xin%20h%E1%BB%8Fi')
    expect(fromSearch.enquiry).toMatchObject({ text: 'Xin hỏi', query: 'q=haccp&province=14', name: '', contact: '' })
    expect((await open('/ask-department?query=s%E1%BA%A5y')).enquiry.query).toBe('q=s%E1%BA%A5y')
    const owner = enterprise()
    const { enquiry: known } = await askPage.loader(await args(owner, {}))
    expect(known).toMatchObject({ name: owner.name, contact: owner.email })
  })

  it('asks for a way to answer, and says beside the field what is missing', async () => {
    expect(messagesOf(await send(typed({ text: 'Ngắn', name: '', contact: 'Tô Múa' })))).toEqual({
      text: [m.form_error_too_short({ minimum: '15' })],
      name: [m.form_error_required()],
      contact: [m.form_error_contact()],
    })
    expect(db.select().from(enquiries).all()).toEqual([])
  })

  it('in bulk is stopped', async () => {
    let refused: unknown
    for (let count = 0; count <= ENQUIRIES_PER_ADDRESS; count += 1) refused = await send(typed())
    expect(messagesOf(refused)).toEqual({ '': [m.error_too_many_from_here({ wait: formatWait(15) })] })
    expect(db.select().from(enquiries).all().length).toBeLessThanOrEqual(ENQUIRIES_PER_ADDRESS)
  })
})

it.each(['0912 345 678', '+84 912.345.678', 'lan@vi-du.example', 'Zalo 0212 3852000 gặp Lan', '02123 852 000'])(
  'takes %s for a way to answer',
  (text) => expect(isContact(text)).toBe(true),
)
it.each(['Tô Múa', '12345', 'lan@', '@lan'])('does not take %s for one', (text) => expect(isContact(text)).toBe(false))

it('keeps of a search only what the search page knows', () => {
  expect(searchAsked('q=cân&subject=5S&evil=javascript:1&page=9999999')).toBe('q=c%C3%A2n&subject=5S')
  expect(searchAsked('')).toBe('')
})

describe('the department', () => {
  it('sees the oldest first, notes an answer, and has one fewer waiting', async () => {
    const officer = department()
    const first = enquiry({ name: 'Trước' })
    at(new Date('2026-11-01T03:00:00Z'), () => askDepartment(null, first))
    askDepartment(enterprise(), enquiry({ name: 'Sau' }))
    expect(openEnquiries(officer).map(({ name }) => name)).toEqual(['Trước', 'Sau'])
    expect(worklist(officer).enquiries).toBe(2)

    const answer = { enquiryId: first.id, note: 'Đã gọi, chỉ nơi kiểm định.' }
    expect((await post(listPage, officer, {}, { ...answer, note: ' ' })).data.error).toEqual({
      note: [m.form_error_required()],
    })
    expect(ledTo(await post(listPage, officer, {}, answer))).toEqual([303, '/department/enquiries?done=answered'])
    expect(countOpenEnquiries(officer)).toBe(1)
    expect(answeredEnquiries(officer)).toMatchObject([
      { name: 'Trước', answerNote: answer.note, answeredBy: officer.name },
    ])
    expect((await post(listPage, officer, {}, answer)).init.status).toBe(409)
  })

  it('of another province sees and answers none', () => {
    const asked = enquiry()
    askDepartment(null, asked)
    const other = department({ provinceCode: '11' })
    expect(openEnquiries(other)).toEqual([])
    expect(refusal(() => answerEnquiry(other, { enquiryId: asked.id, note: 'x' }))).toEqual({ code: 'not_found' })
    expect(refusal(() => answerEnquiry(enterprise(), { enquiryId: asked.id, note: 'x' }))).toEqual({
      code: 'not_found',
    })
    expect(refusal(() => openEnquiries(enterprise()))).toEqual({ code: 'not_found' })
  })

  it('keeps an answered enquiry a year, an open one until it is answered', () => {
    const officer = department()
    const [answered, waiting] = [enquiry({ name: 'Đã trả lời' }), enquiry({ name: 'Còn chờ' })]
    at(new Date('2025-01-10T03:00:00Z'), () => {
      askDepartment(null, answered)
      askDepartment(null, waiting)
      answerEnquiry(officer, { enquiryId: answered.id, note: 'Xong' })
    })
    at(new Date('2026-01-09T03:00:00Z'), () => expect(forgetEnquiries()).toBe(0))
    at(new Date('2026-01-12T03:00:00Z'), () => expect(forgetEnquiries()).toBe(1))
    expect(db.select().from(enquiries).all()).toMatchObject([{ name: 'Còn chờ' }])
  })
})
