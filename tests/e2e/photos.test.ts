import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { breakingLine } from '~tests/support/breaking-line'
import { sharedApp } from './shared-app'
import { beSignedIn, demoEmail, expectSound } from './steps'

const app = sharedApp()
const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-photos-'))
const photo = path.join(folder, 'máy sấy.jpg')
/** A telephone's picture takes a second to be made smaller. */
const SOON = { timeout: 15_000 }
let line: Awaited<ReturnType<typeof breakingLine>>

beforeAll(async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const { size } = await sharp({ create: { width: 4032, height: 3024, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 91 })
    .toFile(photo)
  expect(size).toBeGreaterThan(7_500_000)
  expect(size).toBeLessThan(10_000_000)
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => (line = await breakingLine(app.url)))
afterEach(() => line.close())

async function atForm(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const page = await app.person(options)
  await beSignedIn(page, line.url, demoEmail('enterprise'))
  await page.goto(`${line.url}/needs/new`)
  await page.locator('textarea[name=text]').fill('Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.')
  return page
}
const choose = (page: Page) => page.locator('input[name=attachments][type=file]').setInputFiles(photo)
const said = (page: Page) => page.locator('[data-upload-said]').textContent()
const continues = (page: Page) => page.locator('form#need').getByRole('button', { name: m.need_continue() }).click()

/** The need that the form became, with its photo. */
async function expectPhoto(page: Page) {
  await page.waitForURL('**/subjects')
  await page.goto(page.url().replace(/\/subjects.*/, ''))
  const picture = page.locator('.file-list img')
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), SOON).toBe(192)
  expect(await page.locator('.file-list a').textContent()).toBe('máy sấy.jpg')
}

it('a photo of 8 MB goes on by itself where the line breaks at 60 %, and the form goes without it', async () => {
  const page = await atForm()
  line.breakAt(0.6)
  await choose(page)
  await expect.poll(() => line.isBroken(), SOON).toBe(true)
  await expect.poll(() => said(page), SOON).toBe(m.ui_upload_waiting({ name: 'máy sấy.jpg' }))
  const progress = page.locator('.upload progress')
  expect(Number(await progress.getAttribute('value'))).toBeGreaterThan(0.3)
  await expectSound(page)
  // The form waits for the photo, and goes by itself.
  await continues(page)
  expect(await said(page)).toBe(m.ui_upload_held())
  const [posted] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST' && new URL(request.url()).pathname === '/needs/new'),
    Promise.resolve(line.mend()),
  ])
  expect(posted.postDataBuffer()!.length).toBeLessThan(20_000)
  await expectPhoto(page)
})

it('after a reload it goes on when the same photo is chosen again', async () => {
  const page = await atForm()
  line.breakAt(0.6)
  await choose(page)
  await expect.poll(() => line.isBroken(), SOON).toBe(true)
  await page.goto('about:blank')
  line.mend()
  await page.goto(`${line.url}/needs/new`)
  await expect.poll(() => said(page), SOON).toBe(m.ui_upload_begun({ name: 'máy sấy.jpg' }))
  let length = 0
  page.on('request', (request) => (length += Number(request.headers()['upload-length'] ?? 0)))
  await page.locator('textarea[name=text]').fill('Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.')
  await choose(page)
  await expect.poll(() => page.locator('.files-received li').count(), SOON).toBe(1)
  expect(length).toBe(0)
  await continues(page)
  await expectPhoto(page)
})

it('sending is stopped, and a file that is no good is told of beside its field', async () => {
  const page = await atForm()
  line.breakAt(0.3)
  await choose(page)
  await expect.poll(() => said(page), SOON).toBe(m.ui_upload_waiting({ name: 'máy sấy.jpg' }))
  await page.locator('.upload [data-cancel]').click()
  await expect.poll(() => page.locator('.upload').count(), SOON).toBe(0)
  expect(await said(page)).toBe(m.ui_upload_stopped({ name: 'máy sấy.jpg' }))
  line.mend()
  const heic = path.join(import.meta.dirname, '../fixtures/files/photo.heic')
  await page.locator('input[name=attachments][type=file]').setInputFiles(heic)
  await expect.poll(() => page.locator('.field-error [data-words]').textContent(), SOON).toContain(m.error_file_heic())
  expect(await page.locator('.files-received li').count()).toBe(0)
})

it('without scripts the same photo goes with the form', async () => {
  const page = await atForm({ javaScriptEnabled: false })
  await choose(page)
  await continues(page)
  await expectPhoto(page)
})

it('uploads and forms that are held open keep nobody waiting, and leave what they sent behind for a day at most', async () => {
  const page = await atForm()
  const headers = { Cookie: (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ') }
  const begin = () =>
    fetch(`${app.url}/uploads`, {
      method: 'POST',
      headers: { ...headers, Origin: app.url, 'Tus-Resumable': '1.0.0', 'Upload-Length': '8000000' },
    })
  const addresses = await Promise.all(Array.from({ length: 8 }, async () => (await begin()).headers.get('Location')!))
  expect(addresses.every((address) => address.startsWith('/uploads/'))).toBe(true)
  const held = [...addresses, ...Array.from({ length: 40 }, () => '/needs/new')].map((address) => {
    const isPiece = address.startsWith('/uploads/')
    const sending = request(new URL(address, app.url), {
      method: isPiece ? 'PATCH' : 'POST',
      headers: {
        ...headers,
        Origin: app.url,
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': isPiece ? 'application/offset+octet-stream' : 'multipart/form-data; boundary=x',
        'Content-Length': '8000000',
      },
    })
    sending.on('error', () => undefined)
    sending.write(Buffer.alloc(100_000, 'x'))
    return sending
  })
  const uploads = path.join(app.dataDir, 'uploads')
  const arrived = () => readdirSync(uploads).filter((name) => statSync(path.join(uploads, name)).size === 100_000)
  await expect.poll(() => arrived().length, SOON).toBe(8)
  for (let n = 0; n < 20; n += 1) {
    const began = performance.now()
    expect((await fetch(`${app.url}/consultants`)).status).toBe(200)
    expect(performance.now() - began).toBeLessThan(2_000)
  }
  for (const sending of held) sending.destroy()
  await expect.poll(async () => (await fetch(`${app.url}/healthz`)).status, SOON).toBe(200)
})
