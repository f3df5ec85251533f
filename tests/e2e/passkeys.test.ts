import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { sharedApp } from './shared-app'
import { button, expectSound, follow, PHONE } from './steps'

const app = sharedApp()
const PASSWORD = 'man hau chin do'

/** A telephone that holds passkeys, and whose owner unlocks it at once. */
async function withAuthenticator(page: Page) {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    /** The owner's finger is taken, or not. */
    unlocks: (isUserVerified: boolean) => browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

it('somebody adds a passkey on a small telephone, signs in with it alone, and after the password', async () => {
  const page = await app.person({ viewport: PHONE })
  const device = await withAuthenticator(page)
  const email = `khoa-truy-cap-${Date.now()}@vi-du.example`
  await page.goto('/sign-up')
  await page.locator('[name=organisationName]').fill('HTX Mận Bản Thử')
  await page.locator('[name=name]').fill('Vì Thị Mận Thử')
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill(PASSWORD)
  await page.locator('[name=terms]').check()
  await page.locator('main button.button-primary').click()
  await page.waitForURL('**/organisation?done=signed-up')

  await page.goto('/account')
  await follow(page, page.getByRole('link', { name: m.passkeys_link() }))
  await page.getByText(m.passkeys_none()).waitFor()
  await expectSound(page)
  await page.locator('[name=currentPassword]').fill(PASSWORD)
  await button(page, m.passkeys_begin()).click()
  await button(page, m.passkeys_make_button()).waitFor()
  expect(await page.getByText(m.passkeys_not_here()).isVisible()).toBe(false)
  await expectSound(page)
  // A finger that is not known makes nothing, and can be tried again.
  await device.unlocks(false)
  await button(page, m.passkeys_make_button()).click()
  await page.getByText(m.passkey_make_stopped()).waitFor()
  await expectSound(page)
  await device.unlocks(true)
  await page.locator('[name=name]').fill('Điện thoại của Mận')
  await button(page, m.passkeys_make_button()).click()
  // The device answers before the form goes.
  await page.locator('.recovery-codes li').first().waitFor()
  const codes = await page.locator('.recovery-codes li').allInnerTexts()
  expect(codes).toHaveLength(10)
  await page.goto('/account/passkeys')
  await page.getByRole('heading', { name: 'Điện thoại của Mận' }).waitFor()
  await expectSound(page)

  const leave = async () => {
    await page.context().clearCookies()
    await page.goto('/needs')
    await page.waitForURL('**/sign-in?next=%2Fneeds')
  }
  await leave()
  await expectSound(page)
  await device.unlocks(false)
  await button(page, m.passkey_sign_in_button()).click()
  await page.getByText(m.passkey_stopped()).waitFor()
  await expectSound(page)
  await device.unlocks(true)
  await button(page, m.passkey_sign_in_button()).click()
  await page.waitForURL('**/needs')

  await leave()
  await page.locator('[name=login]').fill(email)
  await page.locator('[name=password]').fill(PASSWORD)
  await button(page, m.account_sign_in_button()).click()
  await page.waitForURL('**/sign-in/code?next=%2Fneeds')
  await expectSound(page)
  await button(page, m.passkey_open_button()).click()
  await page.waitForURL('**/needs')

  // Removing it is confirmed by it; the device goes on showing it, and is told why it opens nothing.
  await page.goto('/account/passkeys')
  await follow(page, page.getByRole('link', { name: m.passkeys_change() }))
  await expectSound(page)
  await button(page, m.passkey_remove_by_passkey()).click()
  await page.getByText(m.passkeys_done_removed()).waitFor()
  await leave()
  await button(page, m.passkey_sign_in_button()).click()
  await page.waitForURL('**/sign-in/passkey?next=%2Fneeds')
  await page.locator('[data-error-summary]').getByText(m.error_passkey_unknown()).waitFor()
  await expectSound(page)
  await follow(page, page.getByRole('link', { name: m.sign_in_passkey_other() }))
  await page.waitForURL('**/sign-in?next=%2Fneeds')
})

it('without scripts, or where a browser knows no passkeys, everything else goes on', async () => {
  const page = await app.person({ javaScriptEnabled: false })
  await page.goto('/sign-in')
  await button(page, m.account_sign_in_button()).waitFor()
  expect(await page.getByText(m.passkey_sign_in_button()).isVisible()).toBe(false)
})
