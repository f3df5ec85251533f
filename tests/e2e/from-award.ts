import type { Page } from 'playwright-core'
import * as m from '~/i18n/paraglide/messages'
import { today } from '~db/clock'
import { pdf } from '~tests/scenarios/evidence'
import { button, follow } from './steps'

/** From the choice of a proposal to a verified certificate, as people do it in the browser. */

/** What is done with each page on the way. */
export type Look = (page: Page) => Promise<void>
type File = { name: string; mimeType: string; buffer: Buffer }

export const pdfNamed = (name: string): File => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(pdf()) })

/** The enterprise chooses the first proposal; gives the path of the work. */
export async function award(page: Page, needPath: string, look: Look): Promise<string> {
  await page.goto(`${needPath}/proposals`)
  await look(page)
  await follow(page, page.getByRole('link', { name: m.proposal_compare_choose() }).first())
  await look(page)
  await button(page, m.award_button()).click()
  await page.waitForURL(/\/engagements\//)
  return new URL(page.url()).pathname
}

/** Reads the agreement from the engagement's page and confirms it; `before`: what is done with it first. */
export async function confirmAgreement(page: Page, engagementPath: string, look: Look, before?: () => Promise<void>) {
  await page.goto(engagementPath)
  await follow(page, page.getByRole('link', { name: m.agreement_open() }))
  await look(page)
  await before?.()
  await button(page, m.agreement_confirm()).click()
  await page.getByText(m.agreement_done_confirm()).waitFor()
  await look(page)
}

/** The consultant delivers what is next, the enterprise accepts it. */
export async function workOff(enterprise: Page, consultant: Page, path: string, look: Look) {
  for (const _ of ['first milestone', 'second milestone']) {
    await deliver(consultant, path, look)
    await accept(enterprise, path, look)
  }
}

export async function deliver(page: Page, path: string, look: Look, files: File[] = []) {
  await page.goto(path)
  await look(page)
  await page.getByLabel(m.milestone_note()).fill('Đã gửi biên bản và hồ sơ.')
  if (files.length > 0) await page.getByLabel(m.milestone_files()).setInputFiles(files)
  await button(page, m.milestone_submit()).click()
  await page.getByText(m.engagement_done_submit()).waitFor()
}

export async function accept(page: Page, path: string, look: Look) {
  await page.goto(path)
  await look(page)
  await button(page, m.milestone_accept()).click()
  const said = page.getByText(m.engagement_done_accept())
  await said.or(page.getByText(m.engagement_done_accept_last())).first().waitFor()
}

/** What the paper says, by the labels of its form; its number is one of its own: the same one on two engagements is told to the officer. */
type Paper = { subject: string; scheme: string; edition: string; number: string; scope: string }

export async function recordCertificate(page: Page, path: string, paper: Paper, look: Look) {
  await page.goto(path)
  await follow(page, page.getByRole('link', { name: m.engagement_record() }).first())
  await look(page)
  await page.getByLabel(m.certificate_subject()).selectOption(paper.subject)
  await page.getByLabel(m.certificate_scheme()).fill(paper.scheme)
  await page.getByLabel(m.certificate_edition()).fill(paper.edition)
  await page.getByLabel(m.certificate_number()).fill(paper.number)
  await page.getByLabel(m.certificate_scope()).fill(paper.scope)
  await page.getByLabel(m.certificate_issuer(), { exact: true }).fill('Tổ chức Chứng nhận Ví Dụ')
  await page.getByLabel(m.certificate_accreditation()).fill('BoA, số minh họa')
  await page.getByLabel(m.certificate_issued()).fill(today())
  await page.getByLabel(m.certificate_evidence()).setInputFiles(pdfNamed('giấy chứng nhận.pdf'))
  await button(page, m.certificate_submit()).click()
  await page.getByText(m.engagement_done_recorded()).waitFor()
}

/** The department compares the certificate of an enterprise with the paper. */
export async function verify(page: Page, enterprise: string, look: Look) {
  await page.goto('/department/outcomes')
  await look(page)
  await follow(page, page.getByRole('link', { name: enterprise }).first())
  await look(page)
  await page.getByLabel(m.checked_with_original()).check()
  await button(page, m.outcome_verify_button()).click()
  await page.getByText(m.outcome_done_verify()).waitFor()
}
