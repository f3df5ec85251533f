import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { award, confirmAgreement, type Look, recordCertificate, verify, workOff } from './from-award'
import { button, consultantSignIn, demoSignIn, expectSound, figure, fillOffer, follow, person } from './steps'

/** Who goes the whole way: a new enterprise of a commune, and a consultant of the demo by name and number. */
export type Loop = { name: string; commune: string; consultant: string; number: string; javaScriptEnabled: boolean }

/** From a need in plain words to a verified certificate; it ends with one more certified need in the department's figures. */
export async function goTheWholeWay(browser: Browser, url: string, loop: Loop) {
  const { name, javaScriptEnabled } = loop
  const [enterprise, consultant, department] = (await Promise.all(
    [1, 2, 3].map(() => person(browser, url, { javaScriptEnabled })),
  )) as [Page, Page, Page]
  const look = (page: Page) => (javaScriptEnabled ? expectSound(page) : Promise.resolve())

  await demoSignIn(department, 'department')
  const before = await figure(department, m.programme_figure_certified())
  await look(department)

  await tellTheNeed(enterprise, loop.consultant, look)
  const needPath = await signUpAndSend(enterprise, loop, look)

  await consultantSignIn(consultant, loop.number)
  await propose(consultant, name, look)

  const engagementPath = await award(enterprise, needPath, look)
  for (const side of [enterprise, consultant]) await confirmAgreement(side, engagementPath, look, () => takeAlong(side))
  const paper = { subject: 'HACCP', scheme: 'HACCP', edition: 'TCVN 5603:2023', scope: 'Chế biến chè' }
  await workOff(enterprise, consultant, engagementPath, look)
  await recordCertificate(consultant, engagementPath, { ...paper, number: `VD-2026 ${name}` }, look)

  await verify(department, name, look)
  expect(await figure(department, m.programme_figure_certified())).toBe(before + 1)

  await enterprise.goto(engagementPath)
  await enterprise.getByText(m.outcome_status_verified()).first().waitFor()
}

/** Takes the agreement along as a PDF. */
async function takeAlong(page: Page) {
  const downloaded = page.waitForEvent('download')
  await page.getByRole('link', { name: m.agreement_get_pdf() }).click()
  expect((await downloaded).suggestedFilename()).toMatch(/^thoa-thuan-.*\.pdf$/)
}

/** No account yet, no diacritics, on a phone. */
async function tellTheNeed(page: Page, consultant: string, look: Look) {
  await page.goto('/')
  await look(page)
  await page
    .getByLabel(m.home_text_label())
    .fill('xuong che cua minh muon lam haccp de ban vao sieu thi, chua biet bat dau tu dau, co 12 cong nhan')
  await button(page, m.home_submit()).click()
  await page.getByRole('heading', { level: 1, name: m.draft_title() }).waitFor()
  expect(await page.getByRole('checkbox', { name: /^HACCP/ }).isChecked()).toBe(true)
  await page.getByText(/haccp/).first().waitFor()
  await look(page)
  await page.getByRole('checkbox', { name: `${m.draft_choose()} ${consultant}` }).check()
  await button(page, m.draft_request()).click()
  await page.waitForURL(/\/sign-up/)
}

async function signUpAndSend(page: Page, { name, consultant, commune }: Loop, look: Look): Promise<string> {
  await look(page)
  await page.getByRole('radio', { name: m.term_organisation_enterprise() }).check()
  await page.getByLabel(m.account_sign_up_organisation()).fill(name)
  await page.getByLabel(m.account_name_label()).fill('Lò Thị Hặc')
  await page.getByLabel(m.account_email_label()).fill(`htx-${Date.now()}@vi-du.example`)
  await page.getByLabel(m.account_password_label()).fill('che shan tuyet Ta Xua')
  await page.getByRole('checkbox', { name: m.account_terms_label() }).check()
  await button(page, m.account_sign_up_button()).click()

  await page.getByRole('heading', { level: 1, name: m.claim_title() }).waitFor()
  await look(page)
  await page.getByLabel(m.need_sector_label()).selectOption('10')
  await page.getByLabel(m.need_commune_label()).fill(commune)
  await button(page, m.claim_submit()).click()
  await page.getByText(m.need_done_published_requested()).waitFor()
  await page.getByText(consultant).first().waitFor()
  await look(page)
  return new URL(page.url()).pathname
}

async function propose(page: Page, enterprise: string, look: Look) {
  await page.goto('/requests')
  await look(page)
  await follow(page, page.getByRole('listitem').filter({ hasText: enterprise }).getByRole('link'))
  await look(page)
  await follow(page, page.getByRole('link', { name: m.request_propose_button() }))
  await fillOffer(page, '45.000.000')
  const third = page.getByRole('group', { name: m.proposal_milestone_legend({ number: '3' }) })
  await page.getByRole('button', { name: m.proposal_milestone_add() }).click()
  await third.waitFor()
  await page.getByRole('button', { name: m.proposal_milestone_remove({ number: '3' }) }).click()
  await third.waitFor({ state: 'detached' })
  expect(await page.getByLabel(m.proposal_line_amount()).inputValue()).toBe('45.000.000')
  await look(page)
  await button(page, m.proposal_look()).last().click()
  await page.getByText('bốn mươi tám triệu sáu trăm nghìn đồng').waitFor()
  await look(page)
  await button(page, m.proposal_submit()).click()
  await page.getByText(m.request_done_proposed()).waitFor()
}
