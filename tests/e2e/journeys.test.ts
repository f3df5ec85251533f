import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '~/domain/days'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { indicatorOf } from '~/vocabulary/indicators'
import { trackOf } from '~/vocabulary/tracks'
import { today } from '~db/clock'
import { accept, award, confirmAgreement, deliver, type Look, pdfNamed, recordCertificate, verify } from './from-award'
import { sharedApp } from './shared-app'
import { button, demoEmail, expectSound, figure, PHONE } from './steps'

/** Management systems go the whole way in loop.test.ts; these begin with the choice of a proposal. */

const app = sharedApp()

const DESK = { width: 1280, height: 800 }

type Walk = { name: string; subject: string; javaScriptEnabled: boolean }
const certified = [
  { name: 'HTX Mận Vườn Dốc', subject: 'VIETGAP', javaScriptEnabled: true },
  { name: 'HTX Mận Vườn Bãi', subject: 'VIETGAP', javaScriptEnabled: false },
] satisfies Walk[]
const measured = [
  {
    name: 'Xưởng chè Suối Nhỏ',
    subject: 'KAIZEN',
    javaScriptEnabled: false,
    indicator: 'output-per-hour',
    before: [960, 6, 8],
    after: [1080, 6, 8],
  },
  {
    name: 'Xưởng chè Suối To',
    subject: 'LEAN',
    javaScriptEnabled: true,
    indicator: 'lead-time',
    before: [120, 10],
    after: [95, 10],
  },
] satisfies (Walk & Record<string, unknown>)[]
const walks: Walk[] = [...certified, ...measured]

type Proposed = { needPath: string; enterprise: string; consultant: string }
let proposed: Map<string, Proposed>

beforeAll(() => {
  const script = path.join(import.meta.dirname, 'behind-journeys.ts')
  const about = walks.map(({ name, subject }) => `${name}|${subject}`)
  const command = ['--import', 'tsx', script, demoEmail('department'), ...about]
  const said = execFileSync(process.execPath, command, { env: { ...process.env, DATA_DIR: app.dataDir } })
  const rows = JSON.parse(said.toString()) as Proposed[]
  proposed = new Map(walks.map(({ name }, index) => [name, rows[index]!]))
})

/** The two sides, the choice and what both confirm; gives their browsers and the path of the work. */
async function begun({ name, subject, javaScriptEnabled }: Walk) {
  const { needPath, ...emails } = proposed.get(name)!
  const viewport = javaScriptEnabled ? DESK : PHONE
  const look: Look = (page) => (javaScriptEnabled ? expectSound(page) : Promise.resolve())
  const open = (email: string) => app.person({ email, viewport, javaScriptEnabled })
  const [enterprise, consultant] = await Promise.all([open(emails.enterprise), open(emails.consultant)])
  const work = await award(enterprise, needPath, look)
  for (const side of [enterprise, consultant]) await confirmAgreement(side, work, look)
  const { steps } = trackOf(subject)!
  const shown = await enterprise.goto(work).then(() => enterprise.locator('main').innerText())
  for (const step of [steps[0]!, steps.at(-1)!]) expect(shown).toContain(inWords(step.evidence))
  return { enterprise, consultant, work, look, close: () => close(enterprise, consultant) }
}

const close = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))

/** Delivered with a file, given back once and delivered again, accepted; then the last one. */
async function workOff(enterprise: Page, consultant: Page, work: string, look: Look) {
  await deliver(consultant, work, look, [pdfNamed('biên bản.pdf')])
  await enterprise.goto(work)
  await enterprise.getByText(m.milestone_return_open()).click()
  await enterprise.getByLabel(m.milestone_return_reason()).fill('Chưa có chữ ký của tổ trưởng.')
  await button(enterprise, m.milestone_return()).click()
  await enterprise.getByText(m.engagement_done_return()).waitFor()
  for (const name of ['biên bản có chữ ký.pdf', 'kết quả.pdf']) {
    await deliver(consultant, work, look, [pdfNamed(name)])
    await accept(enterprise, work, look)
  }
}

