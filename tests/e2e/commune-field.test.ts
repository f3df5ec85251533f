import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { homeProvince } from '~/vocabulary/province.server'
import { sharedApp } from './shared-app'
import { button, demoEmail, expectSound, PHONE } from './steps'

const app = sharedApp()

/** A name that two communes had; today their land is in two. */
function borneTwice(): string {
  const names = homeProvince().formerUnits.map((unit) => unit.full_name)
  return names.find((name, i) => names.indexOf(name) !== i)!
}

async function askedBack(page: Page) {
  await page.goto('/needs/new')
  await page.getByLabel(m.need_text_label()).fill('Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày mới tới.')
  await page.getByLabel(m.need_sector_label()).selectOption('10')
  await page.getByLabel(m.need_commune_label()).fill(borneTwice())
  await button(page, m.need_continue()).click()
  const field = page.locator('select', { has: page.locator('optgroup') }).and(page.getByLabel(m.need_commune_label()))
  await field.waitFor()
  return field
}

it('without scripts, a place that several go by is asked back and then chosen', async () => {
  const page = await app.person({ email: demoEmail('enterprise'), javaScriptEnabled: false, viewport: PHONE })
  const field = await askedBack(page)
  const meant = field.locator('optgroup').first().locator('option')
  expect(await meant.count()).toBe(2)
  await field.selectOption((await meant.first().getAttribute('value'))!)
  await button(page, m.need_continue()).click()
  await page.waitForURL(/\/needs\/[^/]+\/subjects$/)
  await page.context().close()
})

it('the question stands with its field on a narrow screen, and is answered with the keyboard', async () => {
  const page = await app.person({ email: demoEmail('enterprise'), viewport: PHONE })
  const field = await askedBack(page)
  await expectSound(page)
  const described = (await field.getAttribute('aria-describedby'))!.split(' ')
  const question = page.locator(described.map((id) => `[id="${id}"]`).join(', ')).filter({ hasText: borneTwice() })
  expect(await question.count()).toBe(1)
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  await field.focus()
  await page.keyboard.press('ArrowDown')
  const [first] = await field.locator('optgroup').first().locator('option').all()
  expect(await field.inputValue()).toBe(await first!.getAttribute('value'))
  await page.keyboard.press('Tab')
  await page.context().close()
})
