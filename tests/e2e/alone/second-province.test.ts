import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { homeProvince, provinceNamed, DEFAULT_PROVINCE } from '~/vocabulary/province.server'
import { type RunningApp, startApp } from '~tests/support/app'
import { launchBrowser } from '~tests/support/browser'
import { expectSound, person } from '../steps'
import { goTheWholeWay } from '../whole-way'

let app: RunningApp
let browser: Browser
const dataDir = mkdtempSync(path.join(tmpdir(), 'nhip-cau-second-'))

beforeAll(async () => {
  process.env.PROVINCE = 'gia-lai'
  ;[app, browser] = await Promise.all([startApp({ dataDir }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
  delete process.env.PROVINCE
  rmSync(dataDir, { recursive: true, force: true })
})

it('its home page shows its own name, groups of support and footer, and nothing of the first province', async () => {
  const page = await person(browser, app.url)
  await page.goto('/')
  const { name, support, footer } = homeProvince()
  expect(await page.title()).toContain(m.home_title({ province: name.vi }))
  const groups = page.locator('.groups li')
  expect(await groups.count()).toBe(support.groups.length)
  await page.getByText(footer[0]!.vi).waitFor()
  expect(await page.content()).not.toContain(provinceNamed(DEFAULT_PROVINCE).name.vi)
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await expectSound(page)
  }
})

it('goes from a need in plain words to a verified certificate', () =>
  goTheWholeWay(browser, app.url, {
    name: 'Cơ sở Bánh tráng Hòn Mẫu',
    commune: '21808',
    consultant: 'Công ty TNHH Tư vấn An toàn Thực phẩm Ví Dụ Xanh (minh họa)',
    number: '01',
    javaScriptEnabled: true,
  }))

it('refuses in one line to serve another province from the same data folder', async () => {
  await app.stop()
  const failed = startApp({ dataDir, env: { PROVINCE: DEFAULT_PROVINCE } })
  await expect(failed).rejects.toThrow(/The application ended/)
  const said = await failed.catch((error: Error) => error.message.split('\n').slice(1).filter(Boolean))
  expect(said).toEqual([expect.stringMatching(/^This database was filled for Gia Lai and PROVINCE is son-la\./)])
})
