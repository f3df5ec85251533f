import { expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { button, demoEmail, follow, PHONE } from './steps'
import { sharedApp } from './shared-app'
import type { Page } from 'playwright-core'

const app = sharedApp()
const phone = (email?: string) => app.person({ email, javaScriptEnabled: false, viewport: PHONE })

/** Opens the link of the newest mail with this subject to this address, as the demo shows it. */
async function openMail(page: Page, subject: string, email: string) {
  await page.goto('/dev/mail')
  const mail = page.locator('main details', { hasText: `${subject} – ${email}` }).first()
  await mail.locator('summary').click()
  await follow(page, mail.locator('a').first())
}

/** On the page for it; then signs in with it. */
async function setNewPassword(page: Page, login: string) {
  await page.locator('[name=newPassword]').fill('mot cau khac han cau cu')
  await button(page, m.reset_button()).click()
  await page.getByText(m.reset_done()).waitFor()
  await page.locator('[name=login]').fill(login)
  await page.locator('[name=password]').fill('mot cau khac han cau cu')
  await button(page, m.account_sign_in_button()).click()
  await page.waitForURL((address) => address.pathname === '/')
}

it('a consultant who was invited hears of it by the bell, opens it and asks; nobody else can read that', async () => {
  const director = await phone(demoEmail('enterprise'))
  const consultant = await phone(demoEmail('consultant'))
  await consultant.goto('/')
  await follow(consultant, consultant.locator('.site-bell'))
  const invitation = consultant.getByRole('button', { name: /mời bạn tư vấn|chờ bạn trả lời/ }).first()
  await invitation.click()
  await consultant.waitForURL(/\/requests\/[\w-]+$/)
  await follow(consultant, consultant.locator('a[href^="/conversations/"]'))
  const question = `Xưởng mình có mấy lò? ${Date.now()}`
  await consultant.locator('textarea[name=text]').fill(question)
  await button(consultant, m.conversation_send()).click()
  await consultant.getByText(m.conversation_sent()).waitFor()
  expect(await consultant.locator('.message-own').last().innerText()).toContain(m.conversation_not_seen())
  // Somebody else's conversation is no page of the director's.
  const answer = await director.goto(new URL(consultant.url()).pathname)
  expect(answer!.status()).toBe(404)
})

it('who signs up confirms the address by a mail, forgets the password, and gets in again by another', async () => {
  const page = await phone()
  const email = `moi-${Date.now()}@vi-du.example`
  await page.goto('/sign-up')
  await page.locator('[name=organisationName]').fill('HTX Chuối Bản Thử')
  await page.locator('[name=name]').fill('Lò Thị Thử')
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill('chuoi chin vang uom')
  await page.locator('[name=terms]').check()
  await page.locator('main button.button-primary').click()
  await page.waitForURL('**/organisation?done=signed-up')

  await openMail(page, m.mail_confirm_subject(), email)
  await page.getByLabel(m.confirm_email_mine(), { exact: true }).check()
  await button(page, m.confirm_email_answer()).click()
  await page.getByText(m.confirm_email_done({ email })).waitFor()

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await follow(page, page.getByRole('link', { name: m.forgotten_link() }))
  await page.locator('[name=login]').fill(email)
  await button(page, m.forgotten_both_button()).click()
  await page.getByText(m.forgotten_written()).waitFor()
  await openMail(page, m.mail_reset_subject(), email)
  await setNewPassword(page, email)
  expect(await page.locator('h1').innerText()).toBe(m.today_title())
})

/** Somebody who signed up with a mobile number only. */
async function directorByNumber() {
  const page = await phone()
  const number = `09${String(Date.now()).slice(-8)}`
  await page.goto('/sign-up')
  await page.locator('[name=organisationName]').fill('HTX Mận Bản Thử')
  await page.locator('[name=name]').fill('Vì Thị Mận Thử')
  await page.locator('[name=phone]').fill(number.replace(/^(\d{4})(\d{3})/, '$1 $2 '))
  await page.locator('[name=password]').fill('man hau chin do')
  await page.locator('[name=terms]').check()
  await page.locator('main button.button-primary').click()
  await page.waitForURL('**/organisation?done=signed-up')
  return { page, number }
}

/** The newest message to a phone, as the demo shows it. */
async function codeSentTo(page: Page, number: string) {
  await page.goto('/dev/mail')
  const message = page.locator('main details', { hasText: `${m.outgoing_phone()} – ${number}` }).first()
  await message.locator('summary').click()
  return /\d{6}/.exec(await message.locator('p').last().innerText())![0]
}

it('a director with a mobile number only confirms it, and gets in again, by codes on the phone', async () => {
  const { page, number } = await directorByNumber()
  await page.goto('/')
  await follow(page, page.getByRole('link', { name: m.phone_notice_link() }))
  await button(page, m.own_phone_send()).click()
  await page.getByText(m.own_phone_code_written()).waitFor()
  const first = await codeSentTo(page, number)
  await page.goto('/account/phone')
  await page.locator('[name=code]').fill(first)
  await button(page, m.own_phone_confirm()).click()
  await page.getByText(m.own_phone_confirmed_done()).waitFor()

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await follow(page, page.getByRole('link', { name: m.forgotten_link() }))
  await page.locator('[name=login]').fill(number)
  await button(page, m.forgotten_both_button()).click()
  await page.getByText(m.code_written()).waitFor()
  const second = await codeSentTo(page, number)
  await page.goto('/forgotten-password/code')
  await page.locator('[name=login]').fill(number)
  await page.locator('[name=code]').fill(second)
  await setNewPassword(page, number)
  expect(await page.locator('main').innerText()).not.toContain(m.phone_notice_title())
})

it('a director with a mobile number only signs up, forgets the password, and gets in again by a code that an officer reads out', async () => {
  const { page, number } = await directorByNumber()

  const officer = await phone(demoEmail('department'))
  await officer.goto('/department')
  await follow(officer, officer.getByRole('link', { name: m.help_title() }))
  await officer.locator('[name=q]').fill(number)
  await button(officer, m.help_search_button()).click()
  await follow(officer, officer.getByRole('link', { name: 'Vì Thị Mận Thử' }))
  await officer.getByLabel(m.help_check_called_person()).check()
  await officer.locator('[name=note]').fill('Nói đúng tên hợp tác xã và ngày đăng ký.')
  await button(officer, m.help_issue()).click()
  const code = await officer.locator('.code-to-read-out').innerText()

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await follow(page, page.getByRole('link', { name: m.forgotten_link() }))
  await follow(page, page.getByRole('link', { name: m.forgotten_code_have() }))
  await page.locator('[name=login]').fill(number)
  await page.locator('[name=code]').fill(code)
  await setNewPassword(page, number)
  await follow(page, page.locator('.site-bell'))
  expect(await page.locator('main').innerText()).toContain(m.notice_access_code())
})
