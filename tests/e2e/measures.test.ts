import { expect, it } from 'vitest'
import { addDays } from '~/domain/days'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { indicatorOf } from '~/vocabulary/indicators'
import { today } from '~db/clock'
import { pdf } from '~tests/scenarios/evidence'
import { sharedApp } from './shared-app'
import { button, demoEmail, expectSound, PHONE } from './steps'

const app = sharedApp()

const DESK = { width: 1280, height: 800 }
const FILE = { name: 'so-theo-doi.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) }

it.each([
  { indicator: 'output-per-hour', typed: { before: [960, 6, 8], after: [1080, 6, 8] }, javaScriptEnabled: false },
  { indicator: 'lead-time', typed: { before: [120, 10], after: [95, 10] }, javaScriptEnabled: true },
])(
  'a productivity tool comes to a verified measure: $indicator, scripts: $javaScriptEnabled',
  async ({ indicator: id, typed, javaScriptEnabled }) => {
    const indicator = indicatorOf(id)!
    const name = inWords(indicator.name)
    const viewport = javaScriptEnabled ? DESK : PHONE
    const page = await app.person({ email: 'doanh-nghiep-35@vi-du.example', viewport, javaScriptEnabled })
    const look = () => (javaScriptEnabled ? expectSound(page) : Promise.resolve())
    const fillIn = async (numbers: readonly number[], day: string) => {
      for (const [place, { label }] of indicator.inputs.entries()) {
        await page.getByLabel(inWords(label), { exact: true }).fill(String(numbers[place]))
      }
      await page.getByLabel(m.measure_on()).fill(day)
    }

    await page.goto('/engagements')
    await page.locator('main a[href*="/engagements/"]').first().click()
    await page.getByRole('link', { name: m.measure_start_more() }).click()
    await look()
    await page.locator(`a[href$="?indicator=${id}"]`).first().click()
    await page.getByLabel(m.measure_what()).fill('Tổ đóng bao 2')
    await fillIn(typed.before, formatDay(addDays(today(), -60)))
    await page.getByLabel(m.measure_method()).fill('Tổ trưởng ghi sổ trong một tuần.')
    await button(page, m.measure_submit_baseline()).click()
    // How sure it is was not said: the page asks, and keeps what was typed.
    expect(await page.getByLabel(m.measure_what()).inputValue()).toBe('Tổ đóng bao 2')
    await page.getByRole('radio', { name: m.measure_level_declared() }).check()
    await button(page, m.measure_submit_baseline()).click()
    await page.waitForURL(/done=started$/)
    await look()

    await page.getByRole('link', { name: m.measure_do_after() }).click()
    await fillIn(typed.after, formatDay(today()))
    await page.getByRole('radio', { name: m.measure_level_documented() }).check()
    await page.locator('input[type=file]').setInputFiles(FILE)
    await page.getByRole('radio', { name: m.measure_share_half() }).check()
    await look()
    await button(page, m.measure_submit_after()).click()
    await page.waitForURL(/done=reported$/)
    expect(await page.locator('main').innerText()).toContain('Tốt lên')
    const own = page.url()

    const officer = await app.person({ email: demoEmail('department'), viewport: DESK })
    await officer.goto('/department/outcomes')
    await officer.getByRole('link', { name: name, exact: false }).first().click()
    await expectSound(officer)
    await button(officer, m.outcome_verify_button()).click()
    await officer.waitForURL(/done=verify$/)
    await officer.context().close()

    await page.goto(own)
    expect(await page.locator('main').innerText()).toContain(m.outcome_status_verified())
    await page.context().close()
  },
)
