import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Database } from '~db/sqlite'
import { launchBrowser } from '~tests/support/browser'
import { type RunningApp, startApp } from '~tests/support/app'
import { sessionOf } from '~tests/support/session'
import { isFile, kindOf } from '../page-states'
import { demoEmail, person, PHONE } from '../steps'

const LONG = 'Congtytrachnhiemhuuhanmotthanhvien'.repeat(4)

/** What people wrote, by table: everything becomes one word as long as no column is wide. */
const written = {
  organisations: ['name', 'address'],
  users: ['name'],
  needs: ['text'],
  profiles: ['headline', 'introduction', 'fee_note', 'returned_reason'],
  profile_services: ['description'],
  credentials: ['name', 'issuer', 'number'],
  requests: ['message', 'decline_note'],
  proposals: ['not_chosen_note'],
  proposal_versions: ['scope', 'approach', 'people', 'provides', 'change_note'],
  proposal_milestones: ['title', 'handover'],
  proposal_lines: ['title'],
  proposal_payments: ['title'],
  proposal_notes: ['text'],
  interests: ['message'],
  milestones: ['title', 'handover'],
  milestone_deliveries: ['note', 'returned_reason', 'accepted_reason'],
  work_pauses: ['reason'],
  work_ends: ['delivered', 'owed', 'answer'],
  disputes: ['text'],
  dispute_records: ['heard', 'agreed'],
  payment_marks: ['note'],
  plan_changes: ['reason', 'decline_reason'],
  certificates: ['scheme', 'number', 'scope', 'issuing_body', 'accreditation'],
  outcomes: ['reject_reason'],
  enquiries: ['text', 'name', 'contact', 'answer_note'],
  saved_searches: ['name'],
  files: ['name'],
  suggestion_records: ['text'],
}

let app: RunningApp
let browser: Browser
beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
  const database = new Database(path.join(app.dataDir, 'nhip-cau.sqlite'))
  for (const [table, columns] of Object.entries(written)) {
    for (const column of columns) {
      database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} IS NOT NULL AND ${column} <> ''`).run(LONG)
    }
  }
  database.close()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const people = {
  visitor: ['/consultants?introduced=all'],
  enterprise: ['/needs', '/engagements', '/organisation', '/account'],
  consultant: ['/requests', '/engagements', '/profile', '/open-needs'],
  department: ['/department', '/department/outcomes?list=verified', '/department/outcomes?list=rejected'],
} as const

it.each(Object.entries(people))(
  'a word that is longer than the screen breaks on every page of a %s',
  async (role, start) => {
    const page = await person(browser, app.url, { viewport: PHONE })
    if (role !== 'visitor') {
      const [name, value] = (await sessionOf(app.url, demoEmail(role as 'enterprise'))).split('=') as [string, string]
      await page.context().addCookies([{ name, value, url: app.url }])
    }
    const looked = new Set<string>()
    const wide: string[] = []
    const waiting: string[] = [...start]
    while (waiting.length > 0) {
      const next = waiting.shift()!
      if (looked.has(kindOf(next)) || isFile(next) || /^\/(sign-out|workspace)/.test(next)) continue
      looked.add(kindOf(next))
      await page.goto(next)
      for (const width of [PHONE.width, 1280]) {
        await page.setViewportSize({ width, height: PHONE.height })
        const needed = await page.evaluate<number>('document.documentElement.scrollWidth')
        if (needed > width) wide.push(`${next} needs ${needed} of ${width}`)
      }
      const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')!))
      waiting.push(...links)
    }
    expect(looked.size).toBeGreaterThan(3)
    expect(wide).toEqual([])
  },
)
