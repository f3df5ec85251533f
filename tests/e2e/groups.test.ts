import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { today } from '~db/clock'
import { pdf } from '~tests/scenarios/evidence'
import { sharedApp } from './shared-app'
import { demoEmail, expectSound, follow, PHONE } from './steps'

const app = sharedApp()

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const member = (group: number, place: number) =>
  app.person({ email: `nhom-${group}-${place}@vi-du.example`, viewport: PHONE })

it('three co-operatives are asked, join on the phone, and one publishes what all need', async () => {
  const officer = await app.person({ email: demoEmail('department') })
  await officer.goto('/department/groups')
  await expectSound(officer)
  await officer.locator('a[href*="/department/groups/new"]').first().click()
  await expectSound(officer)
  await press(officer, m.group_gather_button())
  await expectSound(officer)
  await officer.getByRole('radio').first().check()
  await press(officer, m.group_gather_button())
  await officer.waitForURL(/\/groups\/[\w-]+\?done=gather$/)
  await expectSound(officer)
  const path = new URL(officer.url()).pathname

  for (const place of [1, 2, 3]) {
    const director = await member(1, place)
    if (place === 2) await director.route('**/*.js', (route) => route.abort())
    await director.goto('/')
    expect(await director.locator('main').innerText()).toContain('VietGAP')
    await director.goto(path)
    expect(await director.locator('main').innerText()).not.toContain('Nhãn Bến Suối')
    await expectSound(director)
    await director.getByLabel(m.group_differs()).fill('vuon 2 ha, chua co so ghi chep')
    await press(director, place === 1 ? m.group_join_lead_button() : m.group_join_button())
    await director.waitForURL(/\?done=join$/)
    await expectSound(director)
    await director.context().close()
  }

  const lead = await member(1, 1)
  await lead.goto(path)
  await lead.getByRole('link', { name: m.group_form_link() }).click()
  expect(await lead.locator('main').innerText()).toContain('Nhãn Đồi Nắng')
  await expectSound(lead)
  await lead.getByLabel(m.group_form_text()).fill('Ba don vi cung muon lam VietGAP de ban cho sieu thi.')
  await press(lead, m.group_form_button())
  await lead.waitForURL(/\?done=form$/)
  await lead.getByRole('link', { name: m.group_joint_link() }).first().click()
  expect(await lead.locator('main').innerText()).toContain(m.group_notice_joint())
  await expectSound(lead)
  await Promise.all([officer.context().close(), lead.context().close()])
})

it('a member accepts what is its own of the work, and a group certificate has a register that a member leaves', async () => {
  const director = await member(4, 2)
  await director.goto('/engagements')
  await expectSound(director)
  await director.locator('a[href$="/work"]').first().click()
  await expectSound(director)
  await press(director, m.milestone_accept())
  await director.waitForURL(/\?done=accept$/)
  expect(await director.getByRole('status').first().innerText()).toContain(m.engagement_done_accept())

  const lead = await member(5, 1)
  await lead.goto('/engagements')
  await lead.locator('main a[href^="/engagements/"]').first().click()
  await lead.getByText(m.certificate_register_leave()).click()
  await expectSound(lead)
  await press(lead, m.certificate_register_save())
  await expectSound(lead)
  await lead.getByLabel(m.certificate_register_member()).selectOption({ index: 1 })
  await lead.getByLabel(m.certificate_register_day()).fill('2026-11-20')
  await press(lead, m.certificate_register_save())
  await lead.waitForURL(/\?done=register_left$/)
  await lead.getByText(m.outcome_certificate_title(), { exact: true }).click()
  expect(await lead.locator('main').innerText()).toContain(m.certificate_holder_group({ count: '2' }))
  await Promise.all([director.context().close(), lead.context().close()])
})

const WIDE = { width: 1280, height: 900 }
type Formed = {
  groupId: string
  needId: string
  requestId: string
  names: string[]
  emails: [string, string, string]
  consultant: string
}

