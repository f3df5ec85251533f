import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { sharedApp } from './shared-app'
import { button, expectSound } from './steps'

/** For what the page does by itself, on a machine that is busy. */
const WAIT = { timeout: 15_000 }
const DESK = { width: 1280, height: 800 }
/** Longer than any pause after typing. */
const LONG_MS = 5_000

const app = sharedApp()

async function searcher(path = '/consultants', options: BrowserContextOptions = { viewport: DESK }) {
  const page = await app.person(options)
  await page.goto(path)
  return page
}
const field = (page: Page) => page.getByLabel(m.search_words_label())
const title = (page: Page) => page.locator('[data-search-title]')
const names = (page: Page) => page.locator('.result-title').allInnerTexts()
const options = (page: Page) => page.getByRole('option')
const box = (page: Page, facet: string, value: string) => page.locator(`#${facet}-${value}`)
const countBeside = async (page: Page, facet: string, value: string) =>
  Number(await page.locator(`label[for="${facet}-${value}"] .filter-count`).innerText())
const totalShown = async (page: Page) => Number(/\d+/.exec(await title(page).innerText())?.[0])
const address = (page: Page) => page.url().slice(app.url.length)

/** The words that results and suggestions were asked for from now on, in order. */
function asked(page: Page) {
  const words: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname.startsWith('/consultants')) words.push(`${pathname} ${searchParams.get('q')}`)
  })
  return words
}

/** What an input method does for one word: every keystroke rewrites it, the last one commits it. */
async function compose(keys: CDPSession, page: Page, stages: string[]) {
  for (const text of stages) {
    await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await page.clock.runFor(LONG_MS)
  }
}

it('results come while a word is being composed, as phones’ keyboards do with every word; the field is left alone', async () => {
  const page = await app.person({ viewport: DESK })
  await page.clock.install()
  await page.goto('/consultants')
  const keys = await page.context().newCDPSession(page)
  const words = asked(page)
  await field(page).focus()
  await field(page).evaluate((input) => Object.assign(input, { isTheSame: true }))

  await compose(keys, page, ['t', 'tr', 'tru', 'truy'])
  await expect.poll(() => title(page).innerText(), WAIT).toContain('“truy”')
  expect(words).toContain('/consultants/suggest truy')
  await keys.send('Input.insertText', { text: 'truy ' })
  await compose(keys, page, ['x', 'xu', 'xua', 'xuâ', 'xuât', 'xuất'])
  await expect.poll(() => title(page).innerText(), WAIT).toContain('“truy xuất”')

  await keys.send('Input.insertText', { text: 'xuất' })
  await page.clock.runFor(LONG_MS)
  expect(address(page)).toBe(`/consultants?${new URLSearchParams({ q: 'truy xuất' })}`)
  expect(await page.title()).toContain('truy xuất')
  expect(await page.locator('[data-search-status]').textContent()).toBe(await title(page).innerText())

  const left = await field(page).evaluate((input: HTMLInputElement & { isTheSame?: true }) => {
    return [input.isTheSame, document.activeElement === input, input.value, input.selectionStart]
  })
  expect(left).toEqual([true, true, 'truy xuất', 9])
  await page.context().close()
})

it('a key that belongs to the input method chooses nothing from the list', async () => {
  const page = await searcher('/consultants')
  await field(page).pressSequentially('haccp')
  await expect.poll(() => page.locator('#q-suggestions [role=option]').count(), WAIT).toBeGreaterThan(0)
  await expect.poll(() => page.url(), WAIT).toContain('q=haccp')
  await page.keyboard.press('ArrowDown')
  const before = page.url()
  const isTaken = await field(page).evaluate((input) => {
    const key = new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true })
    return !input.dispatchEvent(key)
  })
  expect(isTaken).toBe(false)
  expect(page.url()).toBe(before)
  await page.context().close()
})

