import { Secret, TOTP } from 'otpauth'
import { expect, it } from 'vitest'
import { demoAccounts } from '~db/demo/load-demo'
import * as m from '~/i18n/paraglide/messages'
import { sharedApp } from './shared-app'
import { button, demoEmail, expectSound, follow, PHONE } from './steps'

const app = sharedApp()
const PASSWORD = 'man hau chin do'

it('somebody turns on the second step on a small telephone, signs in by the app, and without it by a recovery code', async () => {
  const page = await app.person({ javaScriptEnabled: false, viewport: PHONE })
  const email = `hai-buoc-${Date.now()}@vi-du.example`
  await page.goto('/sign-up')
  await page.locator('[name=organisationName]').fill('HTX Mận Bản Thử')
  await page.locator('[name=name]').fill('Vì Thị Mận Thử')
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill(PASSWORD)
  await page.locator('[name=terms]').check()
  await page.locator('main button.button-primary').click()
  await page.waitForURL('**/organisation?done=signed-up')

  await page.goto('/account')
  await follow(page, page.getByRole('link', { name: m.second_step_account_link() }))
  await page.locator('[name=currentPassword]').fill(PASSWORD)
  await button(page, m.second_step_begin()).click()
  const link = await page.getByRole('link', { name: m.second_step_open_app() }).getAttribute('href')
  expect(link).toMatch(/^otpauth:\/\/totp\//)
  const key = (await page.locator('.key-to-type').innerText()).replaceAll(/\s/g, '')
  const authenticator = new TOTP({ secret: Secret.fromBase32(key) })
  await page.locator('[name=code]').fill(authenticator.generate())
  await button(page, m.second_step_turn_on()).click()
  await page.locator('.recovery-codes').waitFor()
  const codes = await page.locator('.recovery-codes li').allInnerTexts()
  expect(await page.locator('.preferences').count()).toBe(0)
  expect(codes).toHaveLength(10)
  await follow(page, page.getByRole('link', { name: m.recovery_codes_kept() }))
  await page.getByText(m.second_step_done_on()).waitFor()

  const enterPassword = async () => {
    await page.context().clearCookies()
    await page.goto('/needs')
    await page.locator('[name=login]').fill(email)
    await page.locator('[name=password]').fill(PASSWORD)
    await button(page, m.account_sign_in_button()).click()
    await page.waitForURL('**/sign-in/code?next=%2Fneeds')
  }
  const send = async (code: string) => {
    await page.locator('[name=code]').fill(code)
    await button(page, m.account_sign_in_button()).click()
  }
  await enterPassword()
  // The page of the account is not open yet.
  await page.goto('/account')
  await page.waitForURL('**/sign-in?next=%2Faccount')
  await enterPassword()
  await send('12345')
  await page.getByText(m.form_error_second_code()).first().waitFor()
  await send(authenticator.generate({ timestamp: Date.now() + 30_000 }))
  await page.waitForURL('**/needs')

  await enterPassword()
  await send(codes[0]!)
  await page.waitForURL('**/needs')
  await follow(page, page.locator('.site-bell'))
  expect(await page.locator('main').innerText()).toContain(m.notice_recovery_code_used())
})

it('its pages can be used by everybody', async () => {
  const page = await app.person({ email: demoEmail('department'), viewport: PHONE })
  await page.goto('/account')
  await page.getByText(m.second_step_exempt()).waitFor()
  await page.goto('/account/second-step')
  await expectSound(page)
  await button(page, m.second_step_begin()).click()
  await page.locator('[data-error-summary]').waitFor()
  await page.locator('[name=currentPassword]').fill(demoAccounts()[0]!.password)
  await button(page, m.second_step_begin()).click()
  await page.locator('.key-to-type').waitFor()
  await expectSound(page)
})
