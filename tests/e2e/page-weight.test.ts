import { expect, it } from 'vitest'
import { LIMITS, type PageWeight, weighPages } from '~tests/support/page-weight'
import { sharedApp } from './shared-app'

const app = sharedApp()

function expectLight(weights: PageWeight[]) {
  for (const { path, requests, bytes, script } of weights) {
    expect.soft(bytes, `bytes of ${path}`).toBeGreaterThan(0)
    expect.soft(requests, `requests of ${path}`).toBeLessThanOrEqual(LIMITS.requests)
    expect.soft(bytes, `bytes of ${path}`).toBeLessThanOrEqual(LIMITS.bytes)
    expect.soft(script, `script of ${path}`).toBeLessThanOrEqual(LIMITS.script)
  }
}

it('first views of home and search are light', async () => {
  expectLight(await weighPages(app.browser(), app.url, 'visitor', ['/', '/consultants?q=truy+xuat+nguon+goc']))
})

it('the first view of a need is light', async () => {
  const need = { list: '/needs', like: /^\/needs\/[0-9a-f-]{36}$/ }
  expectLight(await weighPages(app.browser(), app.url, 'enterprise', [need]))
})
