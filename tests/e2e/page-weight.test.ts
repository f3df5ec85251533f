import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningApp, startApp } from '~tests/support/app'
import { launchBrowser } from '~tests/support/browser'
import { LIMITS, type PageWeight, weighPages } from '~tests/support/page-weight'

let app: RunningApp
let browser: Browser
beforeAll(async () => {
  app = await startApp({ env: { DEMO: '1' } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

function expectLight(weights: PageWeight[]) {
  for (const { path, requests, bytes, script } of weights) {
    expect.soft(requests, `requests of ${path}`).toBeLessThanOrEqual(LIMITS.requests)
    expect.soft(bytes, `bytes of ${path}`).toBeLessThanOrEqual(LIMITS.bytes)
    expect.soft(script, `script of ${path}`).toBeLessThanOrEqual(LIMITS.script)
  }
}

it('first views of home and search are light', async () => {
  expectLight(await weighPages(browser, app.url, 'visitor', ['/', '/consultants?q=truy+xuat+nguon+goc']))
})

it('the first view of a need is light', async () => {
  const need = { list: '/needs', like: /^\/needs\/[0-9a-f-]{36}$/ }
  expectLight(await weighPages(browser, app.url, 'enterprise', [need]))
})
