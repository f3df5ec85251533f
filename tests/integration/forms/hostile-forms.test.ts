import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sessionActor, startSession } from '~/auth/session.server'
import { signInForm } from '~/domain/accounts/forms'
import { basicsForm, describeServicesForm } from '~/domain/directory/forms'
import { enquiryForm } from '~/domain/enquiries/forms'
import { declineForm, MAX_MILESTONES, proposalForm } from '~/domain/proposals/forms'
import { keepDraft } from '~/domain/needs/visitor-draft.server'
import { dayField, longText, shortText, wholeNumber } from '~/forms/fields'
import { attempt, parseForm } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { searchConsultants } from '~/domain/discovery/search-consultants.server'
import { directoryQuery } from '~/domain/discovery/search-query'
import { recordEvent } from '~/domain/activity/record-event.server'
import { today } from '~db/clock'
import { databaseFile, db, transact } from '~db/connection'
import { Database } from '~db/sqlite'
import { enterprise, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

const posted = (fields: [string, string][] | BodyInit) =>
  new Request('http://localhost/page', {
    method: 'POST',
    body: Array.isArray(fields) ? new URLSearchParams(fields) : fields,
  })
const status = (asked: Promise<unknown>) =>
  asked.then(
    () => 'read',
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : thrown),
  )
const button = (type: string, payload: object): [string, string] => ['__intent__', JSON.stringify({ type, payload })]

const writes = (name: string, count: number, row: object) =>
  button('update', { name, value: Array.from({ length: count }, () => row) })

const MULTIPART = { type: 'multipart/form-data; boundary=y' }
const NAMELESS = '--y\r\nContent-Disposition: form-data\r\n\r\nz\r\n--y--\r\n'