describe.each(certified)('a good practice, scripts: $javaScriptEnabled', (walk) => {
  it('comes from the choice of a proposal to a verified certificate, which counts once more', async () => {
    const { enterprise, consultant, work, look, close: closeBoth } = await begun(walk)
    const officer = await app.person({ email: demoEmail('department'), javaScriptEnabled: walk.javaScriptEnabled })
    const before = await figure(officer, m.programme_figure_certified())
    await workOff(enterprise, consultant, work, look)
    const paper = { subject: walk.subject, scheme: 'VietGAP', edition: 'TCVN 11892-1:2017', scope: 'Mận hậu, 12 ha' }
    await recordCertificate(consultant, work, { ...paper, number: `VG ${walk.name}` }, look)
    await verify(officer, walk.name, look)
    expect(await figure(officer, m.programme_figure_certified())).toBe(before + 1)
    await enterprise.goto(work)
    await enterprise.getByText(m.outcome_status_verified()).first().waitFor()
    await Promise.all([closeBoth(), close(officer)])
  })
})

describe.each(measured)('a productivity tool by its $indicator, scripts: $javaScriptEnabled', (walk) => {
  it('comes from the choice of a proposal to a verified measure', async () => {
    const { enterprise, consultant, work, look, close: closeBoth } = await begun(walk)
    const indicator = indicatorOf(walk.indicator)!
    const name = inWords(indicator.name)
    const fillIn = async (numbers: readonly number[], day: string) => {
      for (const [place, { label }] of indicator.inputs.entries()) {
        await enterprise.getByLabel(inWords(label), { exact: true }).fill(String(numbers[place]))
      }
      await enterprise.getByLabel(m.measure_on()).fill(day)
    }
    await enterprise.getByRole('link', { name: m.measure_start() }).click()
    await look(enterprise)
    await enterprise.locator(`a[href$="?indicator=${indicator.id}"]`).first().click()
    await enterprise.getByLabel(m.measure_what()).fill('Tổ đóng bao 2')
    await fillIn(walk.before, formatDay(addDays(today(), -60)))
    await enterprise.getByLabel(m.measure_method()).fill('Tổ trưởng ghi sổ trong một tuần.')
    await button(enterprise, m.measure_submit_baseline()).click()
    // How sure it is was not said: the page asks, and keeps what was typed.
    expect(await enterprise.getByLabel(m.measure_what()).inputValue()).toBe('Tổ đóng bao 2')
    await enterprise.getByRole('radio', { name: m.measure_level_declared() }).check()
    await button(enterprise, m.measure_submit_baseline()).click()
    await enterprise.waitForURL(/done=started$/)
    await look(enterprise)
    const own = enterprise.url().replace(/\?.*/, '')

    await workOff(enterprise, consultant, work, look)
    await enterprise.goto(own)
    await enterprise.getByRole('link', { name: m.measure_do_after() }).click()
    await fillIn(walk.after, formatDay(today()))
    await enterprise.getByRole('radio', { name: m.measure_level_documented() }).check()
    await enterprise.locator('input[type=file]').setInputFiles(pdfNamed('so-theo-doi.pdf'))
    await enterprise.getByRole('radio', { name: m.measure_share_half() }).check()
    await look(enterprise)
    await button(enterprise, m.measure_submit_after()).click()
    await enterprise.waitForURL(/done=reported$/)
    expect(await enterprise.locator('main').innerText()).toContain('Tốt lên')

    const officer = await app.person({ email: demoEmail('department'), viewport: DESK })
    await officer.goto('/department/outcomes')
    await officer.getByRole('link', { name, exact: false }).first().click()
    await expectSound(officer)
    await button(officer, m.outcome_verify_button()).click()
    await officer.waitForURL(/done=verify$/)
    await enterprise.goto(own)
    expect(await enterprise.locator('main').innerText()).toContain(m.outcome_status_verified())
    await Promise.all([closeBoth(), close(officer)])
  })
})
