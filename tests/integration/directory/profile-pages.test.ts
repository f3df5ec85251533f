import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeEach, describe, expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import { startSession } from '~/auth/session.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { ownProfile } from '~/domain/directory/queries.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { READ_AS } from '~/forms/carried'
import * as consultantPage from '~/routes/public/consultant'
import * as checkPage from '~/routes/department/profile'
import * as profilePage from '~/routes/consultant/profile'
import * as basicsPage from '~/routes/consultant/profile-basics'
import * as credentialsPage from '~/routes/consultant/profile-credentials'
import * as reachPage from '~/routes/consultant/profile-reach'
import * as servicesPage from '~/routes/consultant/profile-services'
import { consultant, consultantWithDraft, department, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

type Fields = Record<string, string | string[]>

async function call(actor: Actor, fields?: Fields, params = {}): Promise<ActionFunctionArgs> {
  const session = new Headers()
  await startSession(actor.userId, session)
  const headers = { Cookie: session.get('Set-Cookie')!.split(';')[0]! }
  const url = 'http://localhost/page'
  if (!fields) return { request: new Request(url, { headers }), params, context: {} }
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value)
  return { request: new Request(url, { method: 'POST', headers, body }), params, context: {} }
}

type Refused = { data: { initialValue: unknown; error: unknown }; init: { status: number } }
const post = async (page: { action: (args: ActionFunctionArgs) => Promise<unknown> }, args: ActionFunctionArgs) =>
  (await page.action(args)) as Refused & Response

const basics = {
  headline: '5S và TPM cho xưởng chế biến',
  introduction: 'Đã giúp 12 xưởng chè.',
  roles: ['consulting', 'training'],
  yearsExperience: '8',
  projectsCompleted: '1.200',
  feeNote: '',
  availability: 'busy',
}

