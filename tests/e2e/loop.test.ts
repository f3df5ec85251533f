import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type RunningApp, startApp } from '~tests/support/app'
import { launchBrowser } from '~tests/support/browser'
import { goTheWholeWay } from './whole-way'

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const consultant = { consultant: 'Công ty TNHH An toàn Thực phẩm Bếp Mẫu (minh họa)', number: '10' }

describe.each([
  ['with JavaScript', true, 'HTX Chè Thung Xa Mới'],
  ['without JavaScript', false, 'HTX Chè Suối Mây'],
])('from a need in plain words to a verified certificate, %s', (_, javaScriptEnabled, name) => {
  it('ends with one more certified need in the department’s figures', () =>
    goTheWholeWay(browser, app.url, { ...consultant, name, commune: '04018', javaScriptEnabled }))
})
