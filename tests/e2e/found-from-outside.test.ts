import { expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { sharedApp } from './shared-app'

const app = sharedApp()

const read = async (path: string) => {
  const answer = await fetch(app.url + path, { redirect: 'manual' })
  return { answer, text: await answer.text(), listed: answer.headers.get('x-robots-tag') !== 'noindex' }
}
const entries = async () =>
  [...(await read('/sitemap.xml')).text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) =>
    address!.slice(app.url.length),
  )

it('a page that anybody may find tells what it is, at one address, in both languages', async () => {
  const consultant = (await entries()).find((path) => /^\/consultants\/[0-9a-f-]{36}$/.test(path))!
  const page = await app.person({})
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  for (const path of ['/', '/consultants', consultant]) {
    await page.goto(path)
    const content = (selector: string) => page.locator(`head ${selector}`).getAttribute('content')
    const href = (selector: string) => page.locator(`head ${selector}`).getAttribute('href')
    expect((await content('meta[name=description]'))!.length, path).toBeGreaterThan(30)
    expect(await href('link[rel=canonical]')).toBe(app.url + path)
    expect(await href('link[hreflang=en]')).toBe(`${app.url}${path}?lang=en`)
    expect(await href('link[hreflang=x-default]')).toBe(app.url + path)
    expect(await content('meta[property="og:title"]')).toBeTruthy()
    expect(await content('meta[property="og:description"]')).toBe(await content('meta[name=description]'))
    const card = await fetch((await content('meta[property="og:image"]'))!)
    expect(card.headers.get('content-type')).toBe('image/png')
    expect((await read(path)).listed, path).toBe(true)
  }
  expect(complaints).toEqual([])

  const [data] = await page.locator('script[type="application/ld+json"]').allTextContents()
  const told = JSON.parse(data!) as Record<string, unknown>
  expect(told).toMatchObject({ '@context': 'https://schema.org', url: app.url + consultant })
  expect(told.name).toBe(await page.locator('h1').innerText())
  await page.context().close()
})

it('the language in an address holds for that page, and for what comes after where the reader has chosen none', async () => {
  const { answer, text } = await read('/consultants?lang=en')
  expect(text).toContain('<html lang="en"')
  expect(answer.headers.getSetCookie().filter((one) => one.startsWith('locale='))).toEqual([
    expect.stringMatching(/^locale=en;/),
  ])
  expect(text).toContain(`<link rel="canonical" href="${app.url}/consultants?lang=en"/>`)
  expect((await read('/consultants?lang=xx')).text).toContain('<html lang="vi"')
})

it('the language that somebody chooses on such a page is the one that it comes back in', async () => {
  const page = await app.person({})
  await page.goto('/consultants?q=haccp&lang=en')
  await page.getByRole('button', { name: 'Tiếng Việt' }).click()
  await page.waitForURL((url) => url.search === '?q=haccp')
  expect(await page.locator('html').getAttribute('lang')).toBe('vi')
  await page.context().close()
})

it('whoever comes by an English address asks, reads and changes the theme in English', async () => {
  const page = await app.person({})
  await page.goto('/?lang=en')
  await page.getByRole('textbox').first().fill('our dryer keeps breaking down')
  await page.locator('.home-ask button').click()
  await page.waitForURL('**/draft')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.goto('/consultants?lang=en')
  await page.getByRole('button', { name: m.preference_theme_dark({}, { locale: 'en' }) }).click()
  await page.waitForURL((url) => url.search === '?lang=en')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.context().close()
})

it('the sitemap names the public pages in both languages, and nothing else; robots.txt names the sitemap', async () => {
  const paths = await entries()
  expect(paths).toContain('/')
  expect(paths).toContain('/consultants?lang=en')
  expect(paths.length).toBeGreaterThan(20)
  const known = /^\/(consultants(\/[0-9a-f-]{36})?|self-check|results)?(\?lang=en)?$/
  expect(paths.filter((path) => !known.test(path))).toEqual([])
  expect((await read('/robots.txt')).text).toContain(`Sitemap: ${app.url}/sitemap.xml`)
})

it('no other page asks to be listed', async () => {
  for (const path of ['/sign-in', '/sign-up', '/draft', '/ask-department', '/nowhere', '/consultants?q=haccp']) {
    expect((await read(path)).listed, path).toBe(false)
  }
  expect((await read('/consultants?q=haccp')).text).toContain(m.search_title())
})
