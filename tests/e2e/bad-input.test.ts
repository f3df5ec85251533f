import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addDays } from '~/domain/days'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { demoAccounts } from '~db/demo/load-demo'
import { today } from '~db/clock'
import { Database, type Sqlite } from '~db/sqlite'
import { pdf } from '~tests/scenarios/evidence'
import { dueJobs } from '~tests/support/due-jobs'
import { sharedApp } from './shared-app'

const app = sharedApp()
/** Files that are handed in. */
const folder = mkdtempSync(path.join(tmpdir(), 'bad-input-'))
let database: Sqlite

beforeAll(async () => {
  database = new Database(path.join(app.dataDir, 'nhip-cau.sqlite'), { readonly: true })
  const jobsLeft = dueJobs(database, 60_000)
  await vi.waitFor(() => expect(jobsLeft()).toBe(0), { timeout: 120_000 })
})
afterAll(() => {
  database?.close()
  rmSync(folder, { recursive: true })
})

const one = (sql: string) => database.prepare(sql).get() as { id: string; email: string }
const MEMBER = 'join memberships m on m.organisation_id = o.organisation_id join users u on u.id = m.user_id'

/** Everything that is stored but sessions, jobs and counted attempts; the worker was idle before the first test. */
function everything() {
  const tables = database
    .prepare(`select name from sqlite_master where type = 'table' and name not in ('sessions', 'jobs', 'attempts')`)
    .pluck()
    .all()
  expect(tables).toContain('needs')
  const hash = createHash('sha256')
  for (const table of tables) hash.update(JSON.stringify(database.prepare(`select * from "${String(table)}"`).all()))
  return hash.digest('hex')
}

/** What is typed into a form, by field: a text, a file, or a box to tick. */
type Typed = Record<string, string | { file: string } | true>
/** The messages expected beside fields. */
type Messages = Record<string, string>

async function unfold(page: Page, field: string) {
  const folded = page.locator('details:not([open])', { has: page.locator(`[name="${field}"]`) })
  if ((await folded.count()) > 0) await folded.locator('summary').click()
}

async function type(page: Page, typed: Typed) {
  for (const [name, value] of Object.entries(typed)) {
    const control = page.locator(`[name="${name}"]`).first()
    await unfold(page, name)
    if (value === true) await control.check()
    else if (typeof value === 'string') await control.fill(value)
    else await control.setInputFiles(value.file)
  }
}

/** The visible errors that a field, or the group it is in, names as its description. */
async function messagesBeside(page: Page, name: string) {
  const control = page.locator(`[name="${name}"]`)
  const said: string[] = []
  for (const error of await page.locator('.field-error:visible').all()) {
    const described = page.locator(`[aria-describedby~="${await error.getAttribute('id')}"]`)
    const isItsOwn =
      (await described
        .and(control)
        .or(described.filter({ has: control }))
        .count()) > 0
    if (isItsOwn) said.push(await error.innerText())
  }
  return said
}

/** Fills in the form that has `field` and sends it: 400, nothing written, each message tied to its field, texts kept. `pressed`: which of its buttons, the last such. */
async function expectRefused(page: Page, field: string, typed: Typed, messages: Messages, pressed = 'button') {
  const before = everything()
  await unfold(page, field)
  await type(page, typed)
  const form = page.locator('form', { has: page.locator(`[name="${field}"]`) })
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    form.locator(pressed).last().click(),
  ])
  await page.waitForLoadState()
  expect(answer.status()).toBe(400)
  expect(await page.title()).toMatch(/^Lỗi: /)
  for (const [name, message] of Object.entries(messages)) {
    expect(await messagesBeside(page, name), name).toContainEqual(expect.stringContaining(message))
  }
  const lines = await page.locator('.error-summary a').allInnerTexts()
  for (const [name, message] of Object.entries(messages)) {
    const isBox = (await page.locator(`[name="${name}"][type=checkbox]`).count()) > 0
    const own = lines.filter((line) => line.includes(message))
    expect(
      own.filter((line) => isBox || line.length > message.length).length,
      `${name}: ${lines.join(' | ')}`,
    ).toBeGreaterThan(0)
  }
  for (const [name, value] of Object.entries(typed)) {
    const control = page.locator(`[name="${name}"]`).first()
    if (value === true) expect(await control.isChecked(), name).toBe(true)
    if (typeof value === 'string' && !/password/i.test(name)) expect(await control.inputValue(), name).toBe(value)
  }
  expect(everything()).toBe(before)
}

