import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { Role } from '~/domain/accounts/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { demoAccounts } from '~db/demo/load-demo'
import { sessionOf } from '~tests/support/session'
import { isNewState } from './page-states'

/** What people do in the browser, in the field's words. */

export const PHONE = { width: 360, height: 740 }

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Follows a link and waits until the page it leads to is there. */
export async function follow(page: Page, link: Locator) {
  const before = page.url()
  await link.click()
  await page.waitForURL((address) => address.href !== before)
}

/** A browser of one person's own. */
export async function person(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ baseURL: url, viewport: PHONE, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

export async function signIn(page: Page, email: string, password: string) {
  await page.goto('/sign-in')
  await sendSignIn(page, email, password)
}

async function sendSignIn(page: Page, email: string, password: string) {
  await page.getByLabel(m.account_login_label()).fill(email)
  await page.getByLabel(m.account_password_label()).fill(password)
  await button(page, m.account_sign_in_button()).click()
  await page.waitForURL((address) => address.pathname !== '/sign-in')
}

/** Signed in without the form: by the role's session that all browser tests share, else by one of its own. */
export async function beSignedIn(page: Page, url: string, email: string) {
  const cookie = inject('sessions')[email] ?? (await sessionOf(url, email))
  const [name, value] = cookie.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url }])
}

const demoAccount = (role: Role) => demoAccounts().find((account) => account.role === role)!

export const demoEmail = (role: Role) => demoAccount(role).login

export async function demoSignIn(page: Page, role: 'enterprise' | 'department' | 'agency' | 'admin') {
  const { login, password } = demoAccount(role)
  await signIn(page, login, password)
}

/** On the page to sign in, wherever it leads afterwards. */
export async function fillSignIn(page: Page, role: Role) {
  const { login, password } = demoAccount(role)
  await sendSignIn(page, login, password)
}

/** The demo consultants' accounts share the demo password. */
export const consultantSignIn = (page: Page, number: string) =>
  signIn(page, `lien-he-${number}@vi-du.example`, demoAccounts()[0]!.password)

/** A number on the department's page, by the words under it. */
export async function figure(page: Page, label: string) {
  await page.goto('/department')
  const term = page.locator('dt', { has: page.getByRole('link', { name: label, exact: true }) })
  return Number(await page.locator('dl > div', { has: term }).locator('dd').first().innerText())
}

/**
 * No wider than the screen, one h1, and nothing that axe finds (`rules` says which of its rules; all otherwise). A state
 * of a page that axe has seen in this run is not shown to it again.
 */
export async function expectSound(page: Page, rules?: string[]) {
  await page.waitForLoadState()
  const where = new URL(page.url()).pathname
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width, `${where} is wider than the screen`).toBeLessThanOrEqual(page.viewportSize()!.width)
  expect(await page.locator('h1').count(), `${where} has one h1`).toBe(1)
  if (!(await isNewState(page, rules))) return
  // Pages hold no frames: axe needs no second page to put together what it found, which takes half as long again.
  const axe = new AxeBuilder({ page: page as never }).setLegacyMode(true)
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}

/** What a proposal needs, for an amount of đồng with 8 % VAT; as many payments as the consultant's last one had. */
export async function fillOffer(page: Page, amount: string) {
  await page.getByLabel(m.proposal_scope()).fill('Khảo sát xưởng, lập kế hoạch HACCP, đào tạo, rà soát hồ sơ.')
  await page.getByLabel(m.proposal_line_amount()).fill(amount)
  await page.getByLabel(m.proposal_line_vat()).selectOption('8')
  const shares = await page.getByLabel(m.proposal_payment_percent()).all()
  for (const [index, share] of shares.entries()) await share.fill(index === 0 ? `${110 - 10 * shares.length}` : '10')
  await page.getByLabel(m.proposal_duration()).fill('12')
  for (const [index, title] of ['Khảo sát', 'Hồ sơ HACCP'].entries()) {
    await page.getByLabel(m.proposal_milestone_name()).nth(index).fill(title)
    await page
      .getByLabel(m.proposal_milestone_week())
      .nth(index)
      .fill(`${4 + 6 * index}`)
  }
}
