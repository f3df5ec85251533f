import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { sharedApp } from './shared-app'
import { demoEmail, expectSound, PHONE } from './steps'

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