async function opened(path: string, email?: string) {
  const page = await app.person({ email, javaScriptEnabled: false })
  await page.goto(path)
  return page
}

const tooLong = (maximum: number, text: string) =>
  m.form_error_too_long({ maximum: maximum.toLocaleString('vi'), length: text.length.toLocaleString('vi') })
const a = (length: number) => 'a'.repeat(length)

describe('a visitor', () => {
  it('tells too little on the home page', async () => {
    const page = await opened('/')
    await expectRefused(page, 'text', { text: 'máy' }, { text: m.form_error_too_short({ minimum: '5' }) })
  })

  it('signs up with what cannot be, and without the terms', async () => {
    const page = await opened('/sign-up')
    const wrong = { organisationName: a(201), name: 'Lò Thị Mai', email: 'mai@', password: 'ngan' }
    await expectRefused(page, 'email', wrong, {
      organisationName: tooLong(200, a(201)),
      email: m.form_error_email(),
      password: m.form_error_too_short({ minimum: '10' }),
    })
    const right = { organisationName: 'HTX Chè', email: 'mai@vi-du.example', password: 'cà phê chín đỏ' }
    await expectRefused(page, 'email', right, { terms: m.error_terms_missing() })
    await expectRefused(
      page,
      'email',
      { ...right, email: demoAccounts()[0]!.login, terms: true },
      {
        email: m.error_email_taken(),
      },
    )
  })
})

describe('an enterprise', () => {
  const OWN = 'doanh-nghiep-13@vi-du.example'

  it('gives figures of its organisation that are none', async () => {
    const page = await opened('/organisation', OWN)
    const typed = { taxCode: '123', phone: 'gọi sau', employees: '1.5', revenueBillion: 'nhiều' }
    await expectRefused(page, 'taxCode', typed, {
      phone: m.form_error_phone(),
      employees: m.form_error_whole_number(),
      revenueBillion: m.form_error_figure(),
    })
    const onlyTaxCode = { taxCode: '123', phone: '', employees: '', revenueBillion: '' }
    await expectRefused(page, 'taxCode', onlyTaxCode, { taxCode: m.error_tax_code_length({ digits: 3 }) })
  })

  it('tells a need that is too long, and says not what it is about', async () => {
    const page = await opened('/needs/new', OWN)
    await expectRefused(page, 'text', { text: a(3001) }, { text: tooLong(3000, a(3001)) })
  })

  it('asks nobody, and closes a need without a reason', async () => {
    const need =
      one(`select o.id, u.email from needs o ${MEMBER} where o.status = 'published' and u.email is not null and not exists
      (select 1 from requests r where r.need_id = o.id)`)
    const page = await opened(`/needs/${need.id}`, need.email)
    const message = 'Xin cho biết trước tháng sau'
    await expectRefused(page, 'message', { message }, { profileIds: m.form_error_choose_consultant() })
  })

  it('changes its password to one that is too short', async () => {
    const page = await opened('/account', OWN)
    const typed = { currentPassword: 'nang-suat-chat-luong', newPassword: 'ngan' }
    await expectRefused(page, 'newPassword', typed, { newPassword: m.form_error_too_short({ minimum: '10' }) })
    const wrong = { currentPassword: 'sai mật khẩu', newPassword: 'đủ dài để dùng' }
    await expectRefused(page, 'newPassword', wrong, { currentPassword: m.error_wrong_password() })
  })
})

const consultantWith = (table: string, where: string) =>
  one(`select x.id, u.email from ${table} x join profiles o on o.id = x.profile_id ${MEMBER} where ${where}`)

/** A file of so many bytes that is no evidence. */
function file(size: number) {
  const place = path.join(mkdtempSync(path.join(folder, 'file-')), 'giay-chung-nhan.pdf')
  writeFileSync(place, Buffer.alloc(size, '<html>'))
  return { file: place }
}

