import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { beforeEach, describe, expect, it } from 'vitest'
import { startSession } from '~/auth/session.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { organisationOf } from '~/domain/accounts/queries.server'
import { currentWeights } from '~/domain/matching/current-weights.server'
import { ownProfile } from '~/domain/directory/queries.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { managedNeed } from '~/domain/needs/queries.server'
import { onlyShown, READ_AS } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import * as organisationPage from '~/routes/account/organisation'
import * as describePage from '~/routes/consultant/describe-services'
import * as basicsPage from '~/routes/consultant/profile-basics'
import * as credentialsPage from '~/routes/consultant/profile-credentials'
import * as reachPage from '~/routes/consultant/profile-reach'
import * as servicesPage from '~/routes/consultant/profile-services'
import * as checkPage from '~/routes/department/profile'
import * as weightsPage from '~/routes/department/weights'
import * as editNeedPage from '~/routes/enterprise/edit-need'
import { newId } from '~db/ids'
import { consultantWithDraft, department, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'

beforeEach(freshDatabase)

type Page = { loader: (args: LoaderFunctionArgs) => unknown; action: (args: ActionFunctionArgs) => unknown }
type Shown = Parameters<typeof shownPage>[0]
type Where = { params?: Record<string, string>; address?: string }
type Fields = Record<string, string>
type Refused = { data: { error: Record<string, string[]>; initialValue: unknown }; init: { status: number } }

async function requestBy(actor: Actor, body?: Fields, address = '/page') {
  const headers = new Headers()
  await startSession(actor.userId, headers)
  const cookie = headers.get('Set-Cookie')!.split(';')[0]!
  return new Request(`http://localhost${address}`, {
    method: body ? 'POST' : 'GET',
    headers: { Cookie: cookie },
    body: body && new URLSearchParams(body),
  })
}

/** Two tabs of one page: each sends what it began with. */
async function twoTabs(page: Page, actor: Actor, params: Record<string, string> = {}) {
  const read = async () => {
    const loaded = await page.loader({ request: await requestBy(actor), params, context: {} })
    return (loaded as { readAs: string }).readAs
  }
  const send = async (readAs: string, fields: Fields) =>
    page.action({ request: await requestBy(actor, { ...fields, [READ_AS]: readAs }), params, context: {} })
  return { read, send, readAs: await read() }
}

const consultantPages: [string, Page, Fields, Fields][] = [
  [
    'basics',
    basicsPage,
    { headline: 'Một', introduction: 'x', roles: 'consulting', yearsExperience: '5', availability: 'open' },
    { headline: 'Hai', introduction: 'x', roles: 'consulting', yearsExperience: '5', availability: 'open' },
  ],
  ['services', servicesPage, { subjects: 'TPM' }, { subjects: '5S' }],
  [
    'descriptions',
    describePage,
    { 'services[0].subject': 'HACCP', 'services[0].description': 'Một' },
    { 'services[0].subject': 'HACCP', 'services[0].description': 'Hai' },
  ],
  [
    'reach',
    reachPage,
    { anySector: 'on', anyProvince: 'on', languages: 'vi', workModes: 'onsite', clientSizes: 'medium' },
    { anySector: 'on', anyProvince: 'on', languages: 'vi', workModes: 'remote', clientSizes: 'large' },
  ],
  ['papers', credentialsPage, { 'credentials[0].name': 'Một' }, { 'credentials[0].name': 'Hai' }],
]

describe('what somebody else saved while one was writing', () => {
  it.each(consultantPages)('is not written over: %s', async (_, page, mine, theirs) => {
    const { actor } = consultantWithDraft()
    const { readAs, read, send } = await twoTabs(page, actor)
    expect(await send(readAs, theirs)).toMatchObject({ status: 303 })
    const saved = ownProfile(actor)
    const refused = (await send(readAs, mine)) as Refused
    expect(refused.init.status).toBe(409)
    const said = page === basicsPage ? m.error_changed_meanwhile() : m.error_changed_unseen()
    expect(refused.data.error['']).toEqual([said])
    expect(refused.data.initialValue).toBeDefined()
    expect(ownProfile(actor)).toEqual(saved)
    // Sent twice is no conflict; nor is it once the page was read anew.
    expect(await send(readAs, theirs)).toMatchObject({ status: 303 })
    expect(await send(await read(), mine)).toMatchObject({ status: 303 })
    expect(ownProfile(actor)).not.toEqual(saved)
  })

  it('of an organisation stands beside the field that both changed; what one left alone is taken from the other', async () => {
    const actor = enterprise({ name: 'HTX cũ' })
    const { readAs, send } = await twoTabs(organisationPage, actor)
    const { communeCode } = organisationOf(actor)
    const form = {
      name: 'HTX cũ',
      provinceCode: '14',
      enterpriseKind: 'cooperative',
      ...(communeCode && { communeCode }),
    }
    const theirs = { ...form, name: 'HTX của đồng nghiệp', phone: '0912345678' }
    expect(await send(readAs, theirs)).toMatchObject({ status: 303 })

    const both = (await send(readAs, { ...form, name: 'HTX của tôi', address: 'Bản Áng' })) as Refused
    expect(both.data.error).toEqual({
      '': [m.error_changed_meanwhile()],
      name: [m.error_changed_field({ value: 'HTX của đồng nghiệp' })],
    })
    const merged = { name: 'HTX của tôi', address: 'Bản Áng', phone: '0912345678' }
    expect(both.data.initialValue).toMatchObject(merged)

    const apart = (await send(readAs, { ...form, address: 'Bản Áng' })) as Refused
    expect(apart.data.error).toEqual({ '': [m.error_changed_elsewhere()] })
    expect(apart.data.initialValue).toMatchObject({ ...merged, name: 'HTX của đồng nghiệp' })
    expect(organisationOf(actor)).toMatchObject({ name: 'HTX của đồng nghiệp', address: null })
  })

  it('of the weights stands beside those that both changed', async () => {
    const actor = department()
    const before = currentWeights()
    const { fee } = before.weights
    const { readAs, send } = await twoTabs(weightsPage, actor)
    const form = (change: Partial<typeof before.weights>, reason: string) => ({
      step: 'set',
      seenVersion: before.version,
      reason,
      ...Object.fromEntries(
        Object.entries({ ...before.weights, ...change }).map(([name, weight]) => [`weights.${name}`, String(weight)]),
      ),
    })
    expect(await send(readAs, form({ area: 15, fee: fee + 1 }, 'Gần hơn thì tốt hơn'))).toMatchObject({ status: 303 })
    const refused = (await send(readAs, form({ fee: fee + 2 }, 'Giá quan trọng hơn'))) as Refused
    expect(refused.init.status).toBe(409)
    expect(refused.data.error).toEqual({
      '': [m.error_changed_meanwhile()],
      'weights.fee': [m.error_changed_field({ value: String(fee + 1) })],
    })
    expect(refused.data.initialValue).toMatchObject({
      weights: { area: '15', fee: String(fee + 2) },
      reason: 'Giá quan trọng hơn',
    })
    expect(currentWeights().weights).toMatchObject({ area: 15, fee: fee + 1 })
  })

  it('stands beside the text of a need', async () => {
    const actor = enterprise()
    const need = { id: newId(), text: 'Máy sấy chè hay hỏng giữa vụ.', sectorCode: '10', communeCode: '04018' }
    draftNeed(actor, need)
    const { readAs, send } = await twoTabs(editNeedPage, actor, { needId: need.id })
    await send(readAs, { ...need, text: 'Máy sấy hỏng, đồng nghiệp sửa.' })
    const refused = (await send(readAs, { ...need, text: 'Máy sấy hỏng, tôi sửa.' })) as Refused
    expect(refused.data.error.text).toEqual([m.error_changed_field({ value: 'Máy sấy hỏng, đồng nghiệp sửa.' })])
    expect(managedNeed(actor, need.id).text).toBe('Máy sấy hỏng, đồng nghiệp sửa.')
  })
})

/** The marks that the forms of a page carry, in their order, after it has answered `fields`. */
async function marksAfter(page: Shown, actor: Actor, fields: Fields, { params = {}, address = '/page' }: Where = {}) {
  const { status, html } = await shownPage(page, { request: await requestBy(actor, fields, address), params })
  const marks = [...html.matchAll(/<input type="hidden" name="readAs" value="([^"]*)"/g)].map(([, mark]) => mark!)
  return { status, marks }
}

describe('a page shown again', () => {
  it('still says what it was read as: what was saved before its form was refused is not written over', async () => {
    const actor = enterprise({ name: 'HTX cũ' })
    const { readAs, send, read } = await twoTabs(organisationPage, actor)
    const communeCode = organisationOf(actor).communeCode!
    const form = { name: 'HTX cũ', provinceCode: '14', enterpriseKind: 'cooperative', communeCode }
    const colleagues = { address: 'Bản Áng', employees: '40' }
    expect(await send(readAs, { ...form, ...colleagues })).toMatchObject({ status: 303 })

    const mine = { ...form, [READ_AS]: readAs }
    const refused = await marksAfter(organisationPage, actor, { ...mine, phone: '091' })
    expect(refused).toEqual({ status: 400, marks: [readAs] })
    const shown = await marksAfter(organisationPage, actor, mine, { address: onlyShown('/organisation') })
    expect(shown).toEqual({ status: 200, marks: [readAs] })
    // The page that tells of it is read anew.
    const told = await marksAfter(organisationPage, actor, { ...mine, phone: '0912345678' })
    expect(told).toEqual({ status: 409, marks: [await read()] })
    expect(organisationOf(actor)).toMatchObject({ address: 'Bản Áng', phone: null })
  })

  it('with one more row, too', async () => {
    const { actor } = consultantWithDraft()
    const { readAs, send } = await twoTabs(credentialsPage, actor)
    expect(await send(readAs, { 'credentials[0].name': 'Của đồng nghiệp' })).toMatchObject({ status: 303 })
    const __intent__ = JSON.stringify({ type: 'insert', payload: { name: 'credentials', defaultValue: {} } })
    const added = await marksAfter(credentialsPage, actor, { __intent__, [READ_AS]: readAs })
    expect(added).toEqual({ status: 200, marks: [readAs] })
  })

  it('of the weights, in both its forms', async () => {
    const actor = department()
    const form = (fee: number) => ({
      step: 'set',
      reason: 'Giá quan trọng hơn',
      ...Object.fromEntries(
        Object.entries({ ...currentWeights().weights, fee }).map(([name, weight]) => [
          `weights.${name}`,
          String(weight),
        ]),
      ),
    })
    const { fee } = currentWeights().weights
    const save = async (changed: number) => {
      const { send, readAs } = await twoTabs(weightsPage, actor)
      const seenVersion = currentWeights().version
      expect(await send(readAs, { ...form(changed), seenVersion })).toMatchObject({ status: 303 })
    }
    await save(fee + 1)
    const { readAs, read } = await twoTabs(weightsPage, actor)
    const seenVersion = currentWeights().version
    await save(fee + 2)
    const reset = { step: 'reset', seenVersion, [READ_AS]: readAs }
    expect(await marksAfter(weightsPage, actor, reset)).toEqual({ status: 400, marks: [readAs, readAs] })
    const again = { ...reset, seenVersion: currentWeights().version, reason: 'Như cũ' }
    const now = await read()
    expect(await marksAfter(weightsPage, actor, again)).toEqual({ status: 409, marks: [now, now] })
    expect(currentWeights().weights.fee).toBe(fee + 2)
  })

  it('leads to no decision on what changed after it was read', async () => {
    const { actor, profileId } = consultantWithDraft()
    submitProfile(actor)
    const officer = department()
    const params = { profileId }
    const read = String(ownProfile(actor).version)
    const { readAs, send } = await twoTabs(basicsPage, actor)
    const [, , basics] = consultantPages[0]!
    expect(await send(readAs, basics)).toMatchObject({ status: 303 })
    const now = String(ownProfile(actor).version)
    expect(now).not.toBe(read)

    const decision = { decision: 'publish', [READ_AS]: read }
    const wrong = await marksAfter(checkPage, officer, { ...decision, checkedUntil: '01/01/2020' }, { params })
    expect(wrong).toEqual({ status: 409, marks: [now] })
    const unread = await marksAfter(checkPage, officer, { ...decision, checkedUntil: 'x' }, { params })
    expect(unread).toEqual({ status: 400, marks: [read] })
    expect(await marksAfter(checkPage, officer, { decision: 'publish' }, { params })).toMatchObject({ status: 409 })
    expect(ownProfile(actor).status).toBe('submitted')
  })
})