describe('a posted form', () => {
  const schema = proposalForm(today())

  it.each([
    ['an index in the millions', 'milestones[4294967290].title'],
    ['an object for a text', 'scope.title'],
    ['a list for a text', 'scope[0]'],
    ['an object for a list', 'milestones.title'],
    ['a text for a list', 'milestones'],
    ['a prototype', '__proto__.isAdmin'],
    ['a length', 'milestones.length'],
    ['a field nobody asked for', 'status'],
  ])('is read without %s', async (_, name) => {
    const form = await parseForm(posted([[name, 'x']]), schema)
    expect(form.payload).toEqual({})
    expect(form.reply().initialValue).toEqual({})
  })

  it.each<[string, [string, string][] | BodyInit]>([
    ['JSON', '{"scope":"x"}'],
    ['a broken multipart body', new Blob(['x'], { type: 'multipart/form-data; boundary=y' })],
    ['a part without a name', new Blob([NAMELESS], MULTIPART)],
    ['a file without a name of its field', new Blob([NAMELESS.replace('data', 'data; filename=x.pdf')], MULTIPART)],
    ['no row button of ours', [['__intent__', 'garbage']]],
    ['a button that sets values', [button('update', { name: 'scope', value: 'x' })]],
    ['a button that writes more rows than there may be', [writes('milestones', MAX_MILESTONES + 1, { title: 'x' })]],
    ['a button that writes what a row does not have', [writes('milestones', 1, { status: 'accepted' })]],
    ['a button that writes a text beyond reason', [writes('milestones', 1, { title: 'x'.repeat(9_999) })]],
    ['a row button for a text', [button('insert', { name: 'scope' })]],
    ['a row button with an index beyond reason', [button('remove', { name: 'milestones', index: 1e9 })]],
    ['one row of a thousand', [['milestones[999].title', 'x']]],
    ['a row with none before it', [['milestones[1].title', 'x']]],
    [
      'far more rows than the list may have',
      Array.from({ length: MAX_MILESTONES * 2 + 1 }, (_, i): [string, string] => [`milestones[${i}].title`, 'x']),
    ],
    [
      'one text that stands fifty times',
      Array.from({ length: 50 }, (): [string, string] => ['scope', 'ø '.repeat(9_999)]),
    ],
  ])('that is %s is refused as a whole', async (_, body) => {
    expect(await status(parseForm(posted(body), schema))).toBe(400)
  })

  it('of sixty thousand fields is refused before they are made', async () => {
    expect(await status(parseForm(posted('a&'.repeat(60_000)), schema))).toBe(400)
    const crumbs = new URLSearchParams(Array.from({ length: 60_000 }, () => ['scope', 'x']))
    expect(await status(parseForm(posted(crumbs), schema))).toBe(413)
  })

  it.each([
    ['parts', 'x'],
    ['text', 'x'.repeat(1024)],
  ])('with too much %s is read to its end, but looked at no further', async (_, value) => {
    const part = `--y\r\nContent-Disposition: form-data; name="scope"\r\n\r\n${value}\r\n`
    const sent = new Blob([part.repeat(5_000), 'no part, and no end'], { type: 'multipart/form-data; boundary=y' })
    const request = posted(sent)
    expect(await status(parseForm(request, schema))).toBe(413)
    expect(await request.body!.getReader().read()).toEqual({ done: true, value: undefined })
  })

  it('gives one line where its field is one, and lines where it has several', async () => {
    const lines = z.object({ name: shortText(), contact: shortText().optional(), note: longText() })
    const typed = 'Lê Văn An \r\n Bcc: x@vi-du.example\tX'
    const form = await parseForm(posted(['name', 'contact', 'note'].map((name) => [name, typed])), lines)
    const line = 'Lê Văn An Bcc: x@vi-du.example X'
    expect(form).toMatchObject({ value: { name: line, contact: line, note: typed.replace('\r', '') } })
  })

  it('with a row too many is told so, and loses none', async () => {
    const titles = Array.from({ length: MAX_MILESTONES + 1 }, (_, i): [string, string] => [
      `milestones[${i}].title`,
      'x',
    ])
    const answer = (await parseForm(posted(titles), schema)).reply()
    expect(answer.error!.milestones).toEqual([m.form_error_too_many({ maximum: formatNumber(MAX_MILESTONES) })])
    expect(answer.initialValue!.milestones).toHaveLength(MAX_MILESTONES + 1)
  })

  it.each([
    ['ways to be reached', enquiryForm, 'contact', 'a@'.repeat(400_000)],
    ['blanks in a figure', z.object({ figure: wholeNumber(0, 9) }), 'figure', `đ${' '.repeat(800_000)}1`],
  ])('with a megabyte of %s is refused before it is looked through', async (_, form, field, text) => {
    expect((await parseForm(posted([[field, text]]), form)).reply().error![field]).toHaveLength(1)
  })

  it('gives texts as they look: composed, with plain line ends, without invisible marks', async () => {
    const form = await parseForm(
      posted([
        ['step', 'decline'],
        ['reason', 'other'],
        ['note', ' \u202Ede\u0302\u0301n\r\nkho\0\u0007 '],
      ]),
      declineForm,
    )
    expect(form.payload).toEqual({ step: 'decline', reason: 'other', note: 'đến\nkho'.replace('đ', 'd') })
  })
})

it.each([
  ['1.5', false],
  ['12,5', false],
  ['1.0000', 1],
  ['1.000,000', 1000],
  ['1,500', 1500],
  ['1.000.5', false],
  ['9'.repeat(400), false],
  ['-1', false],
  ['12.000.000 ₫', 12_000_000],
  ['12 000 000đ', 12_000_000],
  ['7', 7],
])('%s as a whole number', (typed, meant) => {
  const { success, data } = wholeNumber(0, 100_000_000).safeParse(typed)
  expect(success && data).toBe(meant)
})

it.each([
  ['31/02/2026', false],
  ['2026-02-31', false],
  ['9999-12-31', false],
  ['0001-01-01', false],
  ['5/6/2026', '2026-06-05'],
  ['05.06.26', '2026-06-05'],
  ['5/13/2026', false],
  ['5/6/2206', false],
])('%s as a day', (typed, meant) => {
  const { success, data } = dayField.safeParse(typed)
  expect(success && data).toBe(meant)
})