function behind<T>(verb: 'formed' | 'certify', about: string): T {
  const script = path.join(import.meta.dirname, 'behind-groups.ts')
  const env = { ...process.env, DATA_DIR: app.dataDir }
  const command = ['--import', 'tsx', script, verb, demoEmail('department'), about]
  return JSON.parse(execFileSync(process.execPath, command, { env }).toString()) as T
}

describe.each([
  ['a certificate each, on a desk with JavaScript', 'each', { viewport: WIDE, javaScriptEnabled: true }],
  [
    'one certificate with its register, on a phone without JavaScript',
    'group',
    { viewport: PHONE, javaScriptEnabled: false },
  ],
])('three co-operatives go the whole way to %s', (_, holder, options) => {
  const look = (page: Page) => (options.javaScriptEnabled ? expectSound(page) : Promise.resolve())
  const as = (email: string) => app.person({ ...options, email })

  it('with a price and a milestone of each, and results that are verified', async () => {
    const group = behind<Formed>('formed', holder)
    const [consultant, lead, second, third, officer] = (await Promise.all(
      [group.consultant, ...group.emails, demoEmail('department')].map(as),
    )) as [Page, Page, Page, Page, Page]

    await consultant.goto(`/requests/${group.requestId}/propose`)
    await fillForEach(consultant)
    await consultant.getByRole('button', { name: m.proposal_look(), exact: true }).last().click()
    await consultant.getByText(m.form_error_for_whom()).first().waitFor()
    await look(consultant)
    for (const select of await consultant.getByLabel(m.group_for_whom()).all())
      if ((await select.inputValue()) === '') await select.selectOption({ index: 2 })
    await consultant.getByRole('button', { name: m.proposal_look(), exact: true }).last().click()
    await consultant.getByText(m.group_shares()).waitFor()
    await look(consultant)
    await press(consultant, m.proposal_submit())
    await consultant.getByText(m.request_done_proposed()).waitFor()

    await lead.goto(`/needs/${group.needId}/proposals`)
    await follow(lead, lead.getByRole('link', { name: m.proposal_compare_choose() }).first())
    await press(lead, m.award_button())
    await lead.waitForURL(/\/engagements\//)
    const work = new URL(lead.url()).pathname
    for (const side of [lead, consultant]) {
      await side.goto(`${work}/agreement`)
      await press(side, m.agreement_confirm())
      await side.getByText(m.agreement_done_confirm()).waitFor()
    }

    for (const [index, member] of [lead, second, third].entries()) {
      await consultant.goto(work)
      await consultant.getByLabel(m.milestone_note()).first().fill('Sổ ghi chép đã lập.')
      await consultant.getByRole('button', { name: m.milestone_submit(), exact: true }).first().click()
      await consultant.getByText(m.engagement_done_submit()).waitFor()
      await member.goto(index === 0 ? work : `/groups/${group.groupId}/work`)
      await look(member)
      await press(member, m.milestone_accept())
      await member.getByText(m.engagement_done_accept()).waitFor()
    }
    await lead.goto(work)
    const story = m.story_milestone_of({ number: '3', member: group.names[2]!, title: 'Sổ ghi chép' })
    await lead.getByText(m.story_milestone_accepted({ milestone: story })).waitFor()

    await recordCertificate(consultant, work, holder, group.names)
    await look(consultant)
    await officer.goto('/department/outcomes')
    await follow(officer, officer.getByRole('link', { name: group.names[0]! }).first())
    await officer.getByLabel(m.checked_with_original()).check()
    await press(officer, m.outcome_verify_button())
    await officer.getByText(m.outcome_done_verify()).waitFor()
    if (holder === 'each') behind('certify', group.groupId)
    else await addThird(lead, work, group.names[2]!)

    await third.goto(`/groups/${group.groupId}/work`)
    await look(third)
    await third.getByText(m.outcome_status_verified()).first().waitFor()
    const own = holder === 'each' ? 'RIENG-3' : m.certificate_holder_group({ count: '3' })
    expect(await third.locator('main').innerText()).toContain(own)
    await press(third, m.telling_agree())
    await third.getByText(m.telling_done_tell()).waitFor()
    await third.goto(`/groups/${group.groupId}`)
    await third.getByText(m.group_status_completed()).first().waitFor()
    await look(third)
    await Promise.all([consultant, lead, second, third, officer].map((page) => page.context().close()))
  })
})

/** A proposal with a line and a milestone for each of three members; the last milestone does not say yet for whom it is. */
async function fillForEach(page: Page) {
  await page.getByLabel(m.proposal_scope()).fill('Hướng dẫn từng vườn lập sổ ghi chép và đánh giá thử.')
  for (const _ of ['second', 'third']) await addRow(page, m.proposal_line_add(), m.proposal_line_title())
  await addRow(page, m.proposal_milestone_add(), m.proposal_milestone_name())
  for (const place of [0, 1, 2]) {
    const line = page.getByRole('group', { name: m.proposal_line_legend({ number: String(place + 1) }), exact: true })
    await line.getByLabel(m.proposal_line_title()).fill('Hướng dẫn tại vườn')
    await line.getByLabel(m.proposal_line_amount()).fill(`${10 + place}.000.000`)
    await line.getByLabel(m.proposal_line_vat()).selectOption('8')
    await line.getByLabel(m.group_for_whom()).selectOption({ index: place + 2 })
    const milestone = page.getByRole('group', {
      name: m.proposal_milestone_legend({ number: String(place + 1) }),
      exact: true,
    })
    await milestone.getByLabel(m.proposal_milestone_name()).fill('Sổ ghi chép')
    await milestone.getByLabel(m.proposal_milestone_week()).fill('8')
    if (place > 0) await milestone.getByLabel(m.group_for_whom()).selectOption({ index: place + 2 })
  }
  const shares = await page.getByLabel(m.proposal_payment_percent()).all()
  for (const [index, share] of shares.entries()) await share.fill(index === 0 ? `${110 - 10 * shares.length}` : '10')
  await page.getByLabel(m.proposal_duration()).fill('12')
}

/** One more row, with or without scripts. */
async function addRow(page: Page, add: string, field: string) {
  const before = await page.getByLabel(field).count()
  await press(page, add)
  await page.getByLabel(field).nth(before).waitFor()
}

async function recordCertificate(page: Page, work: string, holder: string, names: readonly string[]) {
  await page.goto(`${work}/certificate`)
  if (holder === 'each') await page.getByLabel(m.certificate_holder(), { exact: true }).selectOption(names[0]!)
  else await page.getByRole('checkbox', { name: names[2]! }).uncheck()
  await page.getByLabel(m.certificate_scheme()).fill('GlobalG.A.P.')
  await page.getByLabel(m.certificate_edition()).fill('IFA v6')
  await page.getByLabel(m.certificate_number()).fill(`NHOM-2026 ${names[0]!}`)
  await page.getByLabel(m.certificate_scope()).fill('Trồng quả tươi')
  await page.getByLabel(m.certificate_issuer(), { exact: true }).fill('Tổ chức Chứng nhận Ví Dụ')
  await page.getByLabel(m.certificate_accreditation()).fill('BoA, số minh họa')
  await page.getByLabel(m.certificate_issued()).fill(today())
  const evidence = { name: 'giấy chứng nhận.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) }
  await page.getByLabel(m.certificate_evidence()).setInputFiles(evidence)
  await press(page, m.certificate_submit())
  await page.getByText(m.engagement_done_recorded()).waitFor()
}

/** The representative notes that the third member was accepted into the register later. */
async function addThird(page: Page, work: string, name: string) {
  await page.goto(work)
  await page.getByText(m.certificate_register_add(), { exact: true }).click()
  const form = page.locator('form', { has: page.getByRole('button', { name: m.certificate_register_add_save() }) })
  await form.getByLabel(m.certificate_register_member()).selectOption(name)
  await form.getByLabel(m.certificate_register_accepted()).fill(today())
  await press(page, m.certificate_register_add_save())
  await page.getByText(m.engagement_done_register_added()).waitFor()
}