describe('the pages of the own profile', () => {
  it('save what was typed, as people type it', async () => {
    const { actor } = consultantWithDraft()
    const answer = await post(basicsPage, await call(actor, basics))
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/profile?done=basics'])
    expect(ownProfile(actor)).toMatchObject({ projectsCompleted: 1200, availability: 'busy', feeNote: '' })
  })

  it('give bad input back with an error beside each field, and write nothing', async () => {
    const { actor } = consultantWithDraft()
    const before = ownProfile(actor)
    const typed = { ...basics, headline: 'x'.repeat(141), roles: 'hacking', yearsExperience: 'tám' }
    const { data, init } = await post(basicsPage, await call(actor, typed))
    expect(init.status).toBe(400)
    expect(data.initialValue).toMatchObject({
      headline: typed.headline,
      yearsExperience: 'tám',
      introduction: basics.introduction,
    })
    expect(data.error).toEqual({
      headline: ['Tối đa 140 ký tự, bạn đang có 141.'],
      'roles[0]': ['Hãy chọn một mục.'],
      yearsExperience: [m.form_error_figure_whole()],
    })
    expect(ownProfile(actor)).toEqual(before)
  })

  it('ask for sectors and areas unless all are meant, also when something else is wrong', async () => {
    const { actor } = consultantWithDraft()
    const { data, init } = await post(reachPage, await call(actor, { languages: 'vi', workModes: 'onsite' }))
    expect(init.status).toBe(400)
    expect(Object.keys(data.error as object).sort()).toEqual(['clientSizes', 'provinces', 'sectors'])

    const all = { anySector: 'on', anyProvince: 'on', languages: 'vi', workModes: 'onsite', clientSizes: 'micro' }
    expect((await post(reachPage, await call(actor, all))).status).toBe(303)
    expect(ownProfile(actor)).toMatchObject({ anySector: true, anyProvince: true })
  })

  it('refuse an unknown subject beside the list', async () => {
    const { actor } = consultantWithDraft()
    const { data, init } = await post(servicesPage, await call(actor, { subjects: ['5S', 'NO-SUCH'] }))
    expect(init.status).toBe(400)
    expect(data).toMatchObject({
      initialValue: { subjects: ['5S', 'NO-SUCH'] },
      error: { subjects: [expect.any(String)] },
    })
  })

  it('add and remove credential rows without scripts, keeping what was typed', async () => {
    const { actor } = consultantWithDraft()
    const row = { 'credentials[0].name': 'Chuyên gia ISO 9001', 'credentials[0].validUntil': '31/12/2027' }
    const press = async (type: string, payload: object) => {
      const __intent__ = JSON.stringify({ type, payload: { name: 'credentials', ...payload } })
      const { data, init } = await post(credentialsPage, await call(actor, { ...row, __intent__ }))
      return { status: init.status, rows: (data.initialValue as { credentials?: unknown[] }).credentials ?? [] }
    }
    const added = await press('insert', {})
    expect([added.status, added.rows.length]).toEqual([200, 2])
    expect(added.rows[0]).toEqual({ name: 'Chuyên gia ISO 9001', validUntil: '31/12/2027' })
    expect(await press('remove', { index: 0 })).toEqual({ status: 200, rows: [] })
    expect(ownProfile(actor).credentials).toEqual([])

    expect((await post(credentialsPage, await call(actor, row))).status).toBe(303)
    expect(ownProfile(actor).credentials).toMatchObject([
      { name: 'Chuyên gia ISO 9001', issuer: '', number: '', validUntil: '2027-12-31' },
    ])
    expect((await post(credentialsPage, await call(actor, {}))).status).toBe(303)
    expect(ownProfile(actor).credentials).toEqual([])
  })

  it('answer a replayed submission with 409', async () => {
    const { actor } = consultantWithDraft()
    expect((await post(profilePage, await call(actor, {}))).status).toBe(303)
    const { data, init } = await post(profilePage, await call(actor, {}))
    expect([init.status, data.error]).toEqual([409, { '': [expect.stringContaining('đã được làm trước đó')] }])
  })

  it('do not exist for an enterprise', async () => {
    const visitor = enterprise()
    for (const page of [profilePage, basicsPage, servicesPage, reachPage, credentialsPage]) {
      await expect(page.loader(await call(visitor))).rejects.toMatchObject({ status: 404 })
      await expect(page.action(await call(visitor, {}))).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe("the department's page of a profile", () => {
  it('wants a reason for a return, and takes the decision on what was read', async () => {
    const { actor, profileId } = consultantWithDraft()
    submitProfile(actor)
    const officer = department()
    const seenVersion = String(ownProfile(actor).version)
    const decide = async (fields: Fields) =>
      post(checkPage, await call(officer, { [READ_AS]: seenVersion, ...fields }, { profileId }))

    const bare = await decide({ decision: 'return', reason: ' ' })
    expect([bare.init.status, bare.data.error]).toEqual([400, { reason: ['Bạn chưa điền mục này.'] }])
    const past = await decide({ decision: 'publish', checkedUntil: '01/01/2020' })
    expect([past.init.status, Object.keys(past.data.error as object)]).toEqual([400, ['checkedUntil']])
    expect((await decide({ decision: 'publish', checkedUntil: '31/12/2099' })).status).toBe(303)
    expect((await decide({ decision: 'return', reason: 'Muộn' })).init.status).toBe(409)
    expect(ownProfile(actor)).toMatchObject({ status: 'published', checkedUntil: '2099-12-31' })
  })

  it('does not exist for the consultant, nor for a profile that is none', async () => {
    const { actor, profileId } = consultant()
    await expect(checkPage.loader(await call(actor, undefined, { profileId }))).rejects.toMatchObject({ status: 404 })
    const missing = await call(department(), undefined, { profileId: 'no-such-profile' })
    await expect(checkPage.loader(missing)).rejects.toMatchObject({ status: 404 })
    await expect(consultantPage.loader(missing)).rejects.toMatchObject({ status: 404 })
  })
})