it('a code in an address never reaches what objects are born with', () => {
  for (const code of ['__proto__', 'constructor', 'toString', '', null]) expect(wordOf({}, code)).toBeUndefined()
  expect(wordOf({ saved: () => 'Đã lưu' }, 'saved')).toBe('Đã lưu')
})

it('a cookie of somebody else’s that is badly encoded does not end the session', async () => {
  const headers = new Headers()
  const actor = enterprise()
  await startSession(actor.userId, headers)
  const own = headers.get('Set-Cookie')!.split(';')[0]!
  const with_ = (Cookie: string) => sessionActor(new Request('http://localhost/', { headers: { Cookie } }))
  expect((await with_(`other=%E0%A4%A; ${own}`))?.userId).toBe(actor.userId)
  expect(await with_('session=%E0%A4%A')).toBeNull()
})

it('a second need told on the same page does not vanish into the first', () => {
  const { needId } = publishedNeed()
  const draftId = keepDraft(needId, 'Kho lạnh hay hỏng, tốn điện quá nhiều.')
  expect(draftId).not.toBe(needId)
})

it('while another process holds the database a form says so and keeps what was typed', async () => {
  const actor = enterprise()
  const form = await parseForm(posted([['text', 'Máy sấy hay hỏng']]), z.object({ text: z.string() }))
  db.$client.pragma('busy_timeout = 20')
  const other = new Database(databaseFile())
  other.exec('BEGIN IMMEDIATE')
  const { refused } = attempt(form, () => transact((tx) => recordEvent(tx, actor, 'need.drafted', { needId: 'x' })))
  other.exec('ROLLBACK')
  other.close()
  expect(refused?.init?.status).toBe(503)
  expect(refused?.data).toMatchObject({ error: { '': [m.error_busy()] }, initialValue: { text: 'Máy sấy hay hỏng' } })
})

it('search indexes that are gone are search that is not available', async () => {
  expect(await searchConsultants(directoryQuery(new URLSearchParams('q=iso')))).toEqual({ status: 'unavailable' })
})

describe('a text in a font of the time before Unicode', () => {
  const OLD = 'M¸y sÊy chÌ hay háng gi÷a vô'
  const NEW = 'Máy sấy chè hay hỏng giữa vụ'
  const refusal = [m.error_legacy_font()]

  it('is refused in every field that people write in, rows too, and offered converted; the rest stays as it was typed', async () => {
    const reach = z.object({ name: shortText(), rows: z.array(z.object({ note: longText() })).max(5) })
    const form = await parseForm(
      posted([
        ['name', 'Müller & Söhne, Köln'],
        ['rows[0].note', 'thùng 30×40×50 cm'],
        ['rows[1].note', OLD],
      ]),
      reach,
    )
    expect(form.reply()).toMatchObject({
      status: 'error',
      initialValue: {
        name: 'Müller & Söhne, Köln',
        rows: [{ note: 'thùng 30×40×50 cm' }, { note: NEW }],
      },
      error: { 'rows[1].note': refusal },
    })
    expect(Object.keys(form.reply().error ?? {})).toEqual(['rows[1].note'])
  })

  it('is a password as good as any', async () => {
    const form = await parseForm(
      posted([
        ['login', 'an@example.vn'],
        ['password', OLD],
      ]),
      signInForm,
    )
    expect(form).toMatchObject({ status: 'success', value: { password: OLD } })
  })

  it('is sent as it was offered', async () => {
    const form = await parseForm(posted([['introduction', NEW]]), z.object({ introduction: longText() }))
    expect(form).toMatchObject({ status: 'success', value: { introduction: NEW } })
  })

  it('is refused in a profile’s introduction and in what is said of a service', async () => {
    const basics = await parseForm(posted([['introduction', OLD]]), basicsForm)
    expect(basics.reply()).toMatchObject({ initialValue: { introduction: NEW }, error: { introduction: refusal } })
    const service: [string, string][] = [
      ['services[0].subject', 'TPM'],
      ['services[0].description', OLD],
    ]
    expect((await parseForm(posted(service), describeServicesForm)).reply()).toMatchObject({
      initialValue: { services: [{ description: NEW }] },
    })
  })
})