it('an answer that was overtaken is never shown, and one that fails leaves the old results and says so', async () => {
  const page = await searcher('/consultants?q=iso+9001')
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route(/consultants\?q=haccp$/, async (route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  const waiting = page.waitForRequest(/consultants\?q=haccp$/)
  await field(page).fill('haccp')
  await waiting
  await field(page).fill('kaizen')
  await expect.poll(() => title(page).innerText(), WAIT).toContain('“kaizen”')
  release()
  await page.unroute(/consultants\?q=haccp$/)
  const before = await names(page)

  await page.context().setOffline(true)
  await field(page).fill('lean')
  const failed = page.getByRole('alert').filter({ hasText: m.search_failed() })
  await failed.waitFor()
  expect(await names(page)).toEqual(before)
  expect(address(page)).toBe('/consultants?q=kaizen')
  await page.context().setOffline(false)
  await failed.getByRole('link').click()
  await expect.poll(() => title(page).innerText(), WAIT).toContain('“lean”')
  await page.context().close()
})

it('the suggestions are worked with the keyboard', async () => {
  const page = await searcher()
  await field(page).pressSequentially('iso 9')
  await expect.poll(() => options(page).first().innerText(), WAIT).toContain('ISO 9001')
  await expectSound(page)
  const chosen = () => field(page).getAttribute('aria-activedescendant')
  expect(await chosen()).toBeNull()
  await field(page).press('ArrowDown')
  expect(await chosen()).toBe(await options(page).first().getAttribute('id'))
  expect(await options(page).first().getAttribute('aria-selected')).toBe('true')
  await field(page).press('ArrowUp')
  expect(await chosen()).toBeNull()

  await field(page).press('Escape')
  expect(await field(page).getAttribute('aria-expanded')).toBe('false')
  expect(await field(page).inputValue()).toBe('iso 9')
  await field(page).press('Enter')
  await expect.poll(() => title(page).innerText(), WAIT).toContain('“iso 9”')

  await field(page).press('ArrowDown')
  await field(page).press('ArrowDown')
  await field(page).press('Enter')
  await page.waitForURL(/\?subject=ISO-9001$/)
  expect(await field(page).inputValue()).toBe('')
  expect(await box(page, 'subject', 'ISO-9001').isChecked()).toBe(true)

  await field(page).pressSequentially('hoa binh')
  await expect.poll(() => options(page).allInnerTexts(), WAIT).toEqual([expect.stringContaining('Phú Thọ')])
  await options(page).first().click()
  await page.waitForURL(/\?subject=ISO-9001&province=25$/)

  await field(page).fill('lương văn mẫu')
  const profile = options(page).filter({ hasText: 'Lường Văn Mẫu' })
  await profile.waitFor()
  await profile.click()
  await page.waitForURL(/\/consultants\/[\w-]{36}$/)
  await page.context().close()
})

it('counts stay honest while ticking, chips take away, and going back brings back results and place', async () => {
  const page = await searcher()
  const everybody = await totalShown(page)
  const expected = await countBeside(page, 'language', 'th-tai')
  await box(page, 'language', 'th-tai').check()
  await page.waitForURL(/\?language=th-tai$/)
  expect(await totalShown(page)).toBe(expected)
  const both = await countBeside(page, 'kind', 'expert')
  await box(page, 'kind', 'expert').check()
  await page.waitForURL(/\?language=th-tai&kind=expert$/)
  expect(await totalShown(page)).toBe(both)
  expect(await page.locator('.reason-fits').count()).toBe(both)

  await page.locator('.chip').first().click()
  await page.waitForURL(/\?kind=expert$/)
  expect(await box(page, 'language', 'th-tai').isChecked()).toBe(false)
  expect(await title(page).evaluate((heading) => heading === document.activeElement)).toBe(true)
  await page.getByRole('link', { name: m.ui_page({ page: 2 }) }).click()
  await page.waitForURL(/\?kind=expert&page=2$/)

  const last = page.locator('.result-title a').last()
  await last.scrollIntoViewIfNeeded()
  const [shown, place] = [await names(page), await page.evaluate(() => scrollY)]
  expect(place).toBeGreaterThan(200)
  await last.click()
  await page.waitForURL(/\/consultants\/[\w-]{36}$/)
  await page.goBack()
  await page.waitForURL(/page=2$/)
  await expect.poll(() => page.evaluate(() => scrollY), WAIT).toBeCloseTo(place, -1)
  expect(await names(page)).toEqual(shown)

  for (const before of [/\?kind=expert$/, /\?language=th-tai&kind=expert$/, /\?language=th-tai$/, /consultants$/]) {
    await page.goBack()
    await page.waitForURL(before)
  }
  await expect.poll(() => totalShown(page), WAIT).toBe(everybody)
  expect(await page.locator('.filter input:checked').count()).toBe(0)
  await page.goForward()
  await expect.poll(() => totalShown(page), WAIT).toBe(expected)
  expect(await box(page, 'language', 'th-tai').isChecked()).toBe(true)
  await page.context().close()
})

it('an address shared is the search; without scripts everything is there too', async () => {
  const page = await searcher()
  await field(page).fill('truy xuat')
  await page.waitForURL(/q=truy\+xuat/)
  await box(page, 'language', 'th-tai').check()
  await page.waitForURL(/language=th-tai/)
  await page.getByRole('link', { name: m.search_sort_experience() }).click()
  await page.waitForURL(/sort=experience/)

  const plain = await searcher(address(page), { viewport: DESK, javaScriptEnabled: false })
  expect(await names(plain)).toEqual(await names(page))
  expect(await title(plain).innerText()).toBe(await title(page).innerText())
  await page.context().close()

  await field(plain).fill('nguon goc')
  await button(plain, m.search_button()).click()
  await plain.waitForURL(/\?q=nguon\+goc&language=th-tai&sort=experience$/)
  await box(plain, 'kind', 'expert').check()
  await button(plain, m.search_filters_apply()).click()
  await plain.waitForURL(/language=th-tai&kind=expert/)
  await plain.getByRole('link', { name: m.search_filters_clear() }).first().click()
  await plain.waitForURL(/\?q=nguon\+goc&sort=experience$/)
  await plain.getByRole('link', { name: m.search_view_area() }).click()
  await plain.getByRole('link', { name: /^Sơn La: \d+ / }).click()
  await plain.waitForURL(/province=14/)
  expect(await plain.locator('.chip').allInnerTexts()).toEqual([expect.stringContaining('Sơn La')])
  await plain.context().close()
})

it('where nobody is found, the page says what was looked for and how to go on', async () => {
  const page = await searcher('/consultants?q=dao+tao+5s+zzzz&subject=HALAL')
  expect(await title(page).innerText()).toContain('“dao tao 5s zzzz”')
  const ways = page.locator('.nothing-found')
  expect(await ways.getByRole('link', { name: /5S/ }).getAttribute('href')).toBe('/consultants?subject=5S')
  const ask = await ways.getByRole('link', { name: m.search_none_ask() }).getAttribute('href')
  expect(new URLSearchParams(ask!.split('?')[1]).get('query')).toBe('q=dao+tao+5s+zzzz&subject=HALAL')
  await expectSound(page)
  await ways.getByRole('link', { name: m.search_none_need() }).click()
  expect(await page.getByLabel(m.home_text_label()).inputValue()).toBe('dao tao 5s zzzz')
  await page.context().close()
})

it('who tells of a matter that is not ours is shown the way to the department, with the words kept', async () => {
  const LOAN = 'Cần vay vốn ngân hàng mua máy, lãi suất thấp.'
  const page = await searcher(`/?${new URLSearchParams({ text: LOAN })}`)
  await button(page, m.home_submit()).click()
  await page.getByRole('heading', { level: 1, name: m.draft_title_unclear() }).waitFor()
  await page.getByRole('link', { name: m.search_none_ask() }).click()
  expect(await page.getByLabel(m.enquiry_text_label()).inputValue()).toBe(LOAN)
  await page.context().close()
})

it('the map is sound on a phone in light and on a desk in dark, and lists provinces with their numbers', async () => {
  for (const look of [{}, { viewport: DESK, colorScheme: 'dark' } as const]) {
    const page = await searcher('/consultants?view=area', look)
    await expectSound(page)
    const tiles = page.getByRole('list', { name: m.search_map_title() }).getByRole('listitem')
    expect(await tiles.count()).toBe(34)
    await page.context().close()
  }
})
