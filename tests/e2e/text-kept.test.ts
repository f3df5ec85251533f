import { expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { button, demoEmail, fillSignIn, PHONE } from './steps'
import { sharedApp } from './shared-app'

const app = sharedApp()

const TEXT = 'Xưởng chè muốn làm HACCP để bán cho siêu thị,\ncần người hướng dẫn từ đầu.'
const en = { locale: 'en' } as const

it('without JavaScript, a need typed before the session ended is there again after signing in', async () => {
  const page = await app.person({ email: demoEmail('enterprise'), javaScriptEnabled: false, viewport: PHONE })
  await page.goto('/needs/new')
  const text = page.locator('textarea[name=text]')
  const send = page.locator('form#need button.button-primary')
  await text.fill(TEXT)
  await page.context().clearCookies({ name: 'session' })
  await send.click()

  await page.getByText(m.account_sign_in_kept()).waitFor()
  await fillSignIn(page, 'enterprise')
  await page.getByRole('heading', { name: m.kept_form_title() }).waitFor()
  await button(page, m.kept_form_open()).click()
  expect(await text.inputValue()).toBe(TEXT)
  await send.click()
  await page.waitForURL(/\/needs\/[\w-]+\/subjects$/)
})

it('without JavaScript, the text of a form stays when the language and the colours change', async () => {
  const page = await app.person({ javaScriptEnabled: false })
  await page.goto('/')
  const text = page.locator('textarea[name=text]')
  await text.fill(TEXT)
  await button(page, 'English').click()
  await button(page, m.home_submit({}, en)).waitFor()
  expect(await text.inputValue()).toBe(TEXT)
  await button(page, m.preference_theme_dark({}, en)).click()
  await page.locator('meta[name=color-scheme][content=dark]').waitFor({ state: 'attached' })
  expect(await text.inputValue()).toBe(TEXT)
  await button(page, m.home_submit({}, en)).click()
  await page.waitForURL('**/draft')
})

it('without JavaScript, of several forms the one into which people write is kept', async () => {
  const page = await app.person({ email: demoEmail('department'), javaScriptEnabled: false, viewport: PHONE })
  await page.goto('/department/outcomes')
  await page.locator('table a[href^="/department/outcomes/"]').first().click()
  const reason = page.locator('textarea[name=reason]')
  await page.getByText(m.outcome_reject_open()).click()
  await reason.fill('Bản quét mờ')
  await button(page, m.preference_theme_dark()).click()
  await page.locator('meta[name=color-scheme][content=dark]').waitFor({ state: 'attached' })
  expect(await reason.isVisible()).toBe(true)
  expect(await reason.inputValue()).toBe('Bản quét mờ')
})

it('with JavaScript, of several forms the one that was typed into is kept', async () => {
  const page = await app.person({ email: demoEmail('department') })
  await page.goto('/department/weights')
  const typed = page.locator('[name=reason]').first()
  await typed.fill('Thử trọng số mới cho chè và cà phê')
  await button(page, 'English').click()
  await page.waitForURL(/typed=1/)
  expect(await typed.inputValue()).toBe('Thử trọng số mới cho chè và cà phê')
})

it('the pages of a draft that a visitor deleted come back without it', async () => {
  const page = await app.person({ javaScriptEnabled: false, viewport: PHONE })
  await page.goto('/')
  await page.locator('textarea[name=text]').fill(TEXT)
  await button(page, m.home_submit()).click()
  await page.getByRole('link', { name: m.draft_change_text() }).click()
  await page.waitForURL(/\/$/)
  expect(await page.locator('textarea[name=text]').inputValue()).toBe(TEXT)
  await page.goto('/draft')
  await page.getByText(m.draft_drop_title()).click()
  await button(page, m.draft_drop()).click()
  await page.getByText(m.draft_done_dropped()).waitFor()
  await page.goBack()
  await page.getByText(m.draft_none_title()).waitFor()
  await page.goBack()
  expect(await page.locator('textarea[name=text]').inputValue()).toBe('')
  await page.goBack()
  await page.getByText(m.draft_none_title()).waitFor()
})
