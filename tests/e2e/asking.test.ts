import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { sharedApp } from './shared-app'
import { button, expectSound, fillOffer, follow, PHONE } from './steps'

const app = sharedApp()
/** One who fits, and whose last proposal had one line. */
const CONSULTANT = 'Công ty TNHH An toàn Thực phẩm Bếp Mẫu (minh họa)'
const WIDE = { width: 1280, height: 900 }

function behind<T>(...asked: ['asked' | 'morning', string] | ['request', string, string]): T {
  const script = path.join(import.meta.dirname, 'behind.ts')
  const env = { ...process.env, DATA_DIR: app.dataDir }
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', script, ...asked], { env }).toString()) as T
}

describe.each([
  ['on a phone without JavaScript', { viewport: PHONE, javaScriptEnabled: false }, 'doanh-nghiep-07@vi-du.example'],
  ['on a desk with JavaScript', { viewport: WIDE, javaScriptEnabled: true }, 'doanh-nghiep-08@vi-du.example'],
])('asking consultants, %s', (_, options, email) => {
  const look = (page: Page) => (options.javaScriptEnabled ? expectSound(page) : Promise.resolve())
  const enterprise = () => app.person({ ...options, email })
  const consultant = (of: string) => app.person({ ...options, email: of })

  it('two waves: both who were asked first say no, and the next are asked', async () => {
    const page = await enterprise()
    const needId = await publishNeed(page)
    await page.goto(`/needs/${needId}/waves`)
    await look(page)
    await page.getByLabel(m.waves_size()).selectOption('2')
    await page.getByLabel(m.waves_wanted()).selectOption('2')
    await button(page, m.waves_start_button()).click()
    await page.getByText(m.need_done_waves_started()).waitFor()
    const first = behind<string[]>('asked', needId)
    expect(first).toHaveLength(2)
    for (const asked of first) {
      const other = await consultant(asked)
      await other.goto(requestPath(needId, asked))
      await look(other)
      await refuse(other, m.request_decline_open(), m.request_decline_button())
      await other.getByText(m.request_done_declined()).waitFor()
    }
    behind('morning', needId)
    const second = behind<string[]>('asked', needId)
    expect(second).not.toEqual([])
    expect(second.filter((one) => first.includes(one))).toEqual([])
    await page.goto(`/needs/${needId}`)
    await page.getByText(m.need_event_waves_sent()).waitFor()
    await page.getByText(m.request_decline_too_far()).first().waitFor()
    await look(page)
  })

  it('a second version after a question, a withdrawal while the award is open, and the need opened again', async () => {
    const page = await enterprise()
    const needId = await publishNeed(page)
    await page.getByRole('checkbox', { name: `${m.draft_choose()} ${CONSULTANT}` }).check()
    await button(page, m.need_request_button()).click()
    await page.getByText(m.need_done_requested()).waitFor()
    const [asked = ''] = behind<string[]>('asked', needId)
    const other = await consultant(asked)
    const openTo = async (link: string) => {
      await other.goto(requestPath(needId, asked))
      await follow(other, other.getByRole('link', { name: link }))
    }
    await openTo(m.request_propose_button())
    await offer(other, '45.000.000', m.proposal_submit())
    await other.getByText(m.request_done_proposed()).waitFor()

    await page.goto(`/needs/${needId}/proposals`)
    await follow(page, page.getByRole('link', { name: m.proposal_compare_choose() }).first())
    await openTo(m.request_change_button())
    await offer(other, '40.000.000', m.proposal_check_send_change())
    await other.getByText(m.request_done_revised()).waitFor()
    await button(page, m.award_button()).click()
    await page.getByText('bốn mươi ba triệu hai trăm nghìn đồng').first().waitFor()
    expect(page.url()).toContain('/award/')
    await look(page)

    await other.goto(requestPath(needId, asked))
    await refuse(other, m.request_take_back_open(), m.request_take_back_button())
    await other.getByText(m.request_done_taken_back()).waitFor()
    await button(page, m.award_button()).click()
    await page.getByRole('link', { name: m.award_back() }).waitFor()
    expect(page.url()).toContain('/award/')
    await look(page)

    await page.goto(`/needs/${needId}`)
    await page.getByText(m.need_close_title()).first().click()
    await page.getByRole('radio', { name: m.need_close_reason_no_fit() }).check()
    await button(page, m.need_close_button()).click()
    await page.getByText(m.need_done_closed()).waitFor()
    await button(page, m.need_reopen_button()).click()
    await page.getByText(m.need_done_reopened()).waitFor()
    await look(page)
    await follow(page, page.getByRole('link', { name: new RegExp(m.sent_request_again()) }).first())
    await button(page, m.need_request_button()).click()
    await page.getByText(m.need_done_again()).waitFor()
    await openTo(m.request_propose_button())
    await offer(other, '40.000.000', m.proposal_submit())
    await other.getByText(m.request_done_proposed()).waitFor()
    await page.goto(`/needs/${needId}/proposals`)
    await follow(page, page.getByRole('link', { name: m.proposal_compare_choose() }).first())
    await button(page, m.award_button()).click()
    await page.waitForURL(/\/engagements\//)
    await look(page)
  })
})

const requestPath = (needId: string, email: string) => `/requests/${behind<string>('request', needId, email)}`

/** Fills in a proposal, reads it back and sends it. */
async function offer(page: Page, amount: string, send: string) {
  await fillOffer(page, amount)
  await button(page, m.proposal_look()).last().click()
  await button(page, send).click()
}

async function refuse(page: Page, open: string, send: string) {
  await page.getByText(open, { exact: true }).first().click()
  const form = page.locator('form', { has: button(page, send) })
  await form.getByRole('radio', { name: m.request_decline_too_far() }).check()
  await button(page, send).click()
}

/** A new need of the enterprise, published; gives its id. */
async function publishNeed(page: Page): Promise<string> {
  await page.goto('/needs/new')
  await page
    .getByLabel(m.need_text_label())
    .fill('Xưởng chế biến chè muốn làm HACCP để bán vào siêu thị, có 12 công nhân.')
  await page.getByLabel(m.need_sector_label()).selectOption('10')
  await page.getByLabel(m.need_commune_label()).fill('04018')
  await button(page, m.need_continue()).click()
  await page.getByRole('heading', { level: 1, name: m.need_subjects_title() }).waitFor()
  await button(page, m.need_subjects_save()).click()
  await button(page, m.need_publish_button()).click()
  await page.getByText(m.need_done_published()).waitFor()
  return new URL(page.url()).pathname.split('/')[2]!
}
