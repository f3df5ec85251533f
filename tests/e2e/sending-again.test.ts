import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { sharedApp } from './shared-app'

const app = sharedApp()

const isSending = async (page: Page) => (await page.locator('form[data-sent]').count()) > 0

it('a form whose sending came to nothing can be sent again, after ten seconds or when it was stopped', async () => {
  const page = await app.person()
  await page.clock.install()
  await page.goto('/')
  let asked = 0
  await page.route('**/*', (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    asked += 1
    return asked < 3 ? route.fulfill({ status: 204 }) : route.continue()
  })
  const button = page.locator('.home-ask button')
  const words = await button.textContent()
  await page.locator('textarea').first().fill('Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.')

  await button.click()
  await expect.poll(() => asked).toBe(1)
  await page.clock.fastForward(9_000)
  expect(await isSending(page)).toBe(true)
  await page.clock.fastForward(2_000)
  expect(await isSending(page)).toBe(false)
  expect(await button.textContent()).toBe(words)

  await button.click()
  await expect.poll(() => asked).toBe(2)
  expect(await isSending(page)).toBe(true)
  await page.keyboard.press('Escape')
  expect(await isSending(page)).toBe(false)

  await button.click()
  await page.waitForURL('**/draft')
  expect(asked).toBe(3)
})
