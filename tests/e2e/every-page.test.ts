import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { demoAccounts } from '~db/demo/load-demo'
import { type RunningApp, startApp } from '~tests/support/app'
import { launchBrowser } from '~tests/support/browser'
import { consultantSignIn, demoSignIn, expectSound, person, PHONE, signIn } from './steps'

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

/** One page of each kind: records by their id, lists by their path. */
const kindOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/[?#].*$/, '')

/** Kinds of pages that were looked at: what a visitor sees is looked at once. */
const looked = new Set<string>()

/** Paths of one page of every new kind that links lead to from `start`. */
async function crawl(page: Page, start: string[], look: (page: Page) => Promise<void>): Promise<string[]> {
  const paths: string[] = []
  const waiting = [...start]
  while (waiting.length > 0) {
    const path = waiting.shift()!
    if (looked.has(kindOf(path)) || path.startsWith('/files/')) continue
    looked.add(kindOf(path))
    paths.push(path)
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(200)
    await look(page)
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')!))
    waiting.push(...links)
  }
  return paths
}

const people = {
  visitor: {
    signIn: () => Promise.resolve(),
    start: ['/', '/consultants?q=dao+tao+5s', '/sign-up', '/draft'],
    pages: 6,
  },
  enterprise: { signIn: (page: Page) => demoSignIn(page, 'enterprise'), start: ['/needs', '/needs/new'], pages: 6 },
  consultant: { signIn: (page: Page) => consultantSignIn(page, '05'), start: ['/requests', '/profile'], pages: 8 },
  department: { signIn: (page: Page) => demoSignIn(page, 'department'), start: ['/department'], pages: 6 },
  agency: { signIn: (page: Page) => demoSignIn(page, 'agency'), start: ['/agency'], pages: 1 },
  admin: { signIn: (page: Page) => demoSignIn(page, 'admin'), start: ['/admin/health'], pages: 1 },
} as const

it.each(Object.entries(people))(
  'every page of a %s is sound: on a phone in light, on a desk in dark, in English',
  async (_, { signIn, start, pages }) => {
    const phone = await person(browser, app.url, { viewport: PHONE, colorScheme: 'light' })
    await signIn(phone)
    const paths = await crawl(phone, [...start], expectSound)
    expect(paths.length, paths.join(' ')).toBeGreaterThanOrEqual(pages)

    const desk = await person(browser, app.url, { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' })
    await desk.context().addCookies(await phone.context().cookies())
    await desk.context().addCookies([{ name: 'locale', value: 'en', url: app.url }])
    for (const path of paths) {
      await desk.goto(path)
      await expectSound(desk, ['color-contrast'])
      expect(await desk.locator('html').getAttribute('lang')).toBe('en')
    }
    await Promise.all([phone.context().close(), desk.context().close()])
  },
)

it('somebody of two organisations goes from one to the other without scripts', async () => {
  const page = await person(browser, app.url, { viewport: PHONE })
  await page.route('**/*.js', (route) => route.abort())
  await signIn(page, 'ke-toan@vi-du.example', demoAccounts()[0]!.password)
  const menu = page.locator('details', { has: page.getByText(m.workspace_change(), { exact: true }) })
  await menu.locator('summary').focus()
  await page.keyboard.press('Enter')
  await expectSound(page)
  const other = menu.getByRole('button')
  const name = await other.innerText()
  await other.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/needs\?done=workspace$/)
  const [said] = name.split(m.account_membership_member())
  expect(await page.getByRole('status').innerText()).toContain(m.workspace_changed({ name: said!.trim() }))
  expect(await page.getByRole('banner').innerText()).toContain(said!.trim())
  await expectSound(page)
  await page.context().close()
})