describe('a consultant', () => {
  it('proposes with a past date and figures that are none, and declines without a reason', async () => {
    const request = consultantWith('requests', `x.status = 'sent'`)
    const page = await opened(`/requests/${request.id}/propose`, request.email)
    const typed = {
      scope: '',
      durationWeeks: '1.5',
      validUntil: '31/02/2199',
      'milestones[0].title': 'Khảo sát',
      'milestones[0].dueWeek': 'cuối tháng',
      'lines[0].amountVnd': '-5',
    }
    const messages = {
      scope: m.form_error_required(),
      durationWeeks: m.form_error_whole_number(),
      validUntil: m.form_error_no_such_day(),
      'milestones[0].dueWeek': m.form_error_figure_whole(),
      'lines[0].amountVnd': m.form_error_too_small({ minimum: m.figure_vnd({ amount: '0' }) }),
    }
    await expectRefused(page, 'scope', typed, messages, 'button[value="check"]')
    await page.goto(`/requests/${request.id}`)
    await expectRefused(page, 'note', { note: 'Tháng này kín lịch' }, { reason: m.form_error_choose_one() })
  })

  it('fills in a profile that is too long and says not what a paper is', async () => {
    const page = await opened('/profile/basics', 'lien-he-07@vi-du.example')
    await expectRefused(
      page,
      'headline',
      { headline: a(141), yearsExperience: 'mười' },
      { headline: tooLong(140, a(141)), yearsExperience: m.form_error_figure_whole() },
    )
    await page.goto('/profile/credentials')
    const issuers = page.locator('[name$=".issuer"]')
    const row = await issuers.count()
    await page.getByRole('button', { name: m.profile_credential_add() }).click()
    await issuers.nth(row).waitFor()
    await expectRefused(
      page,
      `credentials[${row}].issuer`,
      { [`credentials[${row}].issuer`]: 'Bộ KH&CN' },
      { [`credentials[${row}].name`]: m.form_error_required() },
    )
  })

  it('hands in as a certificate what is none', async () => {
    const engagement = consultantWith('engagements', `x.status = 'completed'`)
    const page = await opened(`/engagements/${engagement.id}/certificate`, engagement.email)
    const typed = { number: 'VD-01', scope: 'Chè xanh', evidence: file(2_000), expiresOn: formatDay(today()) }
    await expectRefused(
      page,
      'number',
      { ...typed, issuedOn: formatDay(addDays(today(), 2)) },
      {
        issuedOn: m.form_error_past_day(),
        scheme: m.form_error_required(),
      },
    )
    const rest = { scheme: 'HACCP', edition: '2020', issuingBody: 'Ví Dụ Cert', accreditation: 'BoA' }
    await page.locator('[name=subjectCode]').first().selectOption({ index: 1 })
    const right = { ...typed, ...rest, issuedOn: formatDay(addDays(today(), -2)) }
    await expectRefused(page, 'number', right, { evidence: m.error_file_wrong_kind() })
    await expectRefused(page, 'number', { evidence: file(0) }, { evidence: m.error_file_empty() })
    await expectRefused(page, 'number', { evidence: file(30_000_000) }, { evidence: m.error_file_too_large() })
  })

  it('is told of a file that is too large before it is sent, where scripts run', async () => {
    const engagement = consultantWith('engagements', `x.status = 'completed'`)
    const page = await app.person({ email: engagement.email })
    await page.goto(`/engagements/${engagement.id}/certificate`)
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'POST' && sent.push(new URL(request.url()).pathname))
    const evidence = page.locator('[name=evidence]')
    await evidence.setInputFiles(file(30_000_000).file)
    expect(await page.locator('[data-too-large]').isVisible()).toBe(true)
    await page.locator('form:has([name=evidence]) button').last().click()
    expect(await evidence.evaluate((input) => input === document.activeElement)).toBe(true)
    expect(sent).toEqual([])
    await evidence.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) })
    expect(await page.locator('[data-too-large]').isVisible()).toBe(false)
    await page.locator('form:has([name=evidence]) button').last().click()
    const address = `/engagements/${engagement.id}/certificate`
    await expect.poll(() => sent.filter((path) => path === address), { timeout: 10_000 }).toHaveLength(1)
  })
})

describe('the department', () => {
  const OFFICER = 'so-khcn@vi-du.example'

  it('rejects an outcome and returns a profile without a reason', async () => {
    const outcome = one(`select id from outcomes where status = 'reported' and certificate_id is not null`)
    const page = await opened(`/department/outcomes/${outcome.id}`, OFFICER)
    await expectRefused(page, 'reason', {}, { reason: m.form_error_required() })
    const profile = one(`select id from profiles where status = 'submitted'`)
    await page.goto(`/department/profiles/${profile.id}`)
    await expectRefused(page, 'reason', {}, { reason: m.form_error_required() })
    const past = { checkedUntil: m.form_error_future_day() }
    await expectRefused(page, 'checkedUntil', { checkedUntil: '01/01/2020' }, past, 'button[value=publish]')
  })
})
