import path from 'node:path'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { Database } from '~db/sqlite'
import { sharedApp } from './shared-app'
import { button, expectSound, PHONE } from './steps'

const app = sharedApp()

it('a label’s square code, read from the picture of its page, opens the certificate; its code leads there as well', async () => {
  const database = new Database(path.join(app.dataDir, 'nhip-cau.sqlite'), { readonly: true })
  const code = database.prepare(
    `select check_code from certificates where status = 'active' and check_code is not null`,
  )
  const held = String(code.pluck().get())
  database.close()

  const page = await app.person({ viewport: PHONE, deviceScaleFactor: 2 })
  await page.goto(`/verify/${held}/label`)
  await expectSound(page)
  const picture = sharp(await page.screenshot())
    .ensureAlpha()
    .raw()
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  const address = decodeQR({ data: new Uint8Array(data), width: info.width, height: info.height })
  expect(address).toBe(`${app.url}/verify/${held}`)
  await page.goto(address)
  await expectSound(page)
  expect(await page.locator('main').innerText()).toContain(m.verify_compare_paper())
  await page.context().close()

  const typing = await app.person({ viewport: PHONE, javaScriptEnabled: false })
  await typing.goto('/')
  await typing.getByRole('link', { name: m.verify_title() }).click()
  await typing.getByLabel(m.verify_code()).fill('3F5A')
  await button(typing, m.verify_button()).click()
  expect(await typing.locator('main').innerText()).toContain(m.verify_code_wrong())
  await typing.getByLabel(m.verify_code()).fill(held.toLowerCase())
  await button(typing, m.verify_button()).click()
  await typing.waitForURL(`**/verify/${held}`)
  await typing.context().close()
})
