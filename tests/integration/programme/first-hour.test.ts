import { beforeEach, describe, expect, it } from 'vitest'
import { startSession } from '~/auth/session.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { hasOfficers } from '~/domain/accounts/queries.server'
import * as m from '~/i18n/paraglide/messages'
import * as page from '~/routes/department/programme'
import { colleague, consultant, department, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'

beforeEach(freshDatabase)

async function seenBy(actor: Actor) {
  const headers = new Headers()
  await startSession(actor.userId, headers)
  const cookie = headers.get('Set-Cookie')!.split(';')[0]!
  const request = new Request('https://nhip-cau.example/department', { headers: { Cookie: cookie } })
  return (await shownPage(page, { request, params: {} })).html
}

describe('a department’s first hour', () => {
  it('begins with what to do, with words to send and no figures of nothing', async () => {
    const html = await seenBy(department())
    expect(html).toContain(m.first_title())
    expect(html).toContain('https://nhip-cau.example/sign-up?kind=consulting')
    expect(html).not.toContain(m.programme_work_none())
    expect(html).not.toContain(m.programme_figures_title())
  })

  it('ends with the first consultant and the first need', async () => {
    const officer = department()
    colleague(officer, 'member')
    consultant()
    expect(await seenBy(officer)).toContain(m.first_colleagues({ count: '2' }))
    publishedNeed()
    const html = await seenBy(officer)
    expect(html).not.toContain(m.first_title())
    expect(html).toContain(m.programme_figures_title())
  })
})

it('an installation knows whether anybody can check a consultant', () => {
  expect(hasOfficers()).toBe(false)
  department()
  expect(hasOfficers()).toBe(true)
})
