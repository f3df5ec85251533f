import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { arrivalText } from '~/i18n/assisted-terms'
import * as m from '~/i18n/paraglide/messages'
import { sharedApp } from './shared-app'
import { button, demoEmail, expectSound, PHONE } from './steps'

const app = sharedApp()

const WIDE = { width: 1280, height: 900 }
const TEXT = 'May say man hay hong giua vu, moi lan cho tho mat hai ngay, muon bao duong cho may it hong.'

/** Once with scripts, once without, each for a co-operative of its own. */
const ways = [
  ['on a desk and a phone with JavaScript', { javaScriptEnabled: true }, 'HTX Mận Trắng', '0912345601'],
  ['on a desk and a phone without JavaScript', { javaScriptEnabled: false }, 'HTX Mận Tím', '0912345602'],
] as const

it.each(ways)('a call becomes a need that the slip confirms, %s', async (_, options, name, phone) => {
  const look = (page: Page) => (options.javaScriptEnabled ? expectSound(page) : Promise.resolve())
  const officer = await app.person({ email: demoEmail('department'), viewport: WIDE, ...options })
  await officer.goto('/department')
  await officer.getByRole('link', { name: m.assisted_work() }).click()
  await look(officer)
  await officer.getByRole('link', { name: m.assisted_new_button() }).click()
  await officer.getByLabel(m.assisted_find_label()).fill(name)
  await button(officer, m.assisted_find_button()).click()
  await look(officer)
  await officer.getByRole('link', { name: m.assisted_write_new() }).click()
  await officer.getByLabel(m.account_organisation_kind()).selectOption('cooperative')
  await officer.getByLabel(arrivalText.phone()).check()
  await officer.getByLabel(m.assisted_person_name()).fill('Lò Văn Mạnh')
  await officer.getByLabel(m.assisted_person_phone()).fill(phone)
  await button(officer, m.need_continue()).click()
  await look(officer)
  await officer.getByLabel(m.assisted_text_label()).fill(TEXT)
  await officer.getByLabel(m.need_sector_label()).selectOption('10')
  await officer.getByLabel(m.need_commune_label()).fill('to mua')
  await button(officer, m.need_continue()).click()
  await officer.waitForURL(/\/subjects$/)
  await look(officer)
  await button(officer, m.need_subjects_save()).click()
  await officer.waitForURL(/\/department\/assisted\/[\w-]+$/)
  await officer.getByLabel(m.assisted_told_label()).check()
  await button(officer, m.assisted_ask_button()).click()
  await officer.waitForURL(/\?done=ask$/)
  await look(officer)
  const entry = new URL(officer.url()).pathname
  await officer.getByRole('link', { name: m.assisted_slip_open_link() }).click()
  await look(officer)
  const code = (await officer.locator('.paper-title').nth(1).innerText()).trim()
  expect(await officer.locator('.paper').innerText()).toContain('/confirm')

  const director = await app.person({ viewport: PHONE, ...options })
  await director.goto('/confirm')
  await director.getByLabel(m.confirm_need_code()).fill('kxm tab egh')
  await button(director, m.confirm_need_open()).click()
  expect(await director.locator('main').innerText()).toContain(m.error_assisted_wrong_code())
  await look(director)
  await director.getByLabel(m.confirm_need_code()).fill(code.toLowerCase())
  await button(director, m.confirm_need_open()).click()
  await director.waitForURL(/\/confirm\/.+/)
  expect(await director.locator('main').innerText()).toContain(TEXT)
  await look(director)
  await director.getByLabel(m.account_password_label()).fill('mận chín đỏ cả đồi')
  await director.getByLabel(m.account_terms_label()).check()
  await button(director, m.confirm_need_new_button()).click()
  await director.waitForURL(/\/needs\?done=confirmed$/)
  expect(await director.locator('main').innerText()).toContain(m.need_done_confirmed())
  await director.locator('main table a').first().click()
  expect(await director.locator('main').innerText()).toContain('ghi giúp ngày')
  await look(director)

  await officer.goto(entry)
  expect(await officer.locator('main').innerText()).toContain(m.assisted_by_key())
  await look(officer)
  await Promise.all([officer.context().close(), director.context().close()])
})
