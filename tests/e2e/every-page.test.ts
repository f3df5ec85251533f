import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { isFile, kindOf } from './page-states'
import { sharedApp } from './shared-app'
import { MADE_FOR } from '~/forms/carried'
import { demoEmail, expectSound, PHONE } from './steps'

const app = sharedApp()

/** Kinds of pages that were looked at: what a visitor sees is looked at once. */
const looked = new Set<string>()

/** Paths of one page of every new kind that links lead to from `start`. */
async function crawl(page: Page, start: string[], look: (page: Page) => Promise<void>): Promise<string[]> {
  const paths: string[] = []
  const waiting = [...start]
  while (waiting.length > 0) {
    const path = waiting.shift()!
    if (looked.has(kindOf(path)) || isFile(path)) continue
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
    start: ['/', '/consultants?q=dao+tao+5s', '/sign-up', '/draft', '/self-check/farm/1-221232122123'],
    pages: 9,
  },
  enterprise: { email: demoEmail('enterprise'), start: ['/needs', '/needs/new', '/self-checks'], pages: 8 },
  consultant: { email: demoEmail('consultant'), start: ['/requests', '/profile'], pages: 8 },
  department: { email: demoEmail('department'), start: ['/department'], pages: 6 },
  agency: { email: demoEmail('agency'), start: ['/agency'], pages: 1 },
  admin: { email: demoEmail('admin'), start: ['/admin/health'], pages: 1 },
}

it.each(Object.entries<{ email?: string; start: string[]; pages: number }>(people))(
  'every page of a %s is sound: on a phone in light, on a desk in dark, in English',
  async (_, { email, start, pages }) => {
    const phone = await app.person({ email, viewport: PHONE, colorScheme: 'light' })
    const paths = await crawl(phone, start, async (page) => {
      await expectSound(page)
      const forms = page.locator('main form[method=post]')
      const made = forms.filter({ has: page.locator(`input[name=${MADE_FOR}]`) })
      expect(await made.count(), page.url()).toBe(email ? await forms.count() : 0)
    })
    expect(paths.length, paths.join(' ')).toBeGreaterThanOrEqual(pages)

    const desk = await app.person({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' })
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
  const page = await app.person({ email: 'ke-toan@vi-du.example', viewport: PHONE })
  await page.route('**/*.js', (route) => route.abort())
  await page.goto('/needs')
  const menu = page.locator('details', { has: page.getByText(m.workspace_change(), { exact: true }) })
  await menu.locator('summary').focus()
  await page.keyboard.press('Enter')
  await expectSound(page)
  const other = menu.getByRole('button')
  const name = await other.innerText()
  await other.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/\?done=workspace$/)
  const [said] = name.split(m.account_membership_member())
  expect(await page.getByRole('status').innerText()).toContain(m.workspace_changed({ name: said!.trim() }))
  expect(await page.getByRole('banner').innerText()).toContain(said!.trim())
  await expectSound(page)
  await page.context().close()
})
